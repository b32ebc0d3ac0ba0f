using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>A staker that delegates to an operator or leaves it.</summary>
/// <param name="Staker">The account that holds the stake.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Delegated">True when the staker joins, false when it leaves.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct StakerDelegationChange(
    Address Staker,
    Address Operator,
    bool Delegated,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
