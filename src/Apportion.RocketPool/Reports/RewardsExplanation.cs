using Apportion.Core;

namespace Apportion.RocketPool.Reports;

/// <summary>Why an account gets what it gets: a derivation for each amount, zeros included.</summary>
/// <param name="Subject">What is explained, for people.</param>
/// <param name="Ruleset">Name of the ruleset.</param>
/// <param name="Derivations">The amounts, in the order RPL, ETH.</param>
/// <param name="Notices">Faults of the ruleset that touched the account.</param>
public sealed record RewardsExplanation(
    string Subject,
    string Ruleset,
    IReadOnlyList<Derivation> Derivations,
    IReadOnlyList<Finding> Notices
);
