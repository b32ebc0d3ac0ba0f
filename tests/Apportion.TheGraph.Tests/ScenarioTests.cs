using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Tests;

/// <summary>
/// What else could have been, on the hand-checked sequence: 100 GRT a block, d0 with 1000 and d1 with 3000 GRT of signal.
/// </summary>
public sealed class ScenarioTests
{
    private const string D0 = "0x1f253f7e92be67b46bbecd53543297094337df7e1e1dd8699e73a48d2b829fe0";
    private const string Payee = "0x23b2609fee2bd51943d23488b3dd16f5b3c8a492";
    private const string Else = "0x0000000000000000000000000000000000000077";

    [Fact]
    public void Twice_the_rate_pays_twice_the_reward()
    {
        Assert.Equal("262500000000000000000", Paid([], Payee, "thegraph.indexing-reward"));
        Assert.Equal(
            "525000000000000000000",
            Paid([("issuancePerBlock", "200000000000000000000")], Payee, "thegraph.indexing-reward")
        );
    }

    [Fact]
    public void A_threshold_above_the_signal_pays_no_indexer()
    {
        var payments = Payments([("minimumSubgraphSignal", "2000000000000000000000")], out _);
        Assert.DoesNotContain(payments, payment => payment.Reason == "thegraph.indexing-reward");
        Assert.Contains(payments, payment => payment.Reason == "thegraph.reclaim.BELOW_MINIMUM_SIGNAL");
    }

    [Fact]
    public void A_threshold_raised_later_names_the_subgraph_to_poke_before()
    {
        Payments([("minimumSubgraphSignal", "2000000000000000000000")], out var scenario, fromBlock: 1020);
        var poke = Assert.Single(scenario.Pokes);
        Assert.Equal($"subgraph {D0}", poke.Where);
        Assert.Contains("NONE becomes BELOW_MINIMUM_SIGNAL", poke.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_holds_from_its_block_on_even_between_two_calls()
    {
        // Calls at 1025 and 1029: 27 blocks at 100 GRT and 18 at 200.
        var accounts = Accounts([("issuancePerBlock", "200000000000000000000")], out var scenario, fromBlock: 1027);
        Assert.True(scenario.IsApplied);
        Assert.Equal("6300000000000000000000", Issued(accounts));

        // After the last call, nothing changes.
        accounts = Accounts([("issuancePerBlock", "200000000000000000000")], out scenario, fromBlock: 1046);
        Assert.False(scenario.IsApplied);
        Assert.Equal("4500000000000000000000", Issued(accounts));
    }

    [Fact]
    public void More_differences_than_are_listed_are_counted()
    {
        GetterTieOut? tieOut = null;
        var text = GzipVector.Named("tiny").ReadText().Replace("\"A\":\"", "\"A\":\"7", StringComparison.Ordinal);
        SequenceReplayer.Run(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
            "changed",
            null,
            replay => tieOut = new GetterTieOut(replay),
            withState: true
        );
        Assert.Equal(21, tieOut!.Findings.Count);
        Assert.Equal(FormattableString.Invariant($"{tieOut.Different} differences"), tieOut.Findings[^1].Actual);
    }

    [Fact]
    public void A_denied_subgraph_pays_nobody_until_it_is_undenied()
    {
        Assert.DoesNotContain(
            Payments([("deny", D0)], out _),
            payment => payment.Reason == "thegraph.indexing-reward" && payment.Amount > UInt256.Zero
        );
        // Never denied, nothing is reclaimed as denied; in the record it is 200 GRT.
        Assert.DoesNotContain(
            Payments([("undeny", D0)], out _),
            payment => payment.Reason == "thegraph.reclaim.SUBGRAPH_DENIED"
        );
    }

    [Fact]
    public void Reclaims_follow_the_addresses_of_the_scenario()
    {
        Assert.Equal(
            "100000000000000000000",
            Paid([("reclaim.NO_ALLOCATED_TOKENS", Else)], Else, "thegraph.reclaim.NO_ALLOCATED_TOKENS")
        );
        Assert.Equal("200000000000000000000", Paid([("defaultReclaim", Else)], Else, "thegraph.reclaim.NO_SIGNAL"));
    }

    [Fact]
    public void A_staleness_of_one_second_makes_every_claim_stale()
    {
        var payments = Payments([("maxPOIStaleness", "1"), ("delegationRatio", "1")], out _);
        Assert.DoesNotContain(payments, payment => payment.Reason == "thegraph.indexing-reward");
        Assert.Contains(payments, payment => payment.Reason == "thegraph.reclaim.STALE_POI");
    }

    [Theory]
    [InlineData("issuancePerBlok", "1")]
    [InlineData("issuancePerBlock", "-1")]
    [InlineData("deny", "0x12")]
    [InlineData("defaultReclaim", "nobody")]
    [InlineData("reclaim.NONE", Else)]
    [InlineData("reclaim.STALE", Else)]
    [InlineData("reclaim.STALE_POI", "0x")]
    public void A_change_nobody_knows_is_refused_with_the_names(string name, string value)
    {
        var refused = Assert.Throws<ApportionException>(() => new Scenario().Set(name, value));
        Assert.Equal("thegraph.simulate", refused.Finding.Code);
        Assert.Contains("minimumSubgraphSignal=WEI", refused.Finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_snapshot_at_the_end_has_every_accumulator()
    {
        var snapshot = GraphSnapshot.Of(Replay(null).Engine);

        Assert.Equal("1075000000000000000", snapshot.AccRewardsPerSignal.ToString());
        Assert.Equal(1045ul, snapshot.LastUpdateBlock);
        Assert.Equal("100000000000000000000", snapshot.IssuancePerBlock.ToString());
        Assert.Equal("4000000000000000000000", snapshot.Signal.ToString());
        var d0 = snapshot.Subgraphs.Single(row => row.Id.ToString() == D0);
        Assert.Equal("775000000000000000000", d0.AccRewardsForSubgraph.ToString());
        Assert.Equal("1958333333333333331", d0.AccRewardsPerAllocatedToken.ToString());
        Assert.Equal(RewardCondition.None, d0.Condition);
        Assert.Equal([false, true], snapshot.Allocations.Select(row => row.IsOpen));
        Assert.Equal("200000000000000000000", snapshot.Allocations[1].Tokens.ToString());
    }

    [Fact]
    public void Recorded_getters_tie_out_and_a_changed_one_is_named()
    {
        GetterTieOut? tieOut = null;
        using var stream = GzipVector.Named("tiny").Open();
        SequenceReplayer.Run(stream, "tiny", null, replay => tieOut = new GetterTieOut(replay), withState: true);
        Assert.Equal((2212, 0), (tieOut!.Compared, tieOut.Different));

        GetterTieOut? changed = null;
        var text = GzipVector
            .Named("tiny")
            .ReadText()
            .Replace("1075000000000000000\"", "1075000000000000001\"", StringComparison.Ordinal);
        SequenceReplayer.Run(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
            "changed",
            null,
            replay => changed = new GetterTieOut(replay),
            withState: true
        );
        var finding = changed!.Findings[0];
        Assert.Equal(("1075000000000000000", "1075000000000000001"), (finding.Expected, finding.Actual));
    }

    [Fact]
    public void The_preflight_finds_the_snapshot_that_an_upgrade_would_meet_inverted()
    {
        var findings = new List<Finding>();
        var compared = UpgradePreflight.Run(
            Replay(1030, "upgrade-corner-gip0088").Engine,
            GraphRulesets.Parse("gip-0088"),
            findings
        );
        Assert.True(compared > 1);
        Assert.Contains(findings, finding => finding.Code == "thegraph.preflight.inverted-snapshot");
        var clean = new List<Finding>();
        UpgradePreflight.Run(Replay(null).Engine, GraphRulesets.Parse("gip-0088"), clean);
        Assert.Empty(clean);
    }

    [Fact]
    public void Every_open_allocation_says_what_a_poi_would_pay_now()
    {
        var open = Assert.Single(PoiPreview.All(Replay(null).Engine));
        Assert.Equal("0xe5c9f4538fd8b77a51baa4e25e47ca6258f0cbcb", open.Allocation.ToString());
        Assert.True(open.IsEligible);
        Assert.Equal(UInt256.Zero, open.Claimable);
    }

    private static SequenceReplayer Replay(ulong? until, string name = "tiny")
    {
        using var stream = GzipVector.Named(name).Open();
        return SequenceReplayer.Run(stream, name, untilBlock: until);
    }

    private static IReadOnlyList<RewardPayment> Payments(
        (string Name, string Value)[] changes,
        out Scenario scenario,
        ulong fromBlock = 0
    ) => Accounts(changes, out scenario, fromBlock).Payments();

    private static string Issued(RewardAccounts accounts) =>
        accounts.BuildLedger(1045).Pots.Single(pot => pot.Id == "issuance").Amount.ToString();

    private static RewardAccounts Accounts(
        (string Name, string Value)[] changes,
        out Scenario scenario,
        ulong fromBlock = 0
    )
    {
        var changed = new Scenario { FromBlock = fromBlock };
        foreach (var (name, value) in changes)
            changed.Set(name, value);
        RewardAccounts? accounts = null;
        using var stream = GzipVector.Named("tiny").Open();
        SequenceReplayer.Run(
            stream,
            "tiny",
            null,
            replay =>
            {
                accounts = new RewardAccounts(replay.Engine);
                changed.Attach(replay);
            }
        );
        scenario = changed;
        return accounts!;
    }

    private static string Paid((string Name, string Value)[] changes, string account, string reason) =>
        Payments(changes, out _)
            .Single(payment => payment.Account == account && payment.Reason == reason)
            .Amount.ToString();
}
