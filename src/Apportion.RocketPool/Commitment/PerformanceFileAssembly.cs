using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Commitment;

/// <summary>The performance file of a computed interval: validators of nodes that the Smoothing Pool pays.</summary>
/// <remarks>Source: spec rocket-pool section 12.3.</remarks>
internal static class PerformanceFileAssembly
{
    private const int FirstVersionWithScores = 2;

    public static PerformanceFile Build(RewardsResult result, RewardsHeader header)
    {
        var paid = result.Nodes.Where(node => !node.SmoothingPoolEth.IsZero).Select(node => node.Node).ToHashSet();
        var idleToo = result.Ruleset.SmoothingPool == SmoothingPoolRule.ActiveSlots;
        var minipools = result
            .Minipools.Where(minipool => paid.Contains(minipool.Node))
            .Where(minipool => idleToo || minipool.Good + minipool.Missed > 0);
        return new PerformanceFile
        {
            Header = header,
            Minipools = [.. minipools.Select(minipool => Minipool(result, minipool))],
            Megapools = result.Ruleset.CountsMegapools ? Megapools(result, paid) : null,
            BonusScalar = result.BonusScalar,
        };
    }

    private static MinipoolPerformance Minipool(RewardsResult result, MinipoolOutcome minipool)
    {
        var scored = result.Ruleset.FileVersion >= FirstVersionWithScores;
        var validator = new ValidatorPerformance(
            minipool.Pubkey.ToString(),
            minipool.Good,
            minipool.Missed,
            scored ? minipool.AttestationScore : null,
            minipool.MissedSlots(),
            scored ? minipool.EthEarned : null
        );
        var bonus = minipool.Bonus is { } outcome
            ? new BonusPerformance(outcome.ConsensusIncome, outcome.BonusEthEarned, outcome.EffectiveCommission)
            : null;
        return new MinipoolPerformance(
            minipool.Address,
            validator,
            bonus,
            scored ? null : Participation(result, minipool)
        );
    }

    /// <summary>The rounded fractions of file version 1; they inform and are never read back.</summary>
    private static LegacyParticipation Participation(RewardsResult result, MinipoolOutcome minipool)
    {
        var length = result.Interval.ConsensusEndBlock - result.Interval.ConsensusStartBlock;
        var bySlots = result.Ruleset.SmoothingPool == SmoothingPoolRule.ActiveSlots;
        var start = bySlots ? minipool.StartSlot : result.Interval.ConsensusStartBlock;
        var end = bySlots ? minipool.EndSlot : result.Interval.ConsensusEndBlock;
        var active = end >= start ? end - start : 0;
        return new LegacyParticipation(
            start,
            end,
            DecimalFraction.Of(active, length),
            DecimalFraction.Of(minipool.Good, minipool.Good + minipool.Missed),
            RocketPoolAssets.Eth.Format(minipool.EthEarned)
        );
    }

    private static MegapoolPerformance[] Megapools(RewardsResult result, HashSet<Address> paid)
    {
        var megapools = new SortedDictionary<Address, MegapoolPerformance>();
        var groups = result
            .MegapoolValidators.Where(validator => paid.Contains(validator.Node))
            .Where(validator => validator.Good + validator.Missed > 0)
            .GroupBy(validator => validator.Megapool);
        foreach (var group in groups)
        {
            megapools[group.Key] = new MegapoolPerformance(group.Key, null, [.. group.Select(Validator)]);
        }

        // Upstream tells the voter share only of megapools that it does not list for their validators.
        foreach (var node in result.Nodes.Where(node => !node.VoterShareEth.IsZero))
        {
            var megapool = result.MegapoolOfNode[node.Node];
            megapools.TryAdd(megapool, new MegapoolPerformance(megapool, node.VoterShareEth, null));
        }

        return [.. megapools.Values];
    }

    private static ValidatorPerformance Validator(MegapoolValidatorOutcome validator) =>
        new(
            validator.Pubkey.ToString(),
            validator.Good,
            validator.Missed,
            validator.AttestationScore,
            validator.MissedSlots(),
            validator.EthEarned
        );
}
