using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary><c>rocketpool export</c> of published files and of states.</summary>
public class RocketPoolExportTests
{
    private static readonly string Published = Repository.At("samples/rocketpool/mainnet-51.facts.csv.gz");
    private static readonly string Small = Repository.At("samples/rocketpool/three-nodes.json");

    private static readonly string State = Repository.At("samples/rocketpool/interval-4-shape.json.gz");

    [Fact]
    public void A_published_file_is_exported_with_every_posting()
    {
        var run = ProgramRun.Of("rocketpool", "export", Published);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(",protocol-dao,RPL,18,rocketpool.protocol-dao,Reward,", run.Out, StringComparison.Ordinal);
        Assert.Contains(",pool-stakers,ETH,18,", run.Out, StringComparison.Ordinal);
        Assert.Contains("Interval,51,", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hledger")]
    [InlineData("beancount")]
    [InlineData("jsonl")]
    public void Every_form_takes_published_files(string format)
    {
        var run = ProgramRun.Of("rocketpool", "export", Published, "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("RPL", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_computed_folder_gives_the_ledger_once_whatever_forms_lie_in_it()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            0,
            ProgramRun.Of("rocketpool", "compute", State, "--ruleset", "v3", "--out", folder.Path).ExitCode
        );
        var run = ProgramRun.Of("rocketpool", "export", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("rp-minipool-performance-mainnet-4.json: neither", run.Error, StringComparison.Ordinal);
        var state = ProgramRun.Of("rocketpool", "export", State, "--ruleset", "v3");
        Assert.Equal(0, state.ExitCode);
        // The same nodes get the same; the state alone tells dust from the treasury's share.
        static string[] Nodes(string text) =>
            [.. text.Split('\n').Where(line => line.Contains(",0x", StringComparison.Ordinal))];
        Assert.NotEmpty(Nodes(run.Out));
        Assert.Equal(Nodes(state.Out), Nodes(run.Out));
    }

    [Fact]
    public void The_same_interval_twice_counts_once_and_with_other_amounts_is_refused()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Small);
        var copy = folder.Write("copy.json", text);
        var once = ProgramRun.Of("rocketpool", "export", Small);
        var twice = ProgramRun.Of("rocketpool", "export", Small, copy);
        Assert.Equal((0, once.Out), (twice.ExitCode, twice.Out));
        Assert.Contains("copy.json: the same amounts as", twice.Error, StringComparison.Ordinal);
        var refused = ProgramRun.Of("rocketpool", "export", State, OtherAmounts(folder));
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("rocketpool.export.twice", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>Interval 4 once more, computed under another ruleset.</summary>
    private static string OtherAmounts(TemporaryFolder folder)
    {
        ProgramRun.Of("rocketpool", "compute", State, "--ruleset", "v2", "--out", folder.Path);
        return Path.Combine(folder.Path, "rp-rewards-mainnet-4.json");
    }

    [Fact]
    public void A_ruleset_cannot_be_forced_on_a_published_file()
    {
        var run = ProgramRun.Of("rocketpool", "export", Published, "--ruleset", "v9");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("leave --ruleset out", run.Error, StringComparison.Ordinal);
    }
}
