using System.Text;
using Apportion.Core;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Reports;
using Apportion.Livepeer.State;
using Apportion.Tests;

namespace Apportion.Livepeer.Tests;

/// <summary>Reports on the hand-checked sequence: T0 takes a cut of 20 %, T1 takes nothing and misses rounds 23 and 25.</summary>
public sealed class ReportTests
{
    private static readonly Address T0 = Address.Parse("0xc706713f28253f6119335ee59ec6090def7c98fd");
    private static readonly Address T1 = Address.Parse("0x5531d3f9e51341f19bb365751531cd6d53a97bc4");
    private static readonly LivepeerState Tiny = new Sequence("tiny").Replay().State;

    [Fact]
    public void The_history_of_an_orchestrator_names_missed_rounds_and_what_they_would_have_minted()
    {
        var history = OrchestratorHistory.Of(Tiny, Tiny.Find(T1)!.Orchestrator!, 22, 27);

        Assert.Equal(["22", "23", "24", "25", "27"], history.Rows.Select(row => row.Period.Label));
        Assert.Equal(
            ["45000000000000000000", "0", "44058037274658146700", "0", "43137004149689791692"],
            Cells(history, "reward")
        );
        Assert.Equal(["0", "50005000000000000000", "0", "46852554347635599634", "0"], Cells(history, "missed"));
        Assert.Equal(["", "reward missed", "retroactive fee factor", "reward missed", ""], Cells(history, "note"));
        Assert.Equal(["0/1000000"], Cells(history, "cuts").Distinct());
        Assert.Equal(2, history.Findings.Count(finding => finding.Code == "livepeer.reward-missed"));
        var missed = history.Findings.First(finding => finding.Code == "livepeer.reward-missed");
        Assert.Equal("round 23", missed.Where);
        // 50.005 less the treasury's tenth; T1 is its own only delegator and keeps no cut.
        Assert.Contains(
            "50.005 LPT not minted, 45.0045 of it spread over 1 delegators",
            missed.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_bond_grows_by_reward_over_stake()
    {
        var round = OrchestratorRound.Of(Tiny, Tiny.Find(T1)!.Orchestrator!, 22);

        // 45 of 1000 LPT.
        Assert.Equal("45000000000000000000000000", round.Yield.ToString());
        Assert.Equal("1000000000000000000000", round.Stake.ToString());
        Assert.True(round.Active && round.Rewarded && !round.CutChanged);
    }

    [Fact]
    public void The_ledger_splits_50_LPT_into_treasury_commission_and_shares()
    {
        var ledger = LivepeerLedger.Of(Tiny, 22, 22);

        var pot = ledger.Pots.Single(pot => pot.Id == $"reward/{T0}/22");
        Assert.Equal("50000000000000000000", pot.Amount.ToString());
        // 10 % treasury, 20 % of 45 commission, 36 over stakes of 600, 200 and 200 LPT.
        Assert.Equal(
            [
                "livepeer.commission 9000000000000000000",
                "livepeer.reward 21600000000000000000",
                "livepeer.reward 7200000000000000000",
                "livepeer.reward 7200000000000000000",
                "livepeer.treasury 5000000000000000000",
            ],
            ledger
                .Postings.Where(posting => posting.Pot == pot.Id)
                .Select(posting => $"{posting.Reason} {posting.Amount}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(VectorFolder.Names), MemberType = typeof(VectorFolder))]
    public void Every_pot_is_given_out_or_says_why_not(string name)
    {
        var state = new Sequence(name).Replay().State;
        var ledger = LivepeerLedger.Of(state, state.FirstInitialized(), state.Round);

        Assert.NotEmpty(ledger.Pots);
        Assert.All(
            ledger.Balances.Where(balance => !balance.Difference.IsZero),
            balance => Assert.Equal("livepeer.rounding-or-stale-stake", balance.Pot.Exception?.Name)
        );
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("edge")]
    public void Recorded_getters_of_a_sequence_agree(string name)
    {
        var getters = new RecordedGetters();
        using (var stream = Vectors.Open(VectorFolder.File(name)))
            getters.Read(stream, name);
        var sequence = new Sequence(name);

        var report = LivepeerVerification.Of(name, sequence.Replay(), sequence.Findings, getters);

        Assert.True(getters.Count > 30);
        Assert.DoesNotContain(report.Findings, finding => finding.Code == "livepeer.getters");
    }

    [Fact]
    public void A_getter_that_differs_is_named_with_both_values_and_one_of_the_future_is_missing()
    {
        var findings = new List<Finding>();
        var getters = Getters(
            $$"""{"round":22,"account":"{{T1}}","pendingStake":"1045000000000000000001","bondedAmount":"1000000000000000000000","fees":"0"}""",
            $$"""{"round":99,"account":"{{T1}}","pendingFees":"0"}""",
            $$"""{"round":"22","account":"0x{{new string('7', 40)}}","votes":"0","delegatedAmount":"0"}"""
        );

        Assert.Equal(6, getters.Compare(Tiny, findings));

        Assert.Equal(2, findings.Count);
        Assert.Equal("1045000000000000000000", findings[0].Expected);
        Assert.Equal("1045000000000000000001", findings[0].Actual);
        Assert.Equal(FindingKind.Discrepancy, findings[0].Kind);
        Assert.Equal(FindingKind.Incomplete, findings[1].Kind);
    }

    [Theory]
    [InlineData("""{"round":22}""")]
    [InlineData("""{"round":-1,"account":"0x5531d3f9e51341f19bb365751531cd6d53a97bc4"}""")]
    [InlineData("""{"round":22,"account":"0x55"}""")]
    [InlineData("[]")]
    public void A_getter_line_of_another_shape_is_malformed(string line)
    {
        var refused = Assert.Throws<ApportionException>(() => Getters(line));

        Assert.Equal("livepeer.getters", refused.Finding.Code);
        Assert.Equal("getters.jsonl:1", refused.Finding.Where);
    }

    private static RecordedGetters Getters(params string[] lines)
    {
        var getters = new RecordedGetters();
        getters.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), "getters.jsonl");
        return getters;
    }

    private static IEnumerable<string?> Cells(History history, string key)
    {
        var column = history.Columns.ToList().FindIndex(column => column.Key == key);
        return history.Rows.Select(row => row.Cells[column]);
    }
}
