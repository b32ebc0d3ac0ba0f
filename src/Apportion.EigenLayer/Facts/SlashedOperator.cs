using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts;

/// <summary>One strategy of an operator's slash.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="WadSlashed">Slashed part of the operator's stake, 10^18 is all of it.</param>
/// <param name="Description">Free text of the slasher.</param>
/// <param name="OperatorSetId">Number of the operator set within its AVS.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct SlashedOperator(
    Address Operator,
    Address Strategy,
    UInt256 WadSlashed,
    string Description,
    uint OperatorSetId,
    Address Avs,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
