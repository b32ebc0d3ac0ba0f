namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>The contracts whose events the engine reads.</summary>
public enum EigenLayerContract
{
    /// <summary>Deposits and the first form of withdrawals.</summary>
    StrategyManager,

    /// <summary>Restaked native ETH.</summary>
    EigenPodManager,

    /// <summary>Delegation, operators' shares and withdrawals.</summary>
    DelegationManager,

    /// <summary>Registration of operators with AVSs outside of operator sets.</summary>
    AVSDirectory,

    /// <summary>Operator sets, allocations and slashing.</summary>
    AllocationManager,

    /// <summary>Reward submissions, splits, distribution roots and claims.</summary>
    RewardsCoordinator,
}
