using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Custody;

/// <summary>
/// An era of 2026-01-01 whose message pays two operators of the EigenLayer vectors' smallest world for four days.
/// </summary>
public class CustodyTests
{
    private const string A = "0x00000000000000000000000000000000000000aa";

    private const string Facts = """
        {"fact":"chain","specVersion":1500,"constants":{"expectedBlocks":30},"parameters":{"serviceManager":"0xe1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1","rewardToken":"0x7171717171717171717171717171717171717171","rewardsDuration":345600,"strategies":[{"strategy":"0xb1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1","multiplier":"1000000000000000000"}]}}
        {"fact":"eraStart","era":0,"session":0,"whitelisted":[],"startMs":1767225600000}
        {"fact":"blockAuthored","author":"0x00000000000000000000000000000000000000aa","count":20}
        {"fact":"blockAuthored","author":"0x00000000000000000000000000000000000000bb","count":10}
        {"fact":"sessionEnd","session":0,"validators":["0x00000000000000000000000000000000000000aa","0x00000000000000000000000000000000000000bb","0x00000000000000000000000000000000000000cc"]}
        {"fact":"baseInflation","amount":"100000"}
        {"fact":"eraEnd","era":0}
        """;

    private const string Map = $"""
        solochain,ethereum
        {A},0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1
        0x00000000000000000000000000000000000000bb,0xa2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2
        """;

    private static ProgramRun Run(string facts, params string[] more) => Run(facts, Map, more);

    private static ProgramRun Run(string facts, string map, string[] more)
    {
        using var folder = new TemporaryFolder();
        folder.Write("facts.jsonl", facts);
        folder.Write("map.csv", map);
        return ProgramRun.Of([
            "custody",
            Path.Combine(folder.Path, "facts.jsonl"),
            "--validator",
            A,
            "--operators",
            Path.Combine(folder.Path, "map.csv"),
            "--eigenlayer",
            Vectors.At("eigenlayer/tiny"),
            .. more,
        ]);
    }

    [VectorFact("eigenlayer")]
    public void An_era_is_followed_to_the_leaf_and_every_token_is_accounted_for()
    {
        var run = Run(Facts, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([], JsonSchema.Check("custody", run.Out));
        using var document = JsonDocument.Parse(run.Out);
        var root = document.RootElement;
        Assert.Equal(4, root.GetProperty("lawsChecked").GetInt32());
        var era = root.GetProperty("eras")[0];
        var eigen = era.GetProperty("eigenlayer");
        var submitted = Number(era, "submitted");
        Assert.Equal(Number(era, "messageAmount"), submitted + Number(era, "unmapped") + Number(era, "dust"));
        Assert.True(Number(era, "unmapped") > 0);
        var accounted = (
            (string[])["operators", "stakers", "refunded", "collapsed", "unpaidStakers", "dust", "notDue"]
        ).Aggregate(BigInteger.Zero, (sum, name) => sum + Number(eigen, name));
        Assert.Equal(submitted, accounted - Number(eigen, "overpaid"));
        Assert.True(Number(era, "paidToOperator") > 0);
        Assert.True(root.GetProperty("leaves").GetArrayLength() > 0);
    }

    [VectorFact("eigenlayer")]
    public void A_start_that_is_no_midnight_is_refused_unless_assumed_accepted()
    {
        var facts = Facts.Replace("1767225600000", "1767225606000", StringComparison.Ordinal);
        var refused = Run(facts);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("custody.refused", refused.Out, StringComparison.Ordinal);
        Assert.Contains("nothing arrived", refused.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run(facts, "--assume-accepted").ExitCode);
    }

    [VectorFact("eigenlayer")]
    public void Two_accounts_of_one_operator_are_refused_because_operators_must_ascend()
    {
        var refused = Run(Facts, Map.Replace("a2", "a1", StringComparison.Ordinal), []);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(
            "expected   every operator once\n    found      0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1 again",
            refused.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("nothing arrived", refused.Out, StringComparison.Ordinal);
    }

    [VectorFact("eigenlayer")]
    public void A_message_without_strategies_is_refused()
    {
        var at = Facts.IndexOf(",\"strategies\"", StringComparison.Ordinal);
        var refused = Run(Facts.Remove(at, Facts.IndexOf(']', at) + 1 - at));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("expected   at least one strategy", refused.Out, StringComparison.Ordinal);
    }

    [VectorFact("eigenlayer")]
    public void Two_eras_with_the_same_calldata_are_two_submissions()
    {
        var lines = Facts.Split('\n');
        var second = string.Join('\n', lines[1..])
            .Replace("\"era\":0", "\"era\":1", StringComparison.Ordinal)
            .Replace("\"session\":0", "\"session\":1", StringComparison.Ordinal);
        var run = Run($"{Facts}\n{second}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("conservation  8 laws", run.Out, StringComparison.Ordinal);
    }

    private static BigInteger Number(JsonElement element, string name) =>
        BigInteger.Parse(
            element.GetProperty(name).GetString()!,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture
        );
}
