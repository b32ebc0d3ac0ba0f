using System.Globalization;
using Apportion.Core;
using Apportion.DataHaven.Replay;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using static Apportion.DataHaven.Tests.FactLines;

namespace Apportion.DataHaven.Tests;

/// <summary>History, explanation and verification of the era of <see cref="FactLines"/>, amounts by hand.</summary>
public sealed class ReportTests
{
    private const string Stranger = "0x00000000000000000000000000000000000000dd";

    public static TheoryData<string> ModelNames => [.. Models.All.Select(model => model.Name)];

    [Fact]
    public void The_history_of_a_validator_has_amount_points_and_blocks()
    {
        var history = ValidatorHistory.Of(Run($"{Chain}\n{Era}"), Address.Parse(A));

        var row = Assert.Single(history.Rows);
        // 30 authored; credited at most 15 in session 0 and 9 in session 1.
        Assert.Equal(["355", "0", "6741", "30", "24", "2", "2"], row.Cells);
        Assert.Equal(355, history.Total(0));
    }

    [Fact]
    public void An_amount_that_was_not_sent_is_shown_apart_and_explained()
    {
        var result = Unsent();

        Assert.Equal(["0", "355"], ValidatorHistory.Of(result, Address.Parse(A)).Rows[0].Cells.Take(2));
        var derivation = Explanation.AmountOfEra(result, result.Eras[0], Address.Parse(A));
        Assert.Equal("355", derivation.Result);
        Assert.StartsWith("datahaven.not-sent.", derivation.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void Every_model_explains_points_and_amounts_so_that_they_recompute(string name)
    {
        var result = Run($"{Chain}\n{Era}", new ReplayOptions { Ruleset = Models.Find(name) });
        foreach (var account in (string[])[A, B, C, Stranger])
        {
            var address = Address.Parse(account);
            var points = Explanation.PointsOfEra(result, result.Eras[0], address);
            var amount = Explanation.AmountOfEra(result, result.Eras[0], address);
            Assert.Equal(Text(result.Eras[0].PointsOf(address)), points.Result);
            Assert.Equal(Text(result.Eras[0].AmountOf(address)), amount.Result);
            Assert.Empty(Recheck.Run(points, FormulaLibrary.BuiltIn).Findings);
            Assert.Empty(Recheck.Run(amount, FormulaLibrary.BuiltIn).Findings);
        }
    }

    [Fact]
    public void Fixed_points_are_twenty_a_block_and_none_without_blocks()
    {
        var result = Run($"{Chain}\n{Era}", new ReplayOptions { Ruleset = Models.M0 });

        Assert.Equal("400", Explanation.OfSession(result, result.Sessions[0], Address.Parse(A)).Result);
        Assert.Equal("datahaven.no-blocks", Explanation.OfSession(result, result.Sessions[0], Address.Parse(C)).Reason);
        Assert.Equal(
            "datahaven.no-inflation",
            Explanation.AmountOfEra(result, result.Eras[0], Address.Parse(A)).Reason
        );
    }

    [Fact]
    public void An_account_outside_the_set_is_told_so()
    {
        var result = Run($"{Chain}\n{Era}");
        Assert.Equal(
            "datahaven.not-in-set",
            Explanation.OfSession(result, result.Sessions[0], Address.Parse(Stranger)).Reason
        );
    }

    [Fact]
    public void An_era_without_inflation_mints_nothing_and_says_so()
    {
        var result = Run($"{Chain}\n{Era.Replace("\"1000\"", "\"0\"", StringComparison.Ordinal)}");
        Assert.Equal(
            "datahaven.nothing-minted",
            Explanation.AmountOfEra(result, result.Eras[0], Address.Parse(A)).Reason
        );
    }

    [Fact]
    public void A_recorded_root_is_that_of_the_points()
    {
        var options = new ReplayOptions { Ruleset = Models.M0 };
        var root = Run($"{Chain}\n{Era}", options).Eras[0].Result.Root!.Value.ToString();
        string Recorded(uint era, string value) =>
            FormattableString.Invariant(
                $"{Chain}\n{Era}\n{{\"fact\":\"recordedRoot\",\"era\":{era},\"root\":\"{value}\"}}"
            );
        VerificationReport Verify(uint era, string value) =>
            Verification.Run(Run(Recorded(era, value), options), "facts");

        Assert.DoesNotContain(Verify(0, root).Findings, finding => finding.Code == "datahaven.root");
        var other = "0x" + new string('1', 64);
        var finding = Assert.Single(Verify(0, other).Findings, found => found.Code == "datahaven.root");
        Assert.Equal((root, other), (finding.Expected, finding.Actual));
        Assert.Equal(
            FindingKind.Incomplete,
            Assert.Single(Verify(7, root).Findings, found => found.Code == "datahaven.root").Kind
        );
    }

    [Theory]
    [InlineData("recordedRoot", "\"root\":\"0x1234\"")]
    [InlineData("chain", "\"network\":\"somewhere\"")]
    [InlineData("forceEra", "\"mode\":\"Sometimes\"")]
    public void A_value_of_another_shape_is_malformed(string fact, string member)
    {
        var result = Run($"{Chain}\n{{\"fact\":\"{fact}\",\"era\":0,{member}}}");
        Assert.Contains(result.Findings, finding => finding.Kind == FindingKind.Malformed);
    }

    [Fact]
    public void A_recorded_message_that_is_none_or_says_another_start_is_named()
    {
        var calldata = Convert.ToHexStringLower(Run($"{Chain}\n{Era}").Eras[0].LastAttempt!.Message!.Calldata);
        Finding Only(string hex) =>
            Assert.Single(
                Verification
                    .Run(
                        Run($"{Chain}\n{Era}\n{{\"fact\":\"recordedMessage\",\"era\":0,\"calldata\":\"0x{hex}\"}}"),
                        "facts"
                    )
                    .Findings,
                finding => finding.Code == "datahaven.calldata"
            );

        var none = Only("00000000" + calldata[8..]);
        Assert.Equal(FindingKind.Malformed, none.Kind);
        Assert.Contains("selector", none.Actual, StringComparison.Ordinal);
        // The era starts at 1760000000 seconds, 0x68e77800.
        var later = Only(calldata.Replace("68e77800", "68e77801", StringComparison.Ordinal));
        Assert.Equal(("1760000000", "1760000001"), (later.Expected, later.Actual));
    }

    [Fact]
    public void A_recorded_message_of_an_era_that_built_none_is_a_discrepancy()
    {
        var report = Verification.Run(
            Run(
                $"{Chain}\n{Era.Replace("\"1000\"", "\"0\"", StringComparison.Ordinal)}\n{{\"fact\":\"recordedMessage\",\"era\":0,\"calldata\":\"0x00\"}}"
            ),
            "facts"
        );
        var finding = Assert.Single(report.Findings, finding => finding.Code == "datahaven.message");
        Assert.Equal(FindingKind.Discrepancy, finding.Kind);
        Assert.Equal("no message: the era has no points or no inflation", finding.Expected);
        Assert.Equal("a message of 1 bytes", finding.Actual);
    }

    [Fact]
    public void A_recorded_message_of_an_era_without_facts_is_incomplete()
    {
        var report = Verification.Run(
            Run($"{Chain}\n{Era}\n{{\"fact\":\"recordedMessage\",\"era\":9,\"calldata\":\"0x00\"}}"),
            "facts"
        );
        Assert.Equal(
            FindingKind.Incomplete,
            Assert.Single(report.Findings, finding => finding.Code == "datahaven.message").Kind
        );
    }

    [Fact]
    public void A_missing_session_is_recognised_by_its_award()
    {
        // B has 3200 points of session 0 and 2581 of session 1.
        var recorded =
            $$$"""{"fact":"recordedPoints","era":0,"total":10474,"individual":{"{{{A}}}":6741,"{{{B}}}":3200,"{{{C}}}":533} }""";
        var report = Verification.Run(Run($"{Chain}\n{Era}\n{recorded}"), "facts");
        Assert.Contains(
            report.Findings,
            finding =>
                finding.Code == "datahaven.points"
                && finding.Advice == "the difference is exactly the award of session 1"
        );
    }

    [Fact]
    public void Times_that_EigenLayer_would_refuse_are_noted()
    {
        var lines = $"{Chain}\n{Era}".Replace(
            "\"strategies\"",
            "\"rewardsDuration\":86401,\"strategies\"",
            StringComparison.Ordinal
        );
        var notes = Verification
            .Run(Run(lines), "facts")
            .Findings.Where(finding => finding.Code == "datahaven.eigenlayer-times")
            .Select(finding => finding.ToString())
            .ToList();
        Assert.Contains(
            notes,
            note => note.Contains("start 1760000000 is no multiple of 86400", StringComparison.Ordinal)
        );
        Assert.Contains(
            notes,
            note => note.Contains("duration 86401 is no multiple of 86400", StringComparison.Ordinal)
        );
    }

    private static ReplayResult Unsent() =>
        Run(
            $"{Chain}\n{Era}".Replace(
                "{\"fact\":\"eraEnd\"",
                "{\"fact\":\"sendOutcome\",\"ok\":false}\n{\"fact\":\"eraEnd\"",
                StringComparison.Ordinal
            )
        );

    private static string Text(UInt128 value) => value.ToString(CultureInfo.InvariantCulture);
}
