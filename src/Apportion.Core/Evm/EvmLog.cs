using System.Collections.Immutable;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.Core.Evm;

/// <summary>One log record of an EVM chain as <c>eth_getLogs</c> gives it.</summary>
public sealed class EvmLog
{
    /// <summary>The contract that emitted the log.</summary>
    public required Address Address { get; init; }

    /// <summary>The topics, at most four; the first one is the hash of the event signature unless the event is anonymous.</summary>
    public required ImmutableArray<Hash256> Topics { get; init; }

    /// <summary>The data that is not in topics, ABI encoded.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Number of the block; on Arbitrum the number of the L2 block.</summary>
    public required ulong BlockNumber { get; init; }

    /// <summary>Hash of the block, null if the source leaves it out.</summary>
    public Hash256? BlockHash { get; init; }

    /// <summary>Time of the block in seconds since 1970 UTC, null if the source leaves it out.</summary>
    public ulong? BlockTimestamp { get; init; }

    /// <summary>Number of the L1 block that contracts on Arbitrum see, null elsewhere.</summary>
    public ulong? L1BlockNumber { get; init; }

    /// <summary>Hash of the transaction.</summary>
    public required Hash256 TransactionHash { get; init; }

    /// <summary>Place of the transaction in its block, from 0.</summary>
    public required uint TransactionIndex { get; init; }

    /// <summary>Place of the log among all logs of its block, from 0; a filtered list has gaps.</summary>
    public required uint LogIndex { get; init; }

    /// <summary>True if the node says that the log was undone by a reorganisation.</summary>
    public bool Removed { get; init; }

    /// <summary>The first topic, or 32 zero bytes for a log without topics.</summary>
    public Hash256 Topic0 => Topics.IsEmpty ? default : Topics[0];

    /// <summary>The place on the chain in words, for messages.</summary>
    public string Where => Invariant($"block {BlockNumber}, log {LogIndex}, transaction {TransactionHash}");

    /// <summary>The address in an indexed argument.</summary>
    /// <param name="index">1 to 3; topic 0 is the signature.</param>
    /// <exception cref="AbiException">There is no such topic, or its first twelve bytes are not zero.</exception>
    public Address TopicAddress(int index)
    {
        Span<byte> word = stackalloc byte[32];
        return new AbiReader(TopicBytes(index, word)).ReadAddress();
    }

    /// <summary>The unsigned integer in an indexed argument.</summary>
    /// <param name="index">1 to 3; topic 0 is the signature.</param>
    /// <exception cref="AbiException">There is no such topic.</exception>
    public UInt256 TopicUInt256(int index)
    {
        Span<byte> word = stackalloc byte[32];
        return new AbiReader(TopicBytes(index, word)).ReadUInt256();
    }

    /// <summary>The raw 32 bytes of an indexed argument; for strings, bytes and arrays that is a hash.</summary>
    /// <param name="index">1 to 3; topic 0 is the signature.</param>
    /// <exception cref="AbiException">There is no such topic.</exception>
    public Hash256 TopicHash(int index) =>
        index < Topics.Length
            ? Topics[index]
            : throw new AbiException(Invariant($"the log has {Topics.Length} topics, topic {index} is missing"));

    /// <summary>A reader over the data.</summary>
    public AbiReader ReadData() => new(Data.Span);

    /// <summary>The order of the chain: block, transaction, log. Negative if this log comes first, 0 for the same place.</summary>
    public int ComparePlace(EvmLog other)
    {
        var order = BlockNumber.CompareTo(other.BlockNumber);
        order = order != 0 ? order : TransactionIndex.CompareTo(other.TransactionIndex);
        return order != 0 ? order : LogIndex.CompareTo(other.LogIndex);
    }

    /// <summary>Whether both records say the same in every field.</summary>
    public bool SaysTheSameAs(EvmLog other) =>
        ComparePlace(other) == 0
        && Address == other.Address
        && Topics.AsSpan().SequenceEqual(other.Topics.AsSpan())
        && Data.Span.SequenceEqual(other.Data.Span)
        && BlockHash == other.BlockHash
        && BlockTimestamp == other.BlockTimestamp
        && L1BlockNumber == other.L1BlockNumber
        && TransactionHash == other.TransactionHash
        && Removed == other.Removed;

    private ReadOnlySpan<byte> TopicBytes(int index, Span<byte> word)
    {
        TopicHash(index).CopyTo(word);
        return word;
    }
}
