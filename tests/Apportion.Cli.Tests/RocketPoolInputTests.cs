using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>What the Rocket Pool verbs say to inputs of another kind.</summary>
public class RocketPoolInputTests
{
    private static readonly string Published = Repository.At("samples/rocketpool/mainnet-51.facts.csv.gz");

    [Fact]
    public void A_folder_without_files_is_named_and_the_other_files_are_verified()
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of("rocketpool", "verify", folder.Path, Published);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"incomplete input.empty-folder: {folder.Path}", run.Out, StringComparison.Ordinal);
        Assert.Contains("mainnet-51.facts.csv.gz: Match", run.Out, StringComparison.Ordinal);
        var history = ProgramRun.Of(
            "rocketpool",
            "history",
            folder.Path,
            "--node",
            "0x070e932611c1ffe63d540ce62c6ba87c5a427a6b"
        );
        Assert.Equal(3, history.ExitCode);
    }

    [Theory]
    [InlineData("compute")]
    [InlineData("explain", "--node", "0x070e932611c1ffe63d540ce62c6ba87c5a427a6b")]
    [InlineData("simulate", "--set", "protocol.rplPrice=1")]
    public void A_published_file_where_a_state_belongs_is_called_by_its_name(string verb, params string[] options)
    {
        var run = ProgramRun.Of(["rocketpool", verb, Published, .. options]);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("rocketpool.not-a-state", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown-field", run.Error, StringComparison.Ordinal);
    }
}
