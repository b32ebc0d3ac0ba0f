using Apportion.Sources.Tests;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>Every parser of the program, with small inputs of its own.</summary>
internal static class FuzzTargets
{
    private const string Earner = "0x5151515151515151515151515151515151515151";
    private const string Delegator = "0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a";
    private const string Validator = "0x00000000000000000000000000000000000000aa";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [.. RocketPool(), .. EigenLayer(), .. TheGraph(), .. Livepeer(), .. DataHaven(), .. Conform(), .. Common()];

    private static IEnumerable<FuzzTarget> RocketPool()
    {
        var state = FuzzInputs.Of("vectors/rocket-pool/pipeline/upstream-mock-withdrawable-epoch-v11.json.gz");
        var made = FuzzInputs.Made("rocketpool compute {in} --out {out}", state);
        var rewards = made.Single(file => IsJson(file.Key, "rp-rewards"));
        var performance = made.Single(file => IsJson(file.Key, "rp-performance"));
        var ssz = FuzzInputs.Made("rocketpool convert {in} --to ssz --out {out}", rewards.Value).Values.Single();
        var facts = FuzzInputs.Made("rocketpool convert {in} --to facts --out {out}", rewards.Value).Values.Single();
        const string verify = "rocketpool verify --unpublished {dir}/";
        yield return new("rocketpool state", 60, [new("state.json", state)], "rocketpool compute {dir}/state.json");
        yield return new("rocketpool rewards file", 80, [new("rewards.json", rewards.Value)], verify + "rewards.json");
        yield return new(
            "rocketpool performance file",
            25,
            [new(rewards.Key, rewards.Value, false), new(performance.Key, performance.Value)],
            $"{verify}{rewards.Key} --performance {{dir}}/{performance.Key}"
        );
        yield return new("rocketpool ssz", 60, [new("rewards.ssz", ssz)], verify + "rewards.ssz");
        yield return new("rocketpool facts", 40, [new("facts.csv", facts)], verify + "facts.csv");

        static bool IsJson(string name, string start) =>
            name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);
    }

    private static IEnumerable<FuzzTarget> EigenLayer()
    {
        var tables = FuzzInputs.Tables("vectors/eigenlayer/tiny/input", "input/", isDamaged: true);
        var configuration = FuzzInputs.Of("vectors/eigenlayer/tiny/config.json");
        var lines = FuzzInputs.Of("tests/Apportion.Cli.Tests/Fuzz/lines.csv");
        var claim = FuzzInputs.Text(Prove("--json"));
        var calldata = FuzzInputs.Text(
            System
                .Text.Json.JsonDocument.Parse(claim)
                .RootElement.GetProperty("calls")[0]
                .GetProperty("data")
                .GetString()!
        );
        var roots = FuzzInputs.Text(
            "root,block_number,root_index,rewards_calculation_end,activated_at\n"
                + "0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8,20000400,0,2026-01-07 00:00:00,2026-01-08 00:00:00\n"
        );
        var disabled = FuzzInputs.Text("root_index,block_number\n0,20000500\n");
        var logs = FuzzInputs.Of("vectors/eigenlayer-logs/legacy/logs.jsonl.gz");
        yield return new(
            "eigenlayer tables",
            20,
            [.. tables, new("config.json", configuration, false)],
            "eigenlayer lint {dir}"
        );
        yield return new(
            "eigenlayer configuration",
            50,
            [.. tables.Select(file => file with { IsDamaged = false }), new("config.json", configuration)],
            "eigenlayer lint {dir}"
        );
        yield return new(
            "eigenlayer logs",
            40,
            [new("logs.jsonl", logs)],
            "eigenlayer lint {dir}/logs.jsonl --cutoff 2026-01-06"
        );
        yield return new(
            "eigenlayer views",
            8,
            [new("logs.jsonl", FuzzInputs.Lines("vectors/eigenlayer-logs/edge/logs.jsonl.gz", 6))],
            "eigenlayer verify {dir}/logs.jsonl --views {dir}/logs.jsonl"
        );
        yield return new(
            "eigenlayer lines",
            80,
            [new("lines.csv", lines)],
            $"eigenlayer prove {{dir}}/lines.csv --earner {Earner}"
        );
        yield return new("eigenlayer claim", 60, [new("claim.json", claim)], "eigenlayer claim {dir}/claim.json");
        yield return new("eigenlayer claim calldata", 60, [new("claim", calldata)], "eigenlayer claim {dir}/claim");
        yield return new(
            "eigenlayer roots",
            8,
            [
                new("lines.csv", lines, false),
                .. tables.Select(file => file with { IsDamaged = false }),
                new("config.json", configuration, false),
                new("submitted_distribution_roots.csv", roots),
                new("disabled_distribution_roots.csv", disabled),
            ],
            "eigenlayer verify {dir}/lines.csv --roots {dir} --facts {dir}"
        );

        string Prove(string more)
        {
            using var folder = new TemporaryFolder();
            folder.Write("lines.csv", lines);
            var run = ProgramRun.Of(
                "eigenlayer",
                "prove",
                Path.Combine(folder.Path, "lines.csv"),
                "--earner",
                Earner,
                "--root-index",
                "0",
                more
            );
            return run.Out;
        }
    }

    private static IEnumerable<FuzzTarget> TheGraph()
    {
        var calls = FuzzInputs.Lines("vectors/the-graph/tiny.jsonl.gz", 5);
        yield return new("thegraph calls", 30, [new("calls.jsonl", calls)], "thegraph compute {dir}/calls.jsonl");
        yield return new(
            "thegraph logs",
            30,
            [new("logs.jsonl", FuzzInputs.GraphLogs(6)), new("side.json", FuzzInputs.GraphSide(), false)],
            "thegraph compute {dir}/logs.jsonl --side {dir}/side.json"
        );
        yield return new(
            "thegraph side inputs",
            30,
            [new("logs.jsonl", FuzzInputs.GraphLogs(2), false), new("side.json", FuzzInputs.GraphSide())],
            "thegraph compute {dir}/logs.jsonl --side {dir}/side.json"
        );
    }

    private static IEnumerable<FuzzTarget> Livepeer()
    {
        var sequence = FuzzInputs.JsonLines(FuzzInputs.LivepeerTransactions(48));
        var logs = FuzzInputs.LivepeerLogs(52);
        var contracts = FuzzInputs.LivepeerContracts();
        var parameters = FuzzInputs.Text("{\"initial\":{\"treasuryRewardCutRate\":\"100000000000000000000000000\"}}\n");
        var getters = FuzzInputs.Text(
            $"{{\"round\":22,\"account\":\"{Delegator}\",\"pendingStake\":\"200\",\"votes\":\"1\"}}\n"
        );
        const string beside = " --contracts {dir}/contracts.json --params {dir}/params.jsonl";
        var state = FuzzInputs.Made("livepeer compute {in} --state {out}", sequence).Values.Single();
        yield return new("livepeer sequence", 25, [new("logs.jsonl", sequence)], "livepeer compute {dir}/logs.jsonl");
        yield return new(
            "livepeer logs",
            60,
            [new("logs.jsonl", logs), new("contracts.json", contracts, false), new("params.jsonl", parameters, false)],
            "livepeer compute {dir}/logs.jsonl" + beside
        );
        yield return new(
            "livepeer side inputs",
            35,
            [
                new("logs.jsonl", FuzzInputs.LivepeerLogs(44), false),
                new("contracts.json", contracts),
                new("params.jsonl", parameters),
                new("getters.jsonl", getters),
            ],
            "livepeer verify {dir}/logs.jsonl --getters {dir}/getters.jsonl" + beside
        );
        yield return new(
            "livepeer saved state",
            35,
            [new("logs.jsonl", sequence, false), new("state", state)],
            "livepeer compute {dir}/logs.jsonl --state {dir}/state"
        );
    }

    private static IEnumerable<FuzzTarget> DataHaven()
    {
        yield return new(
            "datahaven facts",
            80,
            [new("facts.jsonl", FuzzInputs.DataHavenFacts)],
            "datahaven verify {dir}/facts.jsonl"
        );
        yield return new(
            "custody",
            8,
            [
                new("facts.jsonl", FuzzInputs.DataHavenFacts),
                new(
                    "map.csv",
                    FuzzInputs.Text($"solochain,ethereum\n{Validator},0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\n")
                ),
                .. FuzzInputs.Tables("vectors/eigenlayer/tiny/input", "eigenlayer/input/", isDamaged: false),
                new("eigenlayer/config.json", FuzzInputs.Of("vectors/eigenlayer/tiny/config.json"), false),
            ],
            $"custody {{dir}}/facts.jsonl --validator {Validator} --operators {{dir}}/map.csv --eigenlayer {{dir}}/eigenlayer"
        );
    }

    private static IEnumerable<FuzzTarget> Conform()
    {
        (string Name, int Weight, byte[] Bytes)[] vectors =
        [
            ("merkle.json", 10, FuzzInputs.Of("vectors/rocket-pool/unit/merkle-spec-example.json")),
            ("math.json", 10, FuzzInputs.Of("vectors/rocket-pool/unit/math.json")),
            (
                "state.json",
                10,
                FuzzInputs.Of("vectors/rocket-pool/pipeline/upstream-mock-withdrawable-epoch-v10.json.gz")
            ),
            ("contract_claims.json", 15, FuzzInputs.Of("vectors/eigenlayer/merkle/contract_claims.json")),
            ("bad_claims.json", 10, FuzzInputs.Of("vectors/eigenlayer/merkle/bad_claims.json")),
            ("events.json", 5, FuzzInputs.Of("vectors/eigenlayer-logs/events.json")),
            ("division.csv", 5, FuzzInputs.Lines("vectors/eigenlayer/numeric/division.csv.gz", 20)),
            ("decision-matrix.jsonl", 5, FuzzInputs.Lines("vectors/the-graph/decision-matrix.jsonl.gz", 4)),
            ("tiny.jsonl", 5, FuzzInputs.Lines("vectors/the-graph/tiny.jsonl.gz", 4)),
            ("livepeer.jsonl", 5, FuzzInputs.JsonLines(FuzzInputs.LivepeerTransactions(48))),
            ("eras_scenarios.json", 15, FuzzInputs.Of("vectors/datahaven/eras_scenarios.json")),
        ];
        return vectors.Select(vector => new FuzzTarget(
            $"conform {vector.Name}",
            vector.Weight,
            [new(vector.Name, vector.Bytes)],
            "conform {dir}/" + vector.Name
        ));
    }

    private static IEnumerable<FuzzTarget> Common()
    {
        var explanation = FuzzInputs.Of("tests/Apportion.Cli.Tests/Fuzz/explanation.json");
        yield return new("recheck", 60, [new("explanation.json", explanation)], "recheck {dir}/explanation.json");
        yield return new(
            "gzip",
            50,
            [new("facts.jsonl.gz", Packing.Gzip(FuzzInputs.DataHavenFacts))],
            "datahaven compute {dir}/facts.jsonl.gz"
        );
        yield return new(
            "zstandard",
            40,
            [new("facts.jsonl.zst", Packing.ZstandardRaw(FuzzInputs.DataHavenFacts))],
            "datahaven compute {dir}/facts.jsonl.zst"
        );
        var (folder, archive) = Bundle();
        yield return new("bundle archive", 10, [new("bundle.zip", archive)], "bundle verify {dir}/bundle.zip");
        yield return new("bundle folder", 15, folder, "bundle verify {dir}");
    }

    private static (IReadOnlyList<FuzzFile> Folder, byte[] Archive) Bundle()
    {
        using var folder = new TemporaryFolder();
        folder.Write("facts.jsonl", FuzzInputs.DataHavenFacts);
        var (facts, zip, open) = (Path("facts.jsonl"), Path("bundle.zip"), Path("bundle"));
        foreach (var place in new[] { zip, open })
            Assert.Equal(
                0,
                ProgramRun.Of("bundle", "create", "--out", place, "--", "datahaven", "compute", facts).ExitCode
            );
        var files = Directory
            .GetFiles(open, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new FuzzFile(System.IO.Path.GetRelativePath(open, file), File.ReadAllBytes(file)));
        return ([.. files], File.ReadAllBytes(zip));

        string Path(string name) => System.IO.Path.Combine(folder.Path, name);
    }
}
