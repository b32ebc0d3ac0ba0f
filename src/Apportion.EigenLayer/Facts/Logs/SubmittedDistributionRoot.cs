using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A distribution root posted to the RewardsCoordinator.</summary>
/// <param name="Root">The root; zero is possible and can pay nothing.</param>
/// <param name="RootIndex">Its number, from 0.</param>
/// <param name="RewardsCalculationEnd">Unix seconds up to which rewards are in it.</param>
/// <param name="ActivatedAt">Unix seconds from which it can be claimed from.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct SubmittedDistributionRoot(
    Hash256 Root,
    uint RootIndex,
    long RewardsCalculationEnd,
    long ActivatedAt,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
