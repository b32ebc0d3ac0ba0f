using Apportion.Core;

namespace Apportion.RocketPool.Commitment;

/// <summary>What a minipool's validator did, and the bonus part of rulesets v10 and later.</summary>
/// <param name="Minipool">The minipool.</param>
/// <param name="Validator">Attestations, score and ETH.</param>
/// <param name="Bonus">Present where the minipool was examined for a bonus.</param>
/// <param name="Participation">Present in file version 1.</param>
public sealed record MinipoolPerformance(
    Address Minipool,
    ValidatorPerformance Validator,
    BonusPerformance? Bonus = null,
    LegacyParticipation? Participation = null
);
