using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>What the raw logs of the contracts add up to: the input tables and what only auditors need.</summary>
public sealed class LogFacts
{
    /// <summary>The input tables; restaked strategies and excluded accounts are not events and stay empty.</summary>
    public EigenLayerFacts Facts { get; } = new();

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
