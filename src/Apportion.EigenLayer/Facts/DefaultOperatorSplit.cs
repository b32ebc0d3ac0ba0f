using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>What operators keep that have set no split of their own.</summary>
/// <param name="OldSplitBips">Split before, in basis points.</param>
/// <param name="NewSplitBips">Split afterwards, in basis points.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct DefaultOperatorSplit(
    int OldSplitBips,
    int NewSplitBips,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
