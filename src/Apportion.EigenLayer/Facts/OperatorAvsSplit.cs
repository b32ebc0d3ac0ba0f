using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>What an operator keeps of the rewards of one AVS.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="ActivatedAt">When the split takes effect, Unix seconds.</param>
/// <param name="OldSplitBips">Split before, in basis points.</param>
/// <param name="NewSplitBips">Split afterwards, in basis points.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorAvsSplit(
    Address Operator,
    Address Avs,
    long ActivatedAt,
    int OldSplitBips,
    int NewSplitBips,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
