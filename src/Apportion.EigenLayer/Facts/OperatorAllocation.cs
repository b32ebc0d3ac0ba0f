using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>The part of an operator's stake in a strategy that is allocated to an operator set.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="Magnitude">Part of the operator's stake that is allocated, 10^18 is all of it.</param>
/// <param name="EffectiveBlock">Block from which the allocation holds.</param>
/// <param name="OperatorSetId">Number of the operator set within its AVS.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorAllocation(
    Address Operator,
    Address Strategy,
    ulong Magnitude,
    long EffectiveBlock,
    uint OperatorSetId,
    Address Avs,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
