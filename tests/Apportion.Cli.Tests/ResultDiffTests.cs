using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary><c>diff LEFT RIGHT</c> of two results that were computed before, the same for every protocol.</summary>
public sealed class ResultDiffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("eigenlayer", "vectors/eigenlayer/tiny", "\"14732\"", "\"14731\"", "-1")]
    [InlineData(
        "thegraph",
        "vectors/the-graph/tiny.jsonl.gz",
        "\"amount\": \"",
        "\"amount\": \"9",
        "thegraph.indexing-reward"
    )]
    [InlineData(
        "livepeer",
        "vectors/livepeer/tiny.jsonl.gz",
        "\"207200000000000000000\"",
        "\"207200000000000000001\"",
        "livepeer.pending-stake +0.000000000000000001"
    )]
    [InlineData(
        "rocketpool",
        "samples/rocketpool/late-activation.json",
        "\"amount\": \"",
        "\"amount\": \"1",
        "rocketpool."
    )]
    [InlineData(
        "datahaven",
        "samples/datahaven/one-era.jsonl",
        "\"43333\"",
        "\"43334\"",
        "datahaven.reward +0.000000000000000001"
    )]
    public void Every_protocol_compares_what_compute_printed(
        string protocol,
        string input,
        string amount,
        string other,
        string why
    )
    {
        string[] compute = [protocol, "compute", Repository.At(input), "--json"];
        var text = ProgramRun.Of(protocol == "livepeer" ? [.. compute, "--at", "22"] : compute).Out;
        Assert.Equal([], JsonSchema.Check("compute", text));
        var left = _folder.Write("left.json", text);
        var right = _folder.Write("right.json", text);
        var same = ProgramRun.Of(protocol, "diff", left, right);
        Assert.Equal((0, ""), (same.ExitCode, same.Error));
        Assert.EndsWith("no account differs\n", same.Out, StringComparison.Ordinal);

        var at = text.IndexOf(amount, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        _folder.Write("right.json", text[..at] + other + text[(at + amount.Length)..]);
        var differs = ProgramRun.Of(protocol, "diff", left, right);
        Assert.Equal((1, ""), (differs.ExitCode, differs.Error));
        Assert.Contains(why, differs.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 accounts differ\n", differs.Out, StringComparison.Ordinal);
        Assert.Equal([], JsonSchema.Check("diff", ProgramRun.Of(protocol, "diff", left, right, "--json").Out));
    }

    [Fact]
    public void Distributions_of_EigenLayer_are_compared_leaf_by_leaf()
    {
        using var lines = Vectors.OpenText(
            Repository.At("vectors/eigenlayer/tiny/expected/final/cumulative_2026-01-08.csv.gz")
        );
        var text = lines.ReadToEnd();
        var left = _folder.Write("cumulative_2026-01-08.csv", text);
        var same = ProgramRun.Of("eigenlayer", "diff", left, left);
        Assert.Equal((0, ""), (same.ExitCode, same.Error));

        var rows = text.TrimEnd('\n').Split('\n');
        var right = _folder.Write("theirs/cumulative_2026-01-08.csv", string.Join('\n', rows[..^1]) + "\n");
        var shorter = ProgramRun.Of("eigenlayer", "diff", left, right);
        Assert.Equal((1, ""), (shorter.ExitCode, shorter.Error));
        Assert.Contains(rows[^1].Split(',')[0], shorter.Out, StringComparison.Ordinal);
        Assert.Contains("Missing", shorter.Out, StringComparison.Ordinal);

        var computed = ProgramRun.Of("eigenlayer", "compute", Repository.At("vectors/eigenlayer/tiny"), "--json").Out;
        var document = _folder.Write("ours.json", computed);
        Assert.Equal(ExitCode.Usage, ProgramRun.Of("eigenlayer", "diff", document).ExitCode);
    }

    [Fact]
    public void Folders_of_compute_are_results_too()
    {
        var left = Path.Combine(_folder.Path, "left");
        var right = Path.Combine(_folder.Path, "right");
        foreach (var folder in (string[])[left, right])
            Assert.Equal(
                0,
                ProgramRun
                    .Of("datahaven", "compute", Repository.At("samples/datahaven/one-era.jsonl"), "--out", folder)
                    .ExitCode
            );
        Assert.Equal(0, ProgramRun.Of("datahaven", "diff", left, right).ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
