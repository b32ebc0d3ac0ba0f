using System.Globalization;

namespace Apportion.Cli.Tests.Surface;

/// <summary>Same inputs, same bytes: every command that computes, twice, with other threads, under other cultures.</summary>
public class DeterminismTests
{
    /// <summary>What computes beside the cells of the table.</summary>
    private static readonly string[] Further =
    [
        "apportion custody samples/datahaven/one-era.jsonl --account 0x00000000000000000000000000000000000000aa --operators samples/datahaven/operators.csv --eigenlayer vectors/eigenlayer/tiny",
        "apportion conform vectors/rocket-pool/unit vectors/eigenlayer/tiny vectors/the-graph/tiny.jsonl.gz vectors/livepeer/tiny.jsonl.gz vectors/datahaven/messages.json",
        "apportion rocketpool explain samples/rocketpool/late-activation.json --account 0x53c81f07beb3df38bbd758ed4c051c01bb6165b5 --json | apportion recheck -",
        "apportion eigenlayer leaks vectors/eigenlayer/tiny",
        "apportion eigenlayer lint vectors/eigenlayer/tiny",
        "apportion datahaven slashes vectors/datahaven/chain_1.json",
        "apportion datahaven message samples/datahaven/one-era.jsonl",
        "apportion rocketpool diff samples/rocketpool/late-activation.json --all",
        "apportion livepeer diff vectors/livepeer/tiny.jsonl.gz --profiles contract,subgraph-pr217",
    ];

    public static TheoryData<string> Commands()
    {
        var lines = new TheoryData<string>();
        foreach (
            var line in Transcript
                .All.Where(cell => cell.Verb != "prove" || cell.Out.Length > 0)
                .Select(cell => cell.Line)
        )
            lines.Add(line);
        foreach (var line in Further)
            lines.Add(line);
        return lines;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_run_prints_the_same_bytes(string line)
    {
        foreach (
            var form in (string[][])
                [
                    [],
                    ["--json"],
                ]
        )
        {
            using var runner = new CommandLineRunner();
            var first = runner.Run(line, form);
            Assert.NotEqual("", first.Out);
            Assert.Equal(first, runner.Run(line, form));
            Assert.Equal(first, runner.Run(line, [.. form, "--threads", "1"]));
            Assert.Equal(first, runner.Run(line, [.. form, "--threads", "5"]));
            foreach (var culture in (string[])["tr-TR", "sv-SE", "ar-SA"])
                Assert.Equal(first, Under(culture, () => runner.Run(line, form)));
        }
    }

    [Theory]
    [InlineData("apportion eigenlayer compute vectors/eigenlayer/tiny --tables all --out result/out")]
    [InlineData("apportion eigenlayer compute vectors/eigenlayer/tiny --format jsonl --out result/out")]
    [InlineData("apportion rocketpool compute samples/rocketpool/late-activation.json --out result/out")]
    [InlineData("apportion thegraph compute vectors/the-graph/tiny.jsonl.gz --out result/out")]
    [InlineData("apportion livepeer compute vectors/livepeer/tiny.jsonl.gz --out result/out")]
    [InlineData("apportion datahaven compute samples/datahaven/one-era.jsonl --out result/out")]
    [InlineData("apportion thegraph export vectors/the-graph/tiny.jsonl.gz --out result/out/ledger.csv")]
    [InlineData(
        "apportion rocketpool convert samples/rocketpool/mainnet-51.facts.csv.gz --to ssz --out result/out/51.ssz"
    )]
    public void Every_run_writes_the_same_files(string line)
    {
        var expected = Written(line, "--threads", "1");
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Written(line, "--threads", "5"));
        Assert.Equal(expected, Under("tr-TR", () => Written(line)));
        Assert.Equal(expected, Under("sv-SE", () => Written(line)));
    }

    private static List<(string Name, string Bytes)> Written(string line, params string[] more)
    {
        using var runner = new CommandLineRunner();
        Assert.Equal(0, runner.Run(line, more).ExitCode);
        return
        [
            .. Directory
                .GetFiles(runner.ResultFolder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    (Path.GetRelativePath(runner.ResultFolder, file), Convert.ToHexString(File.ReadAllBytes(file)))
                ),
        ];
    }

    private static T Under<T>(string culture, Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
