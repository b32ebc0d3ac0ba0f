using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>The most an operator can allocate of its stake in a strategy.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="MaxMagnitude">What is left of 10^18 after slashes.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorMaxMagnitude(
    Address Operator,
    Address Strategy,
    ulong MaxMagnitude,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
