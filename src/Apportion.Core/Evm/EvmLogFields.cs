using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>The fields of a log while its object is read.</summary>
internal struct EvmLogFields(string where)
{
    private Address? _address;
    private ImmutableArray<Hash256> _topics;
    private byte[]? _data;
    private ulong? _blockNumber;
    private Hash256? _blockHash;
    private ulong? _blockTimestamp;
    private ulong? _l1BlockNumber;
    private Hash256? _transactionHash;
    private ulong? _transactionIndex;
    private ulong? _logIndex;
    private bool _removed;

    /// <summary>Reads one member; the reader stands on its name and then on the end of its value.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("address"u8))
        {
            _address = ReadAddress(ref reader, "address");
        }
        else if (reader.ValueTextEquals("topics"u8))
        {
            _topics = ReadTopics(ref reader);
        }
        else if (reader.ValueTextEquals("data"u8))
        {
            _data = ReadBytes(ref reader, "data", -1);
        }
        else if (reader.ValueTextEquals("blockHash"u8))
        {
            _blockHash = ReadHash(ref reader, "blockHash");
        }
        else if (reader.ValueTextEquals("transactionHash"u8))
        {
            _transactionHash = ReadHash(ref reader, "transactionHash");
        }
        else if (reader.ValueTextEquals("removed"u8))
        {
            _removed = ReadBool(ref reader, "removed");
        }
        else
        {
            ReadNumberOrSkip(ref reader);
        }
    }

    /// <summary>The log, once all members were read.</summary>
    public readonly EvmLog ToLog() =>
        new()
        {
            Address = _address ?? throw Missing("address"),
            Topics = _topics.IsDefault ? throw Missing("topics") : _topics,
            Data = _data ?? throw Missing("data"),
            BlockNumber = _blockNumber ?? throw Missing("blockNumber"),
            BlockHash = _blockHash,
            BlockTimestamp = _blockTimestamp,
            L1BlockNumber = _l1BlockNumber,
            TransactionHash = _transactionHash ?? throw Missing("transactionHash"),
            TransactionIndex = Small(_transactionIndex, "transactionIndex"),
            LogIndex = Small(_logIndex, "logIndex"),
            Removed = _removed,
        };

    private void ReadNumberOrSkip(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("blockNumber"u8))
        {
            _blockNumber = ReadNumber(ref reader, "blockNumber");
        }
        else if (reader.ValueTextEquals("transactionIndex"u8))
        {
            _transactionIndex = ReadNumber(ref reader, "transactionIndex");
        }
        else if (reader.ValueTextEquals("logIndex"u8))
        {
            _logIndex = ReadNumber(ref reader, "logIndex");
        }
        else if (reader.ValueTextEquals("blockTimestamp"u8))
        {
            _blockTimestamp = ReadTime(ref reader, "blockTimestamp");
        }
        else if (reader.ValueTextEquals("l1BlockNumber"u8))
        {
            _l1BlockNumber = ReadNumber(ref reader, "l1BlockNumber");
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private readonly Address? ReadAddress(ref Utf8JsonReader reader, string field)
    {
        var bytes = ReadBytes(ref reader, field, Address.Length);
        return bytes is null ? null : Address.FromBytes(bytes);
    }

    private readonly Hash256? ReadHash(ref Utf8JsonReader reader, string field)
    {
        var bytes = ReadBytes(ref reader, field, 32);
        return bytes is null ? null : Hash256.FromBytes(bytes);
    }

    private readonly ImmutableArray<Hash256> ReadTopics(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Bad("topics", ref reader, "an array of at most four words");
        }

        Span<Hash256> topics = stackalloc Hash256[4];
        var count = 0;
        while (ReadHashOrEnd(ref reader) is { } topic)
        {
            if (count == topics.Length)
            {
                throw EvmLogError.Bad(where, "topics", "more than four topics", "at most four");
            }

            topics[count++] = topic;
        }

        return [.. topics[..count]];
    }

    private readonly Hash256? ReadHashOrEnd(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        ahead.Read();
        if (ahead.TokenType == JsonTokenType.EndArray)
        {
            reader = ahead;
            return null;
        }

        return ReadHash(ref reader, "topics")
            ?? throw EvmLogError.Bad(where, "topics", "null", "0x and 64 hexadecimal digits");
    }

    private readonly bool ReadBool(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False or JsonTokenType.Null => false,
            _ => throw Bad(field, ref reader, "true or false"),
        };
    }

    private readonly byte[]? ReadBytes(ref Utf8JsonReader reader, string field, int size)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var expected =
            size < 0
                ? "0x and pairs of hexadecimal digits"
                : FormattableString.Invariant($"0x and {2 * size} hexadecimal digits");
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Bad(field, ref reader, expected);
        }

        var text =
            reader.ValueIsEscaped || reader.HasValueSequence
                ? Encoding.UTF8.GetBytes(reader.GetString()!)
                : reader.ValueSpan;
        var bytes = new byte[Math.Max(0, (text.Length - 2) / 2)];
        var good =
            text.StartsWith("0x"u8)
            && text.Length % 2 == 0
            && (size < 0 || bytes.Length == size)
            && Convert.FromHexString(text[2..], bytes, out _, out _) == OperationStatus.Done;
        return good ? bytes : throw Bad(field, ref reader, expected);
    }

    private readonly ulong? ReadNumber(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var number))
        {
            return number;
        }

        return
            reader.TokenType == JsonTokenType.String
            && reader.GetString() is { Length: > 2 and <= 18 } text
            && text.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex)
            ? hex
            : throw Bad(field, ref reader, "a number of at most 64 bits, 0x hexadecimal or plain");
    }

    private readonly ulong? ReadTime(ref Utf8JsonReader reader, string field)
    {
        var seconds = ReadNumber(ref reader, field);
        return seconds is null || UnixTime.IsDate(seconds.Value)
            ? seconds
            : throw Bad(field, ref reader, UnixTime.Expected);
    }

    private readonly uint Small(ulong? value, string field) =>
        value switch
        {
            null => throw Missing(field),
            > uint.MaxValue => throw EvmLogError.Bad(
                where,
                field,
                value.Value.ToString(CultureInfo.InvariantCulture),
                "a number of at most 32 bits"
            ),
            _ => (uint)value.Value,
        };

    private readonly ApportionException Missing(string field) =>
        EvmLogError.Bad(
            where,
            field,
            "nothing",
            "a value",
            "Logs of pending blocks cannot be used: ask for mined blocks only."
        );

    private readonly ApportionException Bad(string field, ref Utf8JsonReader reader, string expected)
    {
        // The raw bytes: they may not be text at all.
        var text =
            reader.TokenType == JsonTokenType.String
                ? $"'{Encoding.UTF8.GetString(reader.ValueSpan)}'"
                : $"a JSON {reader.TokenType}";
        return EvmLogError.Bad(where, field, text, expected);
    }
}
