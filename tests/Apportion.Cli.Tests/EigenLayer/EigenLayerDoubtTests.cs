using Apportion.Tests;

namespace Apportion.Cli.Tests.EigenLayer;

/// <summary>What leaves a result in doubt goes with it, whatever the verb; damaged checkpoints are named.</summary>
public class EigenLayerDoubtTests
{
    private const string Avs = "0xe1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1";

    /// <summary>The second submission of an AVS, without the first.</summary>
    private const string SecondSubmission = """
        {"address":"0x7750d328b314effa365a0402ccfd489b80b0adda","topics":["0x450a367a380c4e339e5ae7340c8464ef27af7781ad9945cfe8abd828f89e6281","0x000000000000000000000000e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1","0x0000000000000000000000000000000000000000000000000000000000000001","0xbb5624ecaccde9faaf7397c1751e1f43651ecd4533d50ff0ecfdc190b55aa063"],"data":"0x000000000000000000000000000000000000000000000000000000000000002000000000000000000000000000000000000000000000000000000000000000a000000000000000000000000000000000000000000000000000000000000000710000000000000000000000000000000000000000000000000000000000001b580000000000000000000000000000000000000000000000000000000065fb78800000000000000000000000000000000000000000000000000000000000093a80000000000000000000000000000000000000000000000000000000000000000100000000000000000000000000000000000000000000000000000000000000b10000000000000000000000000000000000000000000000000de0b6b3a7640000","blockNumber":"0x1f4","blockHash":"0x00000000000000000000000000000000000000000000000000000000000001f4","transactionHash":"0x00000000000000000000000000000000000000000000000000000000000001fb","transactionIndex":"0x0","logIndex":"0x0","blockTimestamp":"0x65fb7880"}
        """;

    /// <summary>Distribution root 1, without root 0.</summary>
    private const string SecondRoot = """
        {"address":"0x7750d328b314effa365a0402ccfd489b80b0adda","topics":["0xecd866c3c158fa00bf34d803d5f6023000b57080bcb48af004c2b4b46b3afd08","0x0000000000000000000000000000000000000000000000000000000000000001","0x0000000000000000000000000000000000000000000000000000000000000012","0x0000000000000000000000000000000000000000000000000000000065fb7880"],"data":"0x0000000000000000000000000000000000000000000000000000000065fb94a0","blockNumber":"0x1f4","blockHash":"0x00000000000000000000000000000000000000000000000000000000000001f4","transactionHash":"0x00000000000000000000000000000000000000000000000000000000000001fb","transactionIndex":"0x0","logIndex":"0x0","blockTimestamp":"0x65fb7880"}
        """;

    [Theory]
    [InlineData("compute")]
    [InlineData("lint")]
    [InlineData("leaks")]
    [InlineData("export")]
    [InlineData("history", "--account", Avs)]
    [InlineData("explain", "--account", Avs)]
    [InlineData("diff", "--rulesets", "v2.2,v2.2-draft")]
    [InlineData("simulate", "--set", "default-split=500")]
    public void Missing_submissions_are_named_by_every_verb(string verb, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var logs = folder.Write("logs.jsonl", SecondSubmission);
        var run = ProgramRun.Of(["eigenlayer", verb, logs, "--cutoff", "2024-03-22", .. more]);
        Assert.Equal(ExitCode.Incomplete, run.ExitCode);
        Assert.Contains(
            "incomplete eigenlayer.nonce-gap: block 500, log 0",
            run.Out + run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_findings_of_leaks_are_in_its_document()
    {
        using var folder = new TemporaryFolder();
        var logs = folder.Write("logs.jsonl", SecondSubmission);
        var run = ProgramRun.Of("eigenlayer", "leaks", logs, "--cutoff", "2024-03-22", "--json");
        Assert.Equal([], JsonSchema.Check("eigenlayer-leaks", run.Out));
        Assert.Contains("eigenlayer.nonce-gap", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_without_an_earlier_root_are_not_taken_for_all_roots()
    {
        using var folder = new TemporaryFolder();
        var logs = folder.Write("logs.jsonl", SecondRoot);
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        var run = ProgramRun.Of("eigenlayer", "verify", "--roots", logs, "--facts", tiny, "--network", "mainnet");
        Assert.Equal((ExitCode.Incomplete, ""), (run.ExitCode, run.Out));
        Assert.Contains("distribution root 0, but this one is 1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"lastPaid\":[[\"0x12\"]]", "\"lastPaid\" with a row of other than 2 cells")]
    [InlineData("\"totals\":[[\"\",\"\"]]", "\"totals\" with a row of other than 4 cells")]
    [InlineData("\"cutoffs\":[\"today\"]", "\"today\" for a date YYYY-MM-DD")]
    [InlineData("\"rules\":[]", "a value of JSON kind Array where String must stand")]
    public void A_damaged_checkpoint_is_named_with_its_file(string member, string found)
    {
        using var folder = Tiny();
        string[] members = ["\"rules\":\"\"", "\"cutoffs\":[]", "\"lastPaid\":[]", "\"totals\":[]", "\"cutoffDay\":[]"];
        var name = member[..member.IndexOf(':', StringComparison.Ordinal)];
        var rest = members.Select(one => one.StartsWith(name, StringComparison.Ordinal) ? member : one);
        var before = Directory.CreateDirectory(Path.Combine(folder.Path, "before")).FullName;
        File.WriteAllText(
            Path.Combine(before, "checkpoint.json"),
            $"{{\"schema\":\"apportion/eigenlayer/checkpoint/1\",{string.Join(',', rest)}}}"
        );
        var run = ProgramRun.Of("eigenlayer", "compute", folder.Path, "--cutoff", "2026-01-09", "--continue", before);
        Assert.Equal((ExitCode.Malformed, ""), (run.ExitCode, run.Out));
        Assert.Contains($"checkpoint.json: found {found}", run.Error, StringComparison.Ordinal);
    }

    private static TemporaryFolder Tiny()
    {
        var (folder, tiny) = (new TemporaryFolder(), Repository.At("vectors/eigenlayer/tiny"));
        EigenLayerInputTests.CopyInput(tiny, folder);
        File.Copy(Path.Combine(tiny, "config.json"), Path.Combine(folder.Path, "config.json"));
        return folder;
    }
}
