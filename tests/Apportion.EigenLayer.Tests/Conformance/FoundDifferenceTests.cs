using System.Text.RegularExpressions;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Conformance;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Conformance;

/// <summary>A conformance run that agrees proves little if it could not disagree: one change, one difference.</summary>
public sealed class FoundDifferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("apportion-vectors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("\"contract\":\"StrategyManager\"", "\"contract\":\"EigenPodManager\"", "contract")]
    [InlineData("\"event\":\"Deposit\"", "\"event\":\"Deposits\"", "event")]
    [InlineData("\"args\":{\"depositor\":\"0x", "\"args\":{\"depositor\":\"1x", "args depositor")]
    [InlineData("\"decoded\":[{", "\"decoded\":[null,{", "contract")]
    public void A_changed_decoded_log_is_found(string from, string to, string what)
    {
        Copy("eigenlayer-logs/legacy");
        Change("logs.jsonl", text => ReplaceFirst(text, from, to));
        var file = Changed("logs.jsonl", new LogScenarioRunner());
        Assert.True(
            file.Error is not null
                || file.Differences.Any(difference => difference.ToString().Contains(what, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("operatorShares")]
    [InlineData("withdrawableShares")]
    [InlineData("maxMagnitude")]
    public void A_changed_view_is_found(string view)
    {
        Copy("eigenlayer-logs/edge");
        var pattern = new Regex($"(\"{view}\":{{\"0x[0-9a-f]+\":{{\"0x[0-9a-f]+\":\")\\d", RegexOptions.None, Limit);
        Change("logs.jsonl", text => pattern.Replace(text, "${1}9999", 1));
        var file = Changed("logs.jsonl", new LogScenarioRunner());
        Assert.Contains(file.Differences, found => found.ToString().Contains(view, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_row_of_a_table_from_logs_is_found()
    {
        Copy("eigenlayer-logs/legacy");
        Change("expected/staker_share_deltas.csv", text => text.Replace(",0,0x", ",1,0x", StringComparison.Ordinal));
        Assert.True(Changed("expected/staker_share_deltas.csv", new LogScenarioRunner()).Different >= 2);
    }

    [Theory]
    [InlineData("expected/staker_share_deltas.csv", "staker,", "owner,")]
    [InlineData("expected/blocks.csv", "number,hash,block_time\n", "")]
    public void A_renamed_column_of_a_table_from_logs_is_found(string file, string from, string to)
    {
        Copy("eigenlayer-logs/legacy");
        Change(file, text => ReplaceFirst(text, from, to));
        Assert.True(Changed(file, new LogScenarioRunner()).Different > 0);
    }

    [Fact]
    public void A_table_that_no_log_gives_and_an_empty_one_are_found()
    {
        Copy("eigenlayer-logs/legacy");
        File.WriteAllText(Path.Combine(_folder, "expected", "no_such_table.csv"), "a,b\n1,2\n");
        Change("expected/rewards_claimed.csv", _ => "");
        Assert.Equal(1, Changed("expected/no_such_table.csv", new LogScenarioRunner()).Different);
        Assert.Equal(1, Changed("expected/rewards_claimed.csv", new LogScenarioRunner()).Different);
    }

    [Theory]
    [InlineData("expected/final/staker_share_snapshots.csv", ",2026-01-04\n", ",2026-01-03\n")]
    [InlineData("expected/final/staker_share_snapshots.csv", "staker,", "owner,")]
    [InlineData("expected/2026-01-06/gold_1_active_rewards.csv", "2026", "2027")]
    [InlineData("expected/final/root.json", "0x2438", "0x2439")]
    [InlineData("expected/final/root.json", "\"earners\": 5", "\"earners\": 6")]
    public void A_changed_result_of_the_pipeline_is_found(string file, string from, string to)
    {
        Copy("eigenlayer/tiny");
        Change(file, text => ReplaceFirst(text, from, to));
        Assert.True(Changed(file, new PipelineRunner()).Different > 0);
    }

    [Fact]
    public void A_row_too_many_a_row_too_few_and_an_empty_table_are_found()
    {
        Copy("eigenlayer/tiny");
        Change("expected/final/staker_share_snapshots.csv", text => text[..(text.TrimEnd().LastIndexOf('\n') + 1)]);
        Change(
            "expected/final/operator_share_snapshots.csv",
            text => text + text.TrimEnd()[(text.TrimEnd().LastIndexOf('\n') + 1)..] + "\n"
        );
        Change("expected/final/gold_table.csv", _ => "");
        foreach (var name in new[] { "staker_share_snapshots", "operator_share_snapshots", "gold_table" })
            Assert.Equal(1, Changed($"expected/final/{name}.csv", new PipelineRunner()).Different);
    }

    [Theory]
    [InlineData("\"2026-01-06\"", "\"yesterday\"", "YYYY-MM-DD")]
    [InlineData("\"amazon\"", "\"thames\"", "Amazon")]
    [InlineData("{", "{,", "an object with network")]
    public void A_configuration_that_cannot_be_read_is_named(string from, string to, string expected)
    {
        var path = Vectors.At("eigenlayer/tiny/config.json");
        var text = ReplaceFirst(File.ReadAllText(path), from, to);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var error = Assert.Throws<Core.ApportionException>(() => ScenarioConfiguration.Read(stream, "config.json"));
        Assert.Contains(expected, error.Finding.Expected, StringComparison.Ordinal);
    }

    private static TimeSpan Limit => TimeSpan.FromSeconds(10);

    private ConformanceFile Changed(string file, IConformanceRunner runner) =>
        new ConformanceSuite([runner])
            .Run(DiskVectorFile.Below(_folder), threads: 1)
            .Files.Single(found => found.Path.EndsWith("/" + file, StringComparison.Ordinal));

    private void Change(string file, Func<string, string> change)
    {
        var path = Path.Combine(_folder, file);
        var before = File.ReadAllText(path);
        var after = change(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{from} is not in the file");
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }

    /// <summary>Copies a folder of vectors, unpacked; false if it is not here.</summary>
    private void Copy(string vectors)
    {
        var from = Vectors.At(vectors);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, path);
            var to = Path.Combine(_folder, name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            using var reader = Vectors.OpenText(path);
            File.WriteAllText(to, reader.ReadToEnd());
        }
    }
}
