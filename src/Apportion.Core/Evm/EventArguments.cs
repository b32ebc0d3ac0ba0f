using System.Collections.Immutable;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.Core.Evm;

/// <summary>
/// The arguments of one log, read in the order of their declaration, wherever they lie: in topics or in the data. Each
/// reader is strict about its own type; nothing is allocated but what a dynamic argument holds.
/// </summary>
public ref struct EventArguments
{
    private readonly EventDescription _description;
    private readonly ReadOnlySpan<Hash256> _topics;
    private AbiReader _data;
    private int _next;
    private int _topic;

    /// <summary>Starts at the first argument.</summary>
    /// <param name="description">The declared event.</param>
    /// <param name="topics">The log's topics, the signature first.</param>
    /// <param name="data">The log's data.</param>
    /// <exception cref="AbiException">The first topic or the number of topics is not the event's.</exception>
    public EventArguments(EventDescription description, ReadOnlySpan<Hash256> topics, ReadOnlySpan<byte> data)
    {
        if (topics.Length != description.IndexedCount + 1 || topics[0] != description.Topic0)
            throw new AbiException(
                topics.IsEmpty
                    ? Invariant(
                        $"no topics, expected {description.IndexedCount + 1} that start with {description.Topic0}"
                    )
                    : Invariant(
                        $"{topics.Length} topics that start with {topics[0]}, expected {description.IndexedCount + 1} that start with {description.Topic0}"
                    )
            );
        _description = description;
        _topics = topics;
        _data = new AbiReader(data);
        _topic = 1;
    }

    /// <summary>The arguments of a log.</summary>
    /// <exception cref="AbiException">The first topic or the number of topics is not the event's.</exception>
    public EventArguments(EventDescription description, EvmLog log)
        : this(description, log.Topics.AsSpan(), log.Data.Span) { }

    /// <summary>The next argument as an address.</summary>
    public Address Address() => NextIsTopic(out var topic) ? topic.ReadAddress() : _data.ReadAddress();

    /// <summary>The next argument as <c>uint256</c>.</summary>
    public UInt256 UInt256() => NextIsTopic(out var topic) ? topic.ReadUInt256() : _data.ReadUInt256();

    /// <summary>The next argument as an integer below 2^64, whatever width is declared: rounds, counters, times.</summary>
    public ulong UInt64() => NextIsTopic(out var topic) ? topic.ReadUInt64() : _data.ReadUInt64();

    /// <summary>The next argument as <c>bytes32</c>.</summary>
    public Hash256 Hash() => NextIsTopic(out var topic) ? topic.ReadHash() : _data.ReadHash();

    /// <summary>The next argument as <c>bytes20</c>, which has the size of an address but stands at the left of its word.</summary>
    public Address Bytes20() =>
        Core.Address.FromBytes(NextIsTopic(out var topic) ? topic.ReadFixedBytes(20) : _data.ReadFixedBytes(20));

    /// <summary>The next argument, which is no topic, as <c>bytes</c>.</summary>
    public byte[] Bytes()
    {
        _next++;
        return _data.ReadBytes().ToArray();
    }

    /// <summary>The next argument, which is no topic, as <c>string</c>.</summary>
    public string Text()
    {
        _next++;
        return _data.ReadString();
    }

    /// <summary>The next argument by its declared type; one that a topic cannot hold is there as its hash.</summary>
    public AbiValue Value()
    {
        var type = _description.Parameters[_next].Type;
        if (!NextIsTopic(out var topic))
            return type.Read(ref _data);
        return (type.IsDynamic || type.Kind == AbiKind.Tuple ? AbiType.Elementary("bytes32") : type).Read(ref topic);
    }

    private bool NextIsTopic(out AbiReader topic)
    {
        var indexed = _description.Parameters[_next++].Indexed;
        topic = indexed ? new AbiReader(Hash256.AsSpan(in _topics[_topic++])) : default;
        return indexed;
    }
}
