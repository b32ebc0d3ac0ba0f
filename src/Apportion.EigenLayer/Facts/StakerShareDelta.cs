using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>A change of a staker's shares in one strategy (deposit, withdrawal, pod balance, slash).</summary>
/// <param name="Staker">The account that holds the stake.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="Shares">Change of the balance, negative when shares leave.</param>
/// <param name="StrategyIndex">Position in the list of strategies.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <param name="BlockTime">Time of the block, Unix seconds (UTC).</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct StakerShareDelta(
    Address Staker,
    Address Strategy,
    Int128 Shares,
    int StrategyIndex,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber,
    long BlockTime
) : IEventRow;
