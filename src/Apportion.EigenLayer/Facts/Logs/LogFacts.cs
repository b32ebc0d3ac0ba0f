using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>What the raw logs of the contracts add up to: the input tables and what only auditors need.</summary>
public sealed class LogFacts
{
    /// <summary>Starts empty.</summary>
    public LogFacts()
        : this(new EigenLayerFacts()) { }

    private LogFacts(EigenLayerFacts facts) => Facts = facts;

    /// <summary>
    /// Tables that did not come from logs here: slashing factors, phantom slashes, roots and claims are not known then.
    /// </summary>
    public static LogFacts FromTables(EigenLayerFacts facts) => new(facts) { IsFromTables = true };

    /// <summary>Whether the rows were given as tables, so that only what tables hold is known.</summary>
    public bool IsFromTables { get; private init; }

    /// <summary>The input tables; restaked strategies and excluded accounts are not events and stay empty.</summary>
    public EigenLayerFacts Facts { get; }

    /// <summary>Posted distribution roots.</summary>
    public List<SubmittedDistributionRoot> SubmittedDistributionRoots { get; } = [];

    /// <summary>Withdrawn distribution roots.</summary>
    public List<DisabledDistributionRoot> DisabledDistributionRoots { get; } = [];

    /// <summary>Paid claims.</summary>
    public List<RewardsClaim> RewardsClaims { get; } = [];

    /// <summary>Changes of who may claim for whom.</summary>
    public List<ClaimerChange> ClaimerChanges { get; } = [];

    /// <summary>Every loss of a staker by a slash, in the order of the chain.</summary>
    public List<SlashLoss> SlashLosses { get; } = [];

    /// <summary>Every fall of a pod owner's slashing factor.</summary>
    public List<BeaconChainSlash> BeaconChainSlashes { get; } = [];

    /// <summary>Balances that the rows slash although the chain does not, each time the error changes.</summary>
    public List<PhantomSlash> PhantomSlashes { get; } = [];

    /// <summary>What was found out about the logs: wrong reward hashes, missing submissions or roots, repaired lists.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Reward submissions of all kinds whose hash was recomputed.</summary>
    public long Submissions { get; internal set; }

    /// <summary>Logs that gave rows or could have.</summary>
    public long LogsUsed { get; internal set; }

    /// <summary>Logs of other contracts and events, left out.</summary>
    public long LogsIgnored { get; internal set; }
}
