using System.Text.Json;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>
/// Reads published distribution lines: CSV with the columns earner, token and cumulative_amount, JSON Lines with the same
/// members, or a JSON array of <c>[earner, token, amount]</c>.
/// </summary>
public static class DistributionLines
{
    private static readonly string[] AmountNames =
    [
        "cumulative_amount",
        "cumulativeAmount",
        "cumulative_earnings",
        "amount",
    ];

    /// <summary>Reads lines of any of the formats, told by the first character.</summary>
    /// <param name="stream">UTF-8 text, not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">A line cannot be read.</exception>
    public static IReadOnlyList<DistributionLine> Read(Stream stream, string file)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (reader.Peek() is var next && next >= 0 && char.IsWhiteSpace((char)next))
        {
            _ = reader.Read();
        }

        return reader.Peek() switch
        {
            '{' => ReadJsonLines(reader, file),
            '[' => ReadArray(reader, file),
            _ => ReadCsv(reader, file),
        };
    }

    private static List<DistributionLine> ReadCsv(TextReader reader, string file)
    {
        var csv = new CsvReader(reader);
        if (!csv.Read())
        {
            throw Bad(file, "", "a header line", "nothing");
        }

        var header = Enumerable.Range(0, csv.FieldCount).Select(i => csv[i].ToString()).ToList();
        var earner = Column(header, file, "earner");
        var token = Column(header, file, "token");
        var amount = Column(header, file, AmountNames);
        var lines = new List<DistributionLine>();
        while (csv.Read())
        {
            var where = FormattableString.Invariant($"{file}:{csv.LineNumber}");
            if (csv.FieldCount != header.Count)
            {
                throw Bad(
                    where,
                    "",
                    FormattableString.Invariant($"{header.Count} fields"),
                    FormattableString.Invariant($"{csv.FieldCount} fields")
                );
            }

            lines.Add(Line(where, csv[earner].ToString(), csv[token].ToString(), csv[amount].ToString()));
        }

        return lines;
    }

    private static List<DistributionLine> ReadJsonLines(TextReader reader, string file)
    {
        var lines = new List<DistributionLine>();
        long number = 0;
        while (reader.ReadLine() is { } text)
        {
            number++;
            if (text.Length == 0)
            {
                continue;
            }

            var where = FormattableString.Invariant($"{file}:{number}");
            using var document = Parse(text, where);
            lines.Add(Line(where, document.RootElement));
        }

        return lines;
    }

    private static List<DistributionLine> ReadArray(TextReader reader, string file)
    {
        using var document = Parse(reader.ReadToEnd(), file);
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select((entry, i) => Line(FormattableString.Invariant($"{file} entry {i}"), entry)),
        ];
    }

    private static DistributionLine Line(string where, JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.Array && entry.GetArrayLength() == 3)
        {
            return Line(where, Text(entry[0]), Text(entry[1]), Text(entry[2]));
        }

        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw Bad(where, "", "an object or [earner, token, amount]", entry.GetRawText());
        }

        return Line(where, Member(entry, "earner"), Member(entry, "token"), Member(entry, AmountNames));
    }

    private static DistributionLine Line(string where, string earner, string token, string amount) =>
        new(
            Address.TryParse(earner, out var e) ? e : throw Bad(where, "earner", "0x and 40 hex digits", earner),
            Address.TryParse(token, out var t) ? t : throw Bad(where, "token", "0x and 40 hex digits", token),
            UInt256.TryParse(amount, out var a)
                ? a
                : throw Bad(where, "cumulative_amount", "an integer from 0 to 2^256 - 1", amount)
        );

    private static string Member(JsonElement entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (entry.TryGetProperty(name, out var value))
            {
                return Text(value);
            }
        }

        return "";
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static int Column(List<string> header, string file, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (header.IndexOf(name) is >= 0 and var index)
            {
                return index;
            }
        }

        throw Bad($"{file}:1", "", $"a column {names[0]}", string.Join(',', header));
    }

    private static JsonDocument Parse(string text, string where)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException cause)
        {
            throw Bad(where, "", "JSON", cause.Message);
        }
    }

    private static ApportionException Bad(string where, string field, string expected, string found) =>
        ApportionException.Malformed(
            "eigenlayer.distribution.line",
            field.Length == 0 ? where : $"{where}: {field}",
            expected,
            found.Length == 0 ? "nothing" : $"'{found}'",
            "Lines are CSV (earner,token,cumulative_amount), JSON Lines with these members, or [earner, token, amount] arrays."
        );
}
