using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A distribution root withdrawn before it became active.</summary>
/// <param name="RootIndex">Its number.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct DisabledDistributionRoot(
    uint RootIndex,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
