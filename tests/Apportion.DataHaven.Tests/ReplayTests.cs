using Apportion.Core;
using Apportion.DataHaven.Accounting;
using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using Apportion.Tests;
using static Apportion.DataHaven.Tests.FactLines;

namespace Apportion.DataHaven.Tests;

public sealed class ReplayTests
{
    [Fact]
    public void An_era_is_computed_from_facts_to_amounts()
    {
        var result = Run($"{Chain}\n{Era}");
        Assert.Empty(result.Findings);
        var era = Assert.Single(result.Eras);
        // 50 of 60 blocks: 20 + floor(0.8333 * 80) = 86 %, of 1000 = 860; treasury 172; rewards 688.
        Assert.Equal(
            (86u, (UInt128)860, (UInt128)688),
            (era.Result.Inflation.Percent!.Value, era.Result.Inflation.Scaled, era.Result.Amount!.Value)
        );
        // session 0: T 30, n 3, fair 10, at most 15 credited; A 2880 + 1280, B 1920 + 1280, C 320.
        // session 1: T 20, fair 6, at most 9; A and B 1728 + 853, C 213.
        Assert.Equal(
            (6741u, 5781u, 533u),
            (era.PointsOf(Address.Parse(A)), era.PointsOf(Address.Parse(B)), era.PointsOf(Address.Parse(C)))
        );
        Assert.True(era.Sent);
        Assert.Equal((UInt128)355, era.AmountOf(Address.Parse(A)));
        Assert.Equal((UInt128)1, era.DustMoved);
    }

    [Fact]
    public void The_ledger_balances_and_every_amount_is_explained()
    {
        var result = Run($"{Chain}\n{Era}");
        var ledger = LedgerReport.Build(result);
        Assert.All(ledger.Balances, balance => Assert.True(balance.Difference.IsZero));
        foreach (var account in (string[])[A, B, C])
        {
            var derivation = Explanation.AmountOfEra(result, result.Eras[0], Address.Parse(account));
            Assert.Equal(
                result
                    .Eras[0]
                    .AmountOf(Address.Parse(account))
                    .ToString(System.Globalization.CultureInfo.InvariantCulture),
                derivation.Result
            );
            var (compared, findings) = Recheck.Run(derivation, FormulaLibrary.BuiltIn);
            Assert.True(compared > 20);
            Assert.Empty(findings);
        }
    }

    [Fact]
    public void A_whitelisted_validator_earns_nothing_and_is_told_why()
    {
        var result = Run(
            $"{Chain}\n{Era.Replace("\"whitelisted\":[]", $"\"whitelisted\":[\"{A}\"]", StringComparison.Ordinal)}"
        );
        Assert.Equal(0u, result.Eras[0].PointsOf(Address.Parse(A)));
        var derivation = Explanation.OfSession(result, result.Sessions[0], Address.Parse(A));
        Assert.Equal(("0", "datahaven.whitelisted"), (derivation.Result, derivation.Reason));
    }

    [Fact]
    public void A_failed_message_waits_and_its_dust_moves_at_every_attempt()
    {
        var lines = $"{Chain}\n{Era}".Replace(
            "{\"fact\":\"eraEnd\"",
            "{\"fact\":\"sendOutcome\",\"ok\":false}\n{\"fact\":\"eraEnd\"",
            StringComparison.Ordinal
        );
        var result = Run($"{lines}\n{{\"fact\":\"initialize\"}}\n{{\"fact\":\"initialize\"}}");
        Assert.Single(result.Rewards.Unsent.Entries);
        Assert.Equal((3, (UInt128)3), (result.Eras[0].Attempts, result.Eras[0].DustMoved));
        var report = Verification.Run(result, "facts");
        Assert.Contains(report.Findings, finding => finding.Code == "datahaven.message.not-delivered");
        Assert.Contains(report.Findings, finding => finding.Code == "datahaven.solvency");
    }

    [Fact]
    public void The_amount_before_the_treasury_share_promises_more_than_was_minted()
    {
        var result = Run($"{Chain}\n{Era}", new ReplayOptions { Ruleset = Models.M3 });
        Assert.Equal((UInt128)860, result.Eras[0].Result.Amount);
        Assert.Contains(LedgerReport.Build(result).Balances, balance => balance.Pot.Exception is not null);
        Assert.Contains(Verification.Run(result, "facts").Findings, finding => finding.Code == "datahaven.solvency");
    }

    [Fact]
    public void Old_models_pay_twenty_points_a_block_and_publish_a_root()
    {
        var result = Run($"{Chain}\n{Era}", new ReplayOptions { Ruleset = Models.M0 });
        Assert.Equal(
            (600u, 400u),
            (result.Eras[0].PointsOf(Address.Parse(A)), result.Eras[0].PointsOf(Address.Parse(B)))
        );
        Assert.NotNull(result.Eras[0].Result.Root);
    }

    [Fact]
    public void Twenty_five_receivers_are_too_many_for_one_message()
    {
        var accounts = Enumerable.Range(1, 24).Select(i => FormattableString.Invariant($"\"0x{i:x40}\"")).ToList();
        var lines = string.Join(
            '\n',
            Chain,
            """{"fact":"eraStart","era":0,"session":0,"whitelisted":[],"startMs":1}""",
            $$"""{"fact":"blockAuthored","author":{{accounts[0]}},"count":60}""",
            $$"""{"fact":"sessionEnd","session":0,"validators":[{{string.Join(',', accounts)}}]}""",
            """{"fact":"baseInflation","amount":"1000000000"}""",
            """{"fact":"eraEnd","era":0}"""
        );
        var report = Verification.Run(Run(lines), "facts");
        Assert.Contains(report.Findings, finding => finding.Code == "datahaven.message.too-large");
    }

    [Fact]
    public void The_first_session_that_differs_is_named()
    {
        static string Stored(int session, int total, int a, int b, int c) =>
            FormattableString.Invariant(
                $$"""{"fact":"recordedPoints","era":0,"session":{{session}},"total":{{total}},"individual":{"{{A}}":{{a}},"{{B}}":{{b}},"{{C}}":{{c}} } }"""
            );
        var lines = $"{Chain}\n{Era}\n{Stored(0, 7680, 4160, 3200, 320)}\n{Stored(1, 13054, 6741, 5780, 533)}";
        var report = Verification.Run(Run(lines), "facts");
        var first = Assert.Single(report.Findings, finding => finding.Code == "datahaven.first-divergence");
        Assert.Equal("era 0, session 1", first.Where);
        Assert.Equal(Verdict.Mismatch, report.Verdict);
    }

    [Fact]
    public void A_recorded_message_is_compared_operator_by_operator()
    {
        var calldata = Convert.ToHexStringLower(Run($"{Chain}\n{Era}").Eras[0].LastAttempt!.Message!.Calldata);
        string Recorded(string hex) =>
            $"{Chain}\n{Era}\n{{\"fact\":\"recordedMessage\",\"era\":0,\"calldata\":\"0x{hex}\"}}";
        Assert.DoesNotContain(
            Verification.Run(Run(Recorded(calldata)), "facts").Findings,
            finding => finding.Kind != FindingKind.Notice
        );
        // 355 base units for A become 356.
        var changed = calldata.Replace("0000000163", "0000000164", StringComparison.Ordinal);
        var finding = Assert.Single(
            Verification.Run(Run(Recorded(changed)), "facts").Findings,
            f => f.Code == "datahaven.amount"
        );
        Assert.Equal(("355", "356", "+1"), (finding.Expected, finding.Actual, finding.Difference));
    }

    [Fact]
    public void Vector_sequences_and_chains_are_facts_too()
    {
        foreach (var name in (string[])["sequence_1.json", "sequence_3.json", "sequence_5.json", "chain_1.json"])
        {
            var findings = new List<Finding>();
            using var stream = File.OpenRead(Path.Combine(Repository.At("vectors/datahaven"), name));
            var result = DataHavenEngine.Run(FactReader.Read(stream, name, findings), null, findings);
            Assert.DoesNotContain(result.Findings, finding => finding.Kind != FindingKind.Notice);
            Assert.True(result.Eras.Count > 2, name);
            Assert.NotEmpty(LedgerReport.Build(result).Postings);
        }
    }

    [Fact]
    public void A_chain_as_facts_gives_the_balances_of_its_vector()
    {
        using var stream = File.OpenRead(Path.Combine(Repository.At("vectors/datahaven"), "chain_1.json"));
        var result = DataHavenEngine.Run(FactReader.Read(stream, "chain_1.json", []));
        Assert.Equal(
            "74834588181610768867",
            result.Rewards.Balances.Rewards.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            "18708647045402692231",
            result.Rewards.Balances.Treasury.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
