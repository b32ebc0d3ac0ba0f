using System.Text;
using Apportion.TheGraph.Replay;

namespace Apportion.TheGraph.Tests;

public sealed class BadCallsTests
{
    [Fact]
    public void A_clean_record_has_no_findings() => Assert.Empty(Replay(Lines()).Findings);

    [Fact]
    public void A_missing_operation_is_a_gap_and_the_rest_still_counts()
    {
        var lines = Lines();
        lines.RemoveAt(6);
        var replayer = Replay(lines);
        Assert.Contains(replayer.Findings, finding => finding.Code == "thegraph.calls.gap");
        Assert.Equal(17, replayer.Applied);
    }

    [Fact]
    public void A_repeated_operation_is_used_once()
    {
        var lines = Lines();
        lines.Insert(5, lines[4]);
        var replayer = Replay(lines);
        Assert.Equal(["thegraph.calls.repeated"], replayer.Findings.Select(finding => finding.Code));
        Assert.Equal(18, replayer.Applied);
    }

    [Fact]
    public void An_operation_out_of_order_is_left_out_and_named()
    {
        var lines = Lines();
        (lines[4], lines[9]) = (lines[9], lines[4]);
        Assert.Contains(Replay(lines).Findings, finding => finding.Code == "thegraph.calls.order");
    }

    [Fact]
    public void A_wrong_contract_an_unknown_function_and_a_broken_line_are_named_one_by_one()
    {
        var lines = Lines();
        var rewards = "\"to\":\"0x45314765d295d8081Eb23Ad5f9c7D66548587B52\"";
        lines[1] = lines[1]
            .Replace(rewards, "\"to\":\"0x5555555555555555555555555555555555555555\"", StringComparison.Ordinal);
        lines[2] = lines[2].Replace("0x027b11fb", "0xdeadbeef", StringComparison.Ordinal);
        lines[3] = lines[3][..40];
        var codes = Replay(lines).Findings.Select(finding => finding.Code).ToList();
        Assert.Contains("thegraph.calls.contract", codes);
        Assert.Contains("thegraph.calls.function", codes);
        Assert.Contains("thegraph.calls.line", codes);
    }

    [Fact]
    public void A_recorded_outcome_that_the_rules_do_not_give_is_a_discrepancy()
    {
        var lines = Lines();
        lines[8] = lines[8].Replace("\"ok\":true", "\"ok\":false", StringComparison.Ordinal);
        var finding = Assert.Single(Replay(lines).Findings);
        Assert.Equal("thegraph.calls.outcome", finding.Code);
        Assert.Equal(FindingKind.Discrepancy, finding.Kind);
    }

    [Fact]
    public void A_file_without_a_header_is_refused_with_what_was_expected()
    {
        var error = Assert.Throws<ApportionException>(() => Replay(Lines().Skip(1).ToList()));
        Assert.Equal("thegraph.calls.header", error.Finding.Code);
    }

    private static List<string> Lines() => [.. GzipVector.Named("tiny").ReadText().TrimEnd('\n').Split('\n')];

    private static SequenceReplayer Replay(List<string> lines)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return SequenceReplayer.Run(stream, "calls.jsonl");
    }
}
