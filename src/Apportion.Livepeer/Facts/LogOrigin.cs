namespace Apportion.Livepeer.Facts;

/// <summary>Where a fact comes from: a log of a transaction. Ordered by block, then by the log's index in the block.</summary>
/// <param name="Block">Block number that the log carries (on Arbitrum the L2 block, not what contracts see).</param>
/// <param name="LogIndex">Index of the log in its block.</param>
/// <param name="TransactionIndex">Index of the transaction in its block.</param>
/// <param name="Transaction">Transaction hash.</param>
/// <param name="Timestamp">Block time in seconds since 1970, 0 where the node does not give it.</param>
public readonly record struct LogOrigin(
    ulong Block,
    ulong LogIndex,
    ulong TransactionIndex,
    Hash256 Transaction,
    ulong Timestamp = 0
) : IComparable<LogOrigin>
{
    /// <summary>Order of the chain: block, then log index.</summary>
    public int CompareTo(LogOrigin other) =>
        Block != other.Block ? Block.CompareTo(other.Block) : LogIndex.CompareTo(other.LogIndex);

    /// <summary>True if both logs belong to one transaction.</summary>
    public bool SameTransaction(in LogOrigin other) =>
        Block == other.Block && TransactionIndex == other.TransactionIndex && Transaction == other.Transaction;

    /// <summary>Block, log index and transaction, for messages.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"block {Block} log {LogIndex} tx {Transaction}");

    /// <summary>Order of the chain.</summary>
    public static bool operator <(LogOrigin left, LogOrigin right) => left.CompareTo(right) < 0;

    /// <summary>Order of the chain.</summary>
    public static bool operator >(LogOrigin left, LogOrigin right) => left.CompareTo(right) > 0;

    /// <summary>Order of the chain.</summary>
    public static bool operator <=(LogOrigin left, LogOrigin right) => left.CompareTo(right) <= 0;

    /// <summary>Order of the chain.</summary>
    public static bool operator >=(LogOrigin left, LogOrigin right) => left.CompareTo(right) >= 0;
}
