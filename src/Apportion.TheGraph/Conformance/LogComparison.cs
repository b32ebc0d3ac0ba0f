using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;

namespace Apportion.TheGraph.Conformance;

/// <summary>
/// Compares three views of the logs of an operation: the recorded decoding, our decoding of the raw logs, and the logs the
/// engine predicts, in order.
/// </summary>
internal static class LogComparison
{
    public static void Compare(
        JsonElement operation,
        IReadOnlyList<ContractLog> predicted,
        IReadOnlyDictionary<Address, string> keys,
        FileTally tally,
        string at
    )
    {
        var raw = Items(operation, "logs");
        var recorded = Items(operation, "decoded");
        tally.Equal($"{at} log count", raw.Count, recorded.Count);
        tally.Equal($"{at} predicted log count", raw.Count, predicted.Count);
        for (var i = 0; i < raw.Count; i++)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{at} log {i}");
            var log = Decode(raw[i]);
            if (i < recorded.Count)
                CompareDecoding(recorded[i], log, keys, tally, where);
            if (i < predicted.Count)
                ComparePrediction(log, predicted[i], tally, where);
        }
    }

    /// <summary>A reverted operation carries no list at all.</summary>
    private static List<JsonElement> Items(JsonElement operation, string name) =>
        operation.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static ContractLog? Decode(JsonElement log)
    {
        var topics = log.GetProperty("topics").EnumerateArray().Select(topic => Hash256.Parse(topic.GetString()!));
        var data = Convert.FromHexString(log.GetProperty("data").GetString().AsSpan(2));
        return LogDecoder.Decode(Address.Parse(log.GetProperty("address").GetString()!), [.. topics], data);
    }

    private static void CompareDecoding(
        JsonElement recorded,
        ContractLog? log,
        IReadOnlyDictionary<Address, string> keys,
        FileTally tally,
        string where
    )
    {
        var isKnown = log is not null && keys.ContainsKey(log.Emitter);
        if (recorded.ValueKind == JsonValueKind.Null || recorded.GetProperty("event").ValueKind == JsonValueKind.Null)
        {
            tally.Equal($"{where} has no known interface", false, isKnown);
            return;
        }
        tally.Equal($"{where} event", recorded.GetProperty("event").GetString(), log?.Name);
        if (log is null)
            return;
        tally.Equal(
            $"{where} contract",
            recorded.GetProperty("contract").GetString(),
            keys.GetValueOrDefault(log.Emitter)
        );
        var arguments = recorded.GetProperty("args");
        tally.Equal($"{where} argument count", arguments.EnumerateObject().Count(), log.Words.Count);
        for (var i = 0; i < log.Words.Count; i++)
        {
            var name = log.Definition!.Parameters[i].Name;
            var expected = arguments.TryGetProperty(name, out var value) ? Text(value) : null;
            tally.Equal($"{where} {log.Name}.{name}", expected, log.ArgumentText(i));
        }
    }

    private static void ComparePrediction(ContractLog? log, ContractLog predicted, FileTally tally, string where)
    {
        if (predicted.Definition is null)
        {
            // The share token of a curation pool: its address is not ours to know, its event is an ERC-20 Transfer.
            tally.Equal($"{where} predicted", GraphEvents.Token.Transfer.Name, log?.Name);
            return;
        }
        if (!tally.Equal($"{where} predicted", log?.ToString() is null ? null : log.Name, predicted.Name))
            return;
        tally.Equal($"{where} predicted emitter", log!.Emitter.ToString(), predicted.Emitter.ToString());
        for (var i = 0; i < log.Words.Count; i++)
            if (!predicted.LastWordUnknown || i < log.Words.Count - 1)
                tally.Equal(
                    $"{where} predicted {log.Name}.{log.Definition!.Parameters[i].Name}",
                    log.ArgumentText(i),
                    predicted.ArgumentText(i)
                );
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetRawText(),
            _ => Lower(value.GetString()!),
        };

    /// <summary>Addresses are recorded with checksum capitals.</summary>
    private static string Lower(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? text.ToLowerInvariant() : text;
}
