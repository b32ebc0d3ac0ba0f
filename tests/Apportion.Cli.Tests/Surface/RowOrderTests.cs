using System.IO.Compression;
using System.Text.Json.Nodes;
using Apportion.Cli.Tests.EigenLayer;
using Apportion.Cli.Tests.Fuzz;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Surface;

/// <summary>
/// Rows that have no order of their own may come in any: input tables, distribution lines, logs, nodes. The facts of DataHaven
/// and the calls of The Graph are in the order in which they happened, which is part of them.
/// </summary>
public class RowOrderTests
{
    private const string Earner = "0x5151515151515151515151515151515151515151";
    private const string Delegator = "0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a";
    private const string Node = "0x53c81f07beb3df38bbd758ed4c051c01bb6165b5";
    private static readonly int[] Seeds = [1, 2, 3];

    [Theory]
    [InlineData("compute")]
    [InlineData("explain", "--account", Earner)]
    [InlineData("history", "--account", Earner)]
    [InlineData("diff", "--rulesets", "v2.2-draft,v2.2")]
    [InlineData("simulate", "--set", "default-split=500")]
    [InlineData("export")]
    [InlineData("leaks")]
    [InlineData("lint")]
    public void EigenLayer_tables(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var source = Repository.At("vectors/eigenlayer/tiny");
        foreach (var file in Directory.GetFiles(Path.Combine(source, "input")))
            folder.Write("input/" + Path.GetFileName(file), File.ReadAllText(file));
        folder.Write("config.json", File.ReadAllText(Path.Combine(source, "config.json")));
        Same(
            ["eigenlayer", verb, folder.Path, .. options],
            seed =>
            {
                foreach (var file in Directory.GetFiles(Path.Combine(source, "input")))
                    folder.Write("input/" + Path.GetFileName(file), Shuffled(File.ReadAllText(file), kept: 1, seed));
            }
        );
    }

    [Theory]
    [InlineData("verify", "--root", "0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8")]
    [InlineData("prove", "--account", Earner, "--root-index", "0")]
    public void EigenLayer_lines(string verb, params string[] options) =>
        SameFile(
            "eigenlayer",
            verb,
            "vectors/eigenlayer/tiny/expected/final/cumulative_2026-01-08.csv.gz",
            kept: 1,
            options
        );

    [Theory]
    [InlineData("compute")]
    [InlineData("verify")]
    [InlineData("explain", "--account", Delegator)]
    [InlineData("history", "--account", Delegator)]
    [InlineData("diff")]
    [InlineData("simulate", "--set", "move:" + Delegator + "=0x5531d3f9e51341f19bb365751531cd6d53a97bc4@24")]
    [InlineData("export")]
    public void Livepeer_logs(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var records = Unpacked("vectors/livepeer/tiny.jsonl.gz")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .ToList();
        var contracts = folder.Write("contracts.json", records[0]["contracts"]!.ToJsonString());
        var logs = string.Concat(
            records.SelectMany(record => record["logs"]?.AsArray() ?? []).Select(log => log!.ToJsonString() + "\n")
        );
        var path = folder.Write("logs.jsonl", logs);
        Same(
            ["livepeer", verb, path, "--contracts", contracts, .. options],
            seed => folder.Write("logs.jsonl", Shuffled(logs, kept: 0, seed))
        );
    }

    [Theory]
    [InlineData("compute")]
    [InlineData("explain", "--allocation", "0x2dae34ee343ab787dab9099b6929bb68292229aa")]
    [InlineData("history", "--account", "0xb830c09990ba776581da60bc0b096da36712befd")]
    [InlineData("export")]
    public void The_Graph_logs(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var logs = System.Text.Encoding.UTF8.GetString(FuzzInputs.GraphLogs(int.MaxValue));
        var path = folder.Write("logs.jsonl", logs);
        var side = folder.Write("side.json", FuzzInputs.GraphSide());
        Same(
            ["thegraph", verb, path, "--side", side, .. options],
            seed => folder.Write("logs.jsonl", Shuffled(logs, kept: 0, seed))
        );
    }

    [Theory]
    [InlineData("compute", "--cutoff", "2025-05-02")]
    [InlineData("lint", "--cutoff", "2025-05-02")]
    [InlineData("leaks", "--cutoff", "2025-05-02")]
    [InlineData("export", "--cutoff", "2025-05-02")]
    [InlineData("explain", "--cutoff", "2025-05-02", "--account", "0x575185dc3c979c00c8dac350b2b19d019c780236")]
    [InlineData("explain", "--slash", "100007:12")]
    public void EigenLayer_logs(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var path = EigenLayerLogs.Write(folder);
        var logs = File.ReadAllText(Path.Combine(path, "logs.jsonl"));
        Same(
            ["eigenlayer", verb, path, "--contracts", Path.Combine(folder.Path, "contracts.json"), .. options],
            seed => folder.Write("plain/logs.jsonl", Shuffled(logs, kept: 0, seed))
        );
    }

    [Fact]
    public void Operators_of_a_custody_report()
    {
        using var folder = new TemporaryFolder();
        var operators = File.ReadAllText(Repository.At("samples/datahaven/operators.csv"));
        Same(
            [
                "custody",
                Repository.At("samples/datahaven/one-era.jsonl"),
                "--account",
                "0x00000000000000000000000000000000000000aa",
                "--operators",
                folder.Write("operators.csv", operators),
                "--eigenlayer",
                Repository.At("vectors/eigenlayer/tiny"),
            ],
            seed => folder.Write("operators.csv", Shuffled(operators, kept: 1, seed))
        );
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("history", "--account", "0x032a3c209bb58535ffbed870539f457d8a399003")]
    [InlineData("prove", "--account", "0x032a3c209bb58535ffbed870539f457d8a399003")]
    public void Rocket_Pool_nodes_of_a_rewards_file(string verb, params string[] options) =>
        SameFile("rocketpool", verb, "samples/rocketpool/mainnet-51.facts.csv.gz", kept: 26, options);

    [Theory]
    [InlineData("compute")]
    [InlineData("explain", "--account", Node)]
    [InlineData("diff", "--rulesets", "v2,v3")]
    [InlineData("simulate", "--set", "protocol.smoothingPoolBalance=1000000000000000000")]
    [InlineData("export")]
    public void Rocket_Pool_nodes_of_a_state(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Repository.At("samples/rocketpool/late-activation.json"));
        var path = folder.Write("state.json", text);
        Same(
            ["rocketpool", verb, path, .. options],
            seed =>
            {
                var state = JsonNode.Parse(text)!.AsObject();
                var nodes = state["nodes"]!.AsArray().Select(node => node!.DeepClone()).ToArray();
                new Random(seed).Shuffle(nodes);
                state["nodes"] = new JsonArray(nodes);
                folder.Write("state.json", state.ToJsonString());
            }
        );
    }

    private static void SameFile(string protocol, string verb, string source, int kept, string[] options)
    {
        using var folder = new TemporaryFolder();
        var name = Path.GetFileNameWithoutExtension(source);
        var text = Unpacked(source);
        var path = folder.Write(name, text);
        Same([protocol, verb, path, .. options], seed => folder.Write(name, Shuffled(text, kept, seed)));
    }

    /// <summary>Without the notice that logs were out of order, and without the line that counts findings.</summary>
    private static (int ExitCode, string Out, string Error) Told(ProgramRun run) =>
        (run.ExitCode, Told(run.Out), Told(run.Error));

    private static string Told(string text) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Where(line =>
                    !line.Contains("evm.log.order", StringComparison.Ordinal)
                    && !line.Contains("not in the order of the chain; sorted", StringComparison.Ordinal)
                    && !line.EndsWith(" findings", StringComparison.Ordinal)
                )
        );

    private static string Unpacked(string source)
    {
        using var packed = File.OpenRead(Repository.At(source));
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static void Same(string[] arguments, Action<int> shuffle)
    {
        var before = ProgramRun.Of(arguments);
        Assert.True(before.ExitCode is 0 or 1 or 3 && before.Out.Length > 0, before.Error);
        foreach (var seed in Seeds)
        {
            shuffle(seed);
            Assert.Equal(Told(before), Told(ProgramRun.Of(arguments)));
        }
    }

    private static string Shuffled(string text, int kept, int seed)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        new Random(seed).Shuffle(lines.AsSpan(Math.Min(kept, lines.Length)));
        return string.Join('\n', lines) + "\n";
    }
}
