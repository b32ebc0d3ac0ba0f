using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary><c>export --from --to</c>: the same two options for every protocol, by number or by date.</summary>
public class ExportRangeTests
{
    [Theory]
    [InlineData("eigenlayer", "vectors/eigenlayer/tiny", "2026-01-03", "2026-01-04", "2026-01-03", "2026-01-04", 61)]
    [InlineData("thegraph", "vectors/the-graph/tiny.jsonl.gz", "1000", "1045", "2023-11-14", "2023-11-14", 10)]
    [InlineData("livepeer", "vectors/livepeer/tiny.jsonl.gz", "23", "24", "2023-11-17", "2023-11-18", 22)]
    [InlineData("rocketpool", "samples/rocketpool/late-activation.json", "5", "5", "2022-12-01", "2022-12-26", 20)]
    [InlineData("datahaven", "samples/datahaven/one-era.jsonl", "0", "0", "2026-01-01", "2026-01-01", 8)]
    public void A_range_is_what_the_whole_export_has_of_it(
        string protocol,
        string input,
        string from,
        string to,
        string firstDate,
        string lastDate,
        int rows
    )
    {
        string[] export = [protocol, "export", Repository.At(input)];
        var whole = ProgramRun.Of(export).Out.Split('\n');
        var expected = whole.Where(
            (row, index) =>
                index == 0
                || row.Split(',') is [_, _, var date, ..]
                    && string.CompareOrdinal(date, firstDate) >= 0
                    && string.CompareOrdinal(date, lastDate) <= 0
        );
        var byNumber = ProgramRun.Of([.. export, "--from", from, "--to", to]);
        Assert.Equal((0, ""), (byNumber.ExitCode, byNumber.Error));
        Assert.Equal(string.Join('\n', expected) + "\n", byNumber.Out);
        Assert.Equal(rows, byNumber.Out.Count(c => c == '\n') - 1);
        Assert.Equal(byNumber, ProgramRun.Of([.. export, "--from", firstDate, "--to", lastDate]));
    }

    [Fact]
    public void An_end_that_the_facts_do_not_reach_is_said_and_what_is_there_is_given()
    {
        string[] export = ["livepeer", "export", Repository.At("vectors/livepeer/tiny.jsonl.gz")];
        var run = ProgramRun.Of([.. export, "--from", "2023-01-01", "--to", "2023-12-31"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(ProgramRun.Of(export).Out, run.Out);
        Assert.Contains("the ledger ends with round 27, before 2023-12-31", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_a_range_closes_with_the_balances_of_the_range()
    {
        string[] export =
        [
            "livepeer",
            "export",
            Repository.At("vectors/livepeer/tiny.jsonl.gz"),
            "--account",
            "0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a",
            "--format",
            "hledger",
        ];
        var run = ProgramRun.Of([.. export, "--from", "22", "--to", "22"]);
        Assert.Contains(
            "assets:livepeer:0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a  0 \"LPT\" = 7.2 \"LPT\"",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "eigenlayer",
        "vectors/eigenlayer/tiny",
        "20456",
        "--from: expected a date YYYY-MM-DD, found \"20456\""
    )]
    [InlineData(
        "livepeer",
        "vectors/livepeer/tiny.jsonl.gz",
        "2023-13-01",
        "--from: expected the number of a round or a date YYYY-MM-DD, found \"2023-13-01\""
    )]
    public void An_end_of_another_shape_is_wrong_usage(string protocol, string input, string from, string message)
    {
        var run = ProgramRun.Of(protocol, "export", Repository.At(input), "--from", from);
        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
