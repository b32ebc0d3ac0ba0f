using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>An operator that registers with an AVS or leaves it.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="Registered">True when the operator joins, false when it leaves.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct AvsOperatorStateChange(
    Address Operator,
    Address Avs,
    bool Registered,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
