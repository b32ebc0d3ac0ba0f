using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>A change of the shares delegated to an operator in one strategy.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="Shares">Change of the balance, negative when shares leave.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <param name="BlockTime">Time of the block, Unix seconds (UTC).</param>
/// <param name="Staker">Whose shares moved; the zero address for a slash.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorShareDelta(
    Address Operator,
    Address Strategy,
    Int128 Shares,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber,
    long BlockTime,
    Address Staker
) : IEventRow;
