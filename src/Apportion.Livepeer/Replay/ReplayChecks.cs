namespace Apportion.Livepeer.Replay;

/// <summary>All comparisons of a replay.</summary>
public sealed class ReplayChecks
{
    /// <summary>Claims as logged against the recomputed pending stake and fees.</summary>
    public ReplayCheck Claims { get; } =
        new(
            "livepeer.earnings-claimed",
            "every claim paid exactly the pending stake and fees, from the round after the last claim"
        );

    /// <summary>Rewards as logged against the Minter's formula.</summary>
    public ReplayCheck Rewards { get; } =
        new("livepeer.reward", "every reward call minted the orchestrator's part of the round's mintable tokens");

    /// <summary>Treasury parts as logged against the treasury cut.</summary>
    public ReplayCheck Treasury { get; } = new("livepeer.treasury-reward", "the treasury got its cut of every reward");

    /// <summary>Vote checkpoints as logged against the recomputed ones.</summary>
    public ReplayCheck Votes { get; } =
        new("livepeer.bonding-votes", "vote checkpoints say what the bonds say, so governance votes are right");

    /// <summary>Bonds, locks and delegates as logged against the state.</summary>
    public ReplayCheck Bonds { get; } =
        new("livepeer.bond", "no log is missing: each one fits to the state that all before it lead to");

    /// <summary>Joins and evictions as logged against the pool.</summary>
    public ReplayCheck Pool { get; } =
        new("livepeer.pool", "orchestrators joined and left the pool when the rule says so");

    /// <summary>Rounds, inflation and mintable tokens.</summary>
    public ReplayCheck Rounds { get; } =
        new("livepeer.inflation", "inflation moved by its step and mintable tokens are supply times inflation");

    /// <summary>Parameter values that were needed.</summary>
    public ReplayCheck Parameters { get; } =
        new("livepeer.parameter", "values that logs do not carry were given where the result depends on them");

    /// <summary>True once a BondingVotes log was seen; without any, missing ones are no finding.</summary>
    public bool SawVotes { get; internal set; }

    /// <summary>All checks, in the order they are reported.</summary>
    public IReadOnlyList<ReplayCheck> All => [Claims, Rewards, Treasury, Votes, Bonds, Pool, Rounds, Parameters];
}
