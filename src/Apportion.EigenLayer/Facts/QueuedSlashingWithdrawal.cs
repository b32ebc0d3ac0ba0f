using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts;

/// <summary>One strategy of a queued withdrawal that can still be slashed.</summary>
/// <param name="Staker">The account that holds the stake.</param>
/// <param name="Operator">Whom the staker was delegated to; zero if nobody.</param>
/// <param name="Withdrawer">Who may complete the withdrawal.</param>
/// <param name="Nonce">Number of the withdrawal of its staker.</param>
/// <param name="StartBlock">Block in which the withdrawal was queued.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="ScaledShares">Shares before the slashing factor.</param>
/// <param name="SharesToWithdraw">Shares that left the balance.</param>
/// <param name="WithdrawalRoot">Hash that names the withdrawal.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct QueuedSlashingWithdrawal(
    Address Staker,
    Address Operator,
    Address Withdrawer,
    UInt256 Nonce,
    long StartBlock,
    Address Strategy,
    UInt256 ScaledShares,
    UInt256 SharesToWithdraw,
    Hash256 WithdrawalRoot,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
