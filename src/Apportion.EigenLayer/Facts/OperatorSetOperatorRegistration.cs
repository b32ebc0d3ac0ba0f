using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>An operator that joins or leaves an operator set.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="OperatorSetId">Number of the operator set within its AVS.</param>
/// <param name="IsActive">Whether this adds (true) or removes (false).</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorSetOperatorRegistration(
    Address Operator,
    Address Avs,
    uint OperatorSetId,
    bool IsActive,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
