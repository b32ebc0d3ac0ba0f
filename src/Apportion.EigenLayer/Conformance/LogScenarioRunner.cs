using System.Globalization;
using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Logs.Views;

namespace Apportion.EigenLayer.Conformance;

/// <summary>
/// Recorded histories of the contracts: every decoded argument, every row of every expected table, and every view the rows
/// can be compared with.
/// </summary>
public sealed class LogScenarioRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "eigenlayer/logs";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (var file in vectors.Unclaimed.Where(file => LogHistory.Recognises(file.Head)))
        {
            var folder = file.Folder.Length == 0 ? "expected" : $"{file.Folder}/expected";
            var tables = vectors.All.Where(table => table.Folder == folder).ToList();
            yield return new ConformanceCase(Format, [file, .. tables], tally => Run(file, tables, tally));
        }
    }

    private static void Run(VectorFile file, List<VectorFile> tables, ConformanceRecorder recorder)
    {
        using var stream = file.Open();
        var history = LogHistory.Read(stream, file.Path);
        var tally = recorder.For(file);
        foreach (var block in history.Blocks)
        {
            CompareDecoded(history.Contracts, block, tally);
        }

        var logs = history.ToFacts();
        CompareHashes(history, logs, tally);
        CompareViews(history, logs, tally);
        var own = LogFactTables.Of(logs).ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var name = table.Name.EndsWith(".csv", StringComparison.Ordinal) ? table.Name[..^4] : table.Name;
            if (own.TryGetValue(name, out var rows))
            {
                TableComparison.Compare(table, rows, recorder.For(table));
            }
            else
            {
                recorder.For(table).Differ(table.Path, name, "no such table comes from logs");
            }
        }
    }

    /// <summary>
    /// Reward hashes and the gaps of nonces and roots. A history without views was written by hand and has invented hashes.
    /// </summary>
    private static void CompareHashes(LogHistory history, LogFacts logs, FileTally tally)
    {
        if (!history.Blocks.Any(block => block.Views is not null))
        {
            return;
        }

        tally.CountAgreeing(logs.Submissions - logs.Findings.Count);
        foreach (var finding in logs.Findings)
        {
            tally.Count(false);
            tally.Differ(finding.Where, finding.Expected, finding.ToString());
        }
    }

    private static void CompareDecoded(EigenLayerContracts contracts, HistoryBlock block, FileTally tally)
    {
        if (!block.Record.TryGetProperty("decoded", out var decoded))
        {
            return;
        }

        for (var i = 0; i < block.Logs.Count; i++)
        {
            var log = block.Logs[i];
            var expected = decoded[i];
            if (!contracts.TryFind(log.Address, out var contract))
            {
                tally.Equal(log.Where, expected.ValueKind == JsonValueKind.Null, true);
                continue;
            }

            tally.Equal($"{log.Where} contract", expected.GetProperty("contract").GetString(), $"{contract}");
            if (!EigenLayerEvents.TryFind(contract.Value, log.Topic0, out var description))
            {
                tally.Equal(
                    $"{log.Where} event",
                    expected.GetProperty("event").GetString(),
                    $"unknown topic {log.Topic0}"
                );
                continue;
            }

            tally.Equal($"{log.Where} event", expected.GetProperty("event").GetString(), description.Name);
            Compare($"{log.Where} args", expected.GetProperty("args"), description.Decode(log), tally);
        }
    }

    private static void Compare(string where, JsonElement expected, DecodedEvent decoded, FileTally tally)
    {
        var names = decoded.Description.Parameters.Select(parameter => parameter.Name).ToList();
        tally.Equal(where, string.Join(',', expected.EnumerateObject().Select(p => p.Name)), string.Join(',', names));
        for (var i = 0; i < names.Count; i++)
        {
            if (expected.TryGetProperty(names[i], out var argument))
            {
                Compare($"{where} {names[i]}", argument, decoded[i], tally);
            }
        }
    }

    private static void Compare(string where, JsonElement expected, AbiValue actual, FileTally tally)
    {
        switch (actual.Type.Kind)
        {
            case AbiKind.Array:
                tally.Equal($"{where} length", expected.GetArrayLength(), actual.Items.Count);
                for (var i = 0; i < Math.Min(expected.GetArrayLength(), actual.Items.Count); i++)
                {
                    Compare(FormattableString.Invariant($"{where}[{i}]"), expected[i], actual[i], tally);
                }

                break;
            case AbiKind.Tuple:
                for (var i = 0; i < actual.Items.Count; i++)
                {
                    var name = actual.Type.Members[i].Name;
                    Compare($"{where}.{name}", expected.GetProperty(name), actual[i], tally);
                }

                break;
            case AbiKind.Bool:
                tally.Equal(where, expected.GetBoolean(), actual.Bool);
                break;
            default:
                tally.Equal(where, expected.GetString(), actual.ToString());
                break;
        }
    }

    private static void CompareViews(LogHistory history, LogFacts logs, FileTally tally)
    {
        var comparison = new ViewComparison(logs);
        foreach (var block in history.Blocks)
        {
            if (block.Views is { } views)
            {
                comparison.Compare(block.Header.Number, block.Header.BlockTime, views);
            }
        }

        var unexplained = comparison
            .Differences.Where(difference => difference.Cause == ViewCause.Unexplained)
            .ToList();
        tally.CountAgreeing(comparison.Compared - unexplained.Count);
        foreach (var difference in unexplained)
        {
            tally.Count(false);
            var where = string.Create(
                CultureInfo.InvariantCulture,
                $"block {difference.Block} {difference.View} {difference.Key}"
            );
            tally.Differ(where, difference.OnChain, difference.ByRows);
        }
    }
}
