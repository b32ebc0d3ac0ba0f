namespace Apportion.TheGraph.Facts;

/// <summary>What a contract sees of the transaction it runs in.</summary>
/// <param name="Block"><c>block.number</c>: on Arbitrum the L1 block number, not the number in the log.</param>
/// <param name="Timestamp"><c>block.timestamp</c>, seconds.</param>
/// <param name="Sender"><c>msg.sender</c>.</param>
/// <param name="AllocationProofKnownGood">
/// True if the chain already accepted the call, so that an allocation's signature need not be recovered again.
/// </param>
public readonly record struct CallContext(
    ulong Block,
    ulong Timestamp,
    Address Sender,
    bool AllocationProofKnownGood = false
);
