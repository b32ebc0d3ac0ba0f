using Apportion.Core;

namespace Apportion.EigenLayer.Rulesets;

/// <summary>Everything a run follows: the ruleset, the fork dates and the network's parameters.</summary>
public sealed record RewardsRules
{
    /// <summary>The version of the pipeline.</summary>
    public required RewardsRuleset Ruleset { get; init; }

    /// <summary>Name of the network; excluded addresses are those of this name.</summary>
    public required string Network { get; init; }

    /// <summary>The AVSDirectory whose registrations count for restaked strategies.</summary>
    public required Address AvsDirectory { get; init; }

    /// <summary>Fork dates.</summary>
    public required ForkSchedule Forks { get; init; }

    /// <summary>Block from which queued withdrawals are added back, where the ruleset does that.</summary>
    public long SabineBlock { get; init; }

    /// <summary>Seconds a queued withdrawal stays slashable; can have a fraction.</summary>
    public decimal WithdrawalQueueWindow { get; init; }

    /// <summary>
    /// Token amounts are floors of exact fractions instead of floors of PostgreSQL's rounded quotients and doubles. Ours,
    /// for comparison only: no root was ever posted by it. Weights stay those of the ruleset.
    /// </summary>
    public bool FloorsExactly { get; init; }

    /// <summary>The rules of a network, with the fork dates its ruleset was made for.</summary>
    public static RewardsRules Of(Network network, RewardsRuleset ruleset) =>
        new()
        {
            Ruleset = ruleset,
            Network = network.Name,
            AvsDirectory = network.AvsDirectory,
            Forks = ruleset.PaysStakePools ? network.Forks : network.Forks.With(Fork.Sabine, network.DraftSabineDay),
            SabineBlock = network.DraftSabineBlock,
            WithdrawalQueueWindow = network.WithdrawalQueueWindow,
        };

    /// <summary>Whether a fork is not yet in force for a snapshot of a submission: both lie before its date.</summary>
    /// <remarks>Source: spec eigenlayer section 6.8.</remarks>
    internal bool IsBefore(Fork fork, int day, int submissionDay) =>
        day < Forks.DayOf(fork) && submissionDay < Forks.DayOf(fork);
}
