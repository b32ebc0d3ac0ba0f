using System.Collections;
using System.Text.Json;
using Apportion.Core.Conformance;

namespace Apportion.DataHaven.Conformance;

/// <summary>Compares a whole JSON value with ours: objects by all members of either side, arrays by length and element.</summary>
internal static class Expected
{
    /// <summary>Compares; our side is made of dictionaries, lists, texts, numbers, truth values and null.</summary>
    public static void Compare(FileTally tally, string where, JsonElement expected, object? actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual is IReadOnlyDictionary<string, object?> members:
                CompareMembers(tally, where, expected, members);
                break;
            case JsonValueKind.Array when actual is IReadOnlyList<object?> elements:
                CompareElements(tally, where, expected, elements);
                break;
            default:
                tally.Equal(where, Text(expected), Text(actual));
                break;
        }
    }

    private static void CompareMembers(
        FileTally tally,
        string where,
        JsonElement expected,
        IReadOnlyDictionary<string, object?> actual
    )
    {
        var seen = 0;
        foreach (var member in expected.EnumerateObject())
        {
            var at = $"{where}.{member.Name}";
            if (actual.TryGetValue(member.Name, out var value))
            {
                seen++;
                Compare(tally, at, member.Value, value);
            }
            else
            {
                tally.Equal(at, Text(member.Value), null);
            }
        }
        if (seen == actual.Count)
            return;
        foreach (var (name, value) in actual)
            if (!expected.TryGetProperty(name, out _))
                tally.Equal($"{where}.{name}", null, Text(value));
    }

    private static void CompareElements(
        FileTally tally,
        string where,
        JsonElement expected,
        IReadOnlyList<object?> actual
    )
    {
        tally.Equal($"{where} length", expected.GetArrayLength(), actual.Count);
        var index = 0;
        foreach (var element in expected.EnumerateArray())
        {
            if (index < actual.Count)
                Compare(
                    tally,
                    string.Create(CultureInfo.InvariantCulture, $"{where}[{index}]"),
                    element,
                    actual[index]
                );
            index++;
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Text(object? value) =>
        value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => text,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable => "(several values)",
            _ => value.ToString() ?? "",
        };
}
