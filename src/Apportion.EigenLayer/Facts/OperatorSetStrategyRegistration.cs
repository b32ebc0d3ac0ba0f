using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>A strategy that is added to or removed from an operator set.</summary>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="OperatorSetId">Number of the operator set within its AVS.</param>
/// <param name="IsActive">Whether this adds (true) or removes (false).</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorSetStrategyRegistration(
    Address Strategy,
    Address Avs,
    uint OperatorSetId,
    bool IsActive,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
