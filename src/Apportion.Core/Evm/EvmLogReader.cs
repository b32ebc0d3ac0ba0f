using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>
/// Reads logs in the shape of <c>eth_getLogs</c>: addresses, topics and data as <c>0x</c> hexadecimal text, numbers as
/// <c>0x</c> hexadecimal text or JSON numbers. Members it does not know are skipped.
/// </summary>
public static class EvmLogReader
{
    /// <summary>
    /// The logs of a JSON Lines stream in the order of the file. A line is one log, an array of logs, or the answer of a node
    /// with its array under <c>result</c>.
    /// </summary>
    /// <param name="stream">UTF-8 text, not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">A line is not JSON or a field is missing or unreadable.</exception>
    public static IEnumerable<EvmLog> ReadLines(Stream stream, string file)
    {
        var logs = new List<EvmLog>();
        foreach (var line in JsonLines.Read(stream, file))
        {
            logs.Clear();
            ReadLine(line, logs);
            foreach (var log in logs)
            {
                yield return log;
            }
        }
    }

    /// <summary>Reads one log; the reader stands on its opening brace and then on its closing one.</summary>
    /// <param name="reader">A reader over the whole record or a part of it.</param>
    /// <param name="where">The place for messages, for example <c>logs.jsonl:17</c>.</param>
    /// <exception cref="ApportionException">A field is missing or unreadable.</exception>
    public static EvmLog Read(ref Utf8JsonReader reader, string where)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw EvmLogError.Bad(where, "", Name(reader.TokenType), "a log object");
        }

        var fields = new EvmLogFields(where);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            fields.Read(ref reader);
        }

        return fields.ToLog();
    }

    /// <summary>Reads an array of logs; the reader stands on its opening bracket and then on its closing one.</summary>
    /// <param name="reader">A reader over the whole record or a part of it.</param>
    /// <param name="where">The place for messages.</param>
    /// <param name="logs">Gets the logs.</param>
    /// <exception cref="ApportionException">There is no array, or a field of a log is missing or unreadable.</exception>
    public static void ReadArray(ref Utf8JsonReader reader, string where, ICollection<EvmLog> logs)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw EvmLogError.Bad(where, "", Name(reader.TokenType), "an array of logs");
        }

        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            logs.Add(Read(ref reader, FormattableString.Invariant($"{where} [{index}]")));
        }
    }

    /// <summary>Reads one log that is part of a larger document.</summary>
    /// <param name="element">The log object.</param>
    /// <param name="where">The place for messages.</param>
    /// <exception cref="ApportionException">A field is missing or unreadable.</exception>
    public static EvmLog Read(JsonElement element, string where)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(element.GetRawText()));
        reader.Read();
        return Read(ref reader, where);
    }

    /// <summary>Reads one line: a log, an array of logs, or the answer of a node with its array under <c>result</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="logs">Gets the logs.</param>
    /// <exception cref="ApportionException">The line is not JSON or a field is missing or unreadable.</exception>
    public static void ReadLine(JsonLine line, ICollection<EvmLog> logs)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Utf8.Span);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadArray(ref reader, line.Where, logs);
            }
            else if (IsAnswer(line.Utf8.Span))
            {
                ReadAnswer(ref reader, line.Where, logs);
            }
            else
            {
                logs.Add(Read(ref reader, line.Where));
            }

            reader.Read();
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            var start = Encoding.UTF8.GetString(line.Utf8.Span[..Math.Min(40, line.Utf8.Length)]);
            throw EvmLogError.Bad(line.Where, "", $"'{start}'", $"JSON ({ParseEdge.Found(cause)})", cause: cause);
        }
    }

    private static bool IsAnswer(ReadOnlySpan<byte> line) =>
        line.StartsWith("{\"jsonrpc\""u8) || line.StartsWith("{\"result\""u8) || line.StartsWith("{\"id\""u8);

    private static void ReadAnswer(ref Utf8JsonReader reader, string where, ICollection<EvmLog> logs)
    {
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResult = reader.ValueTextEquals("result"u8);
            reader.Read();
            if (isResult)
            {
                ReadArray(ref reader, where, logs);
                found = true;
            }
            else
            {
                reader.Skip();
            }
        }

        if (!found)
        {
            const string advice = "The node answered an error: ask again.";
            throw EvmLogError.Bad(where, "result", "nothing", "an array of logs", advice);
        }
    }

    private static string Name(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.Null => "null",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            _ => "no value",
        };
}
