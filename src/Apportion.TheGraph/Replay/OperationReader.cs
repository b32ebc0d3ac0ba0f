using System.Buffers;
using System.Text.Json;

namespace Apportion.TheGraph.Replay;

/// <summary>Reads one line of a recorded sequence without building a document for it.</summary>
public static class OperationReader
{
    /// <summary>Reads an operation; null for the footer.</summary>
    /// <param name="line">The line.</param>
    /// <param name="withState">True to keep the recorded getter values.</param>
    /// <exception cref="ApportionException">The line is not an operation.</exception>
    public static RecordedOperation? Read(JsonLine line, bool withState = false)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Utf8.Span);
            return Read(ref reader, line, withState);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "thegraph.calls.line",
                line.Where,
                "a recorded operation",
                ParseEdge.Found(e),
                "record the call again; the other lines are used",
                e
            );
        }
    }

    private static RecordedOperation? Read(ref Utf8JsonReader reader, JsonLine line, bool withState)
    {
        ulong number = 0;
        ulong block = 0;
        ulong timestamp = 0;
        string? label = null;
        string? revert = null;
        string? upgrade = null;
        Address from = default;
        Address to = default;
        byte[] calldata = [];
        bool? succeeded = null;
        JsonElement? addresses = null;
        JsonElement? state = null;
        var seen = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            if (name.SequenceEqual("i"u8))
                number = Number(ref reader);
            else if (name.SequenceEqual("bn"u8))
                (block, seen) = (Block(ref reader), seen | 1);
            else if (name.SequenceEqual("ts"u8))
                (timestamp, seen) = (Time(ref reader), seen | 2);
            else if (name.SequenceEqual("from"u8))
                from = ReadAddress(ref reader);
            else if (name.SequenceEqual("to"u8))
                (to, seen) = (ReadAddress(ref reader), seen | 4);
            else if (name.SequenceEqual("calldata"u8))
                (calldata, seen) = (Hex(ref reader), seen | 8);
            else if (name.SequenceEqual("ok"u8))
            {
                reader.Read();
                succeeded = reader.GetBoolean();
            }
            else if (name.SequenceEqual("label"u8))
                label = Text(ref reader);
            else if (name.SequenceEqual("revert"u8))
                revert = Text(ref reader);
            else if (name.SequenceEqual("inputs"u8))
                upgrade = UpgradeTarget(ref reader, label);
            else if (name.SequenceEqual("addresses"u8))
                addresses = JsonElement.ParseValue(ref reader);
            else if (withState && name.SequenceEqual("state"u8))
                state = JsonElement.ParseValue(ref reader);
            else if (name.SequenceEqual("type"u8) && Text(ref reader) == "footer")
                return null;
            else
                Skip(ref reader);
        }
        Require(seen, upgrade is null ? 15 : 3);
        return new RecordedOperation
        {
            Number = number,
            Label = label,
            Block = block,
            Timestamp = timestamp,
            From = from,
            To = to,
            Calldata = calldata,
            Succeeded = succeeded,
            RevertText = revert,
            UpgradeTo = upgrade,
            Addresses = addresses,
            State = state,
            Where = line.Where,
        };
    }

    private static void Require(int seen, int needed)
    {
        foreach (var (bit, name) in (ReadOnlySpan<(int, string)>)[(1, "bn"), (2, "ts"), (4, "to"), (8, "calldata")])
            if ((needed & bit) != 0 && (seen & bit) == 0)
                throw new FormatException($"the field {name} is missing");
    }

    private static string? UpgradeTarget(ref Utf8JsonReader reader, string? label)
    {
        if (label != "upgrade")
        {
            Skip(ref reader);
            return null;
        }
        var inputs = JsonElement.ParseValue(ref reader);
        return inputs.GetProperty("to").GetString();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
            reader.Read();
        reader.Skip();
    }

    private static ulong Time(ref Utf8JsonReader reader) =>
        Number(ref reader) is var seconds && UnixTime.IsDate(seconds)
            ? seconds
            : throw new FormatException(
                $"ts is {seconds.ToString(CultureInfo.InvariantCulture)}, not {UnixTime.Expected}"
            );

    private static ulong Block(ref Utf8JsonReader reader) =>
        Number(ref reader) is var block && block <= long.MaxValue
            ? block
            : throw new FormatException(
                $"bn is {block.ToString(CultureInfo.InvariantCulture)}, not a block below 2^63"
            );

    private static ulong Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetUInt64();
        return
            System.Buffers.Text.Utf8Parser.TryParse(reader.ValueSpan, out ulong value, out var used)
            && used == reader.ValueSpan.Length
            ? value
            : throw new FormatException($"\"{reader.GetString()}\" is not a whole number");
    }

    private static Address ReadAddress(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Address.TryParse(reader.ValueSpan, out var address)
            ? address
            : throw new FormatException($"\"{reader.GetString()}\" is not an address");
    }

    private static byte[] Hex(ref Utf8JsonReader reader)
    {
        reader.Read();
        var text = reader.ValueSpan;
        if (!text.StartsWith("0x"u8) || text.Length % 2 != 0)
            throw new FormatException("the calldata is not 0x and pairs of hex digits");
        var bytes = new byte[(text.Length - 2) / 2];
        return Convert.FromHexString(text[2..], bytes, out _, out _) == OperationStatus.Done
            ? bytes
            : throw new FormatException("the calldata is not hex");
    }
}
