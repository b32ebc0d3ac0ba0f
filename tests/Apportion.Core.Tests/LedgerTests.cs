using System.Numerics;
using Apportion.Numerics;

namespace Apportion.Core.Tests;

public class LedgerTests
{
    private static readonly Asset Eth = new("ETH", 18);
    private static readonly Period Interval4 = new(PeriodKind.Interval, 4);

    private static LedgerBuilder Builder(UInt256 pot, ConservationException? exception = null)
    {
        var builder = new LedgerBuilder();
        builder.AddPot(new Pot("sp/4", Interval4, Eth, pot, exception));
        return builder;
    }

    [Fact]
    public void A_ledger_whose_postings_sum_to_the_pot_is_built()
    {
        var builder = Builder(100);
        builder.Post(new Posting("sp/4", Interval4, "0xb", Eth, 33, "a.node"));
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 66, "a.node"));
        builder.Post(new Posting("sp/4", Interval4, "dust", Eth, 1, "a.dust", PostingKind.Dust));
        var ledger = builder.Build();
        Assert.Equal(["0xa", "0xb", "dust"], ledger.Postings.Select(posting => posting.Account));
        Assert.Equal(BigInteger.Zero, ledger.Balances.Single().Difference);
    }

    [Theory]
    [InlineData(99ul)]
    [InlineData(101ul)]
    public void One_base_unit_off_breaks_the_law(ulong posted)
    {
        var builder = Builder(100);
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, posted, "a.node"));
        var broken = Assert.Throws<BrokenInvariantException>(builder.Build);
        Assert.Equal("conservation", broken.Law);
        Assert.Contains(posted == 99 ? "difference -1" : "difference 1", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_exception_is_reported_not_hidden()
    {
        var builder = Builder(100, new ConservationException("a.treasury-remainder", "spec section 9"));
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 90, "a.node"));
        var balance = builder.Build().Balances.Single();
        Assert.Equal(-10, balance.Difference);
        Assert.Equal("a.treasury-remainder", balance.Pot.Exception!.Name);
    }

    [Fact]
    public void A_posting_needs_a_pot_in_its_asset()
    {
        var stray = Builder(0);
        stray.Post(new Posting("sp/5", Interval4, "0xa", Eth, 1, "a.node"));
        Assert.Throws<BrokenInvariantException>(stray.Build);
        var other = Builder(1);
        other.Post(new Posting("sp/4", Interval4, "0xa", new Asset("RPL", 18), 1, "a.node"));
        Assert.Throws<BrokenInvariantException>(other.Build);
    }

    [Fact]
    public void Order_of_rows_and_partitions_never_matters()
    {
        var random = new Random(20261121);
        var postings = Enumerable
            .Range(0, 200)
            .Select(i => new Posting(
                "sp/4",
                Interval4,
                $"0x{i % 17:x2}",
                Eth,
                (ulong)i,
                i % 3 == 0 ? "a.node" : "a.odao"
            ))
            .ToArray();
        var sum = (UInt256)(ulong)(199 * 200 / 2);
        var reference = Build(postings);
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(postings);
            Assert.Equal(reference, Build(postings));
        }

        List<Posting> Build(Posting[] rows)
        {
            var whole = Builder(sum);
            var part = new LedgerBuilder();
            for (var i = 0; i < rows.Length; i++)
                (i % 2 == 0 ? whole : part).Post(rows[i]);
            whole.Absorb(part);
            return [.. whole.Build().Postings];
        }
    }

    [Fact]
    public void Zero_postings_are_dropped_and_totals_are_sums()
    {
        var builder = Builder(5);
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 0, "a.node"));
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 2, "a.node"));
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 3, "a.node"));
        var ledger = builder.Build();
        Assert.Equal(2, ledger.Postings.Count);
        Assert.Equal(new LedgerTotal("0xa", Eth, "a.node", PostingKind.Reward, 5), ledger.Totals().Single());
    }

    [Fact]
    public void Postings_are_ordered_by_period_pot_account_asset_reason_kind_and_amount()
    {
        var next = new Period(PeriodKind.Interval, 5);
        var rpl = new Asset("RPL", 18);
        Posting[] ordered =
        [
            new("a/4", Interval4, "0xa", Eth, 1, "a.node"),
            new("b/4", Interval4, "0xa", Eth, 1, "a.node"),
            new("b/4", Interval4, "0xb", Eth, 1, "a.node"),
            new("b/4", Interval4, "0xb", Eth, 1, "a.odao"),
            new("b/4", Interval4, "0xb", Eth, 1, "a.odao", PostingKind.Refund),
            new("b/4", Interval4, "0xb", Eth, 2, "a.odao", PostingKind.Refund),
            new("0/5", next, "0xa", rpl, 1, "a.node"),
        ];
        var builder = new LedgerBuilder();
        builder.AddPot(new Pot("0/5", next, rpl, 1));
        builder.AddPot(new Pot("b/4", Interval4, Eth, 6));
        builder.AddPot(new Pot("a/4", Interval4, Eth, 1));
        foreach (var posting in ordered.Reverse())
            builder.Post(posting);
        var ledger = builder.Build();
        Assert.Equal(ordered, ledger.Postings);
        Assert.Equal(["a/4", "b/4", "0/5"], ledger.Pots.Select(pot => pot.Id));
        Assert.Throws<ArgumentException>(() => builder.AddPot(new Pot("a/4", Interval4, Eth, 1)));
    }

    [Fact]
    public void Some_periods_keep_their_pots_balances_and_postings()
    {
        var builder = Builder(2);
        var next = new Period(PeriodKind.Interval, 5);
        var pot = builder.AddPot(new Pot("sp/5", next, Eth, 3));
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 2, "a.node"));
        builder.Post(pot, "0xb", 3, "a.node");
        var only = builder.Build().OnlyPeriods(period => period > Interval4);
        Assert.Equal([pot], only.Pots);
        Assert.Equal([new PotBalance(pot, 3)], only.Balances);
        Assert.Equal(["0xb"], only.Postings.Select(posting => posting.Account));
    }

    [Fact]
    public void A_period_ends_on_the_date_of_its_last_second_or_on_none()
    {
        var builder = new LedgerBuilder();
        var (late, never) = (new Period(PeriodKind.Interval, 5), new Period(PeriodKind.Interval, 6));
        builder.SetDate(Interval4, 1_700_006_399);
        builder.SetDate(late, (ulong)UnixTime.Latest);
        builder.SetDate(never, (ulong)UnixTime.Latest + 1);
        var ledger = builder.Build();
        Assert.Equal(new DateOnly(2023, 11, 14), ledger.EndOf(Interval4));
        Assert.Equal(new DateOnly(9999, 12, 31), ledger.EndOf(late));
        Assert.Null(ledger.DateOf(never));
        var day = Period.Day(new DateOnly(2026, 1, 2));
        Assert.Equal(day.Date, ledger.EndOf(day));
        var finding = Assert.Throws<ApportionException>(() => ledger.EndOf(never)).Finding;
        Assert.Equal(
            (FindingKind.Incomplete, "export.date", "interval 6", "the UTC date on which it ended"),
            (finding.Kind, finding.Code, finding.Where, finding.Expected)
        );
        Assert.StartsWith("The facts carry no time for it", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0.000000000000000001")]
    [InlineData("-1", "-0.000000000000000001")]
    [InlineData("1000000000000000000", "1")]
    [InlineData("156756000000000000000", "156.756")]
    public void Whole_units_are_exact(string baseUnits, string text) =>
        Assert.Equal(text, Eth.Format(BigInteger.Parse(baseUnits, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_stray_posting_names_its_reason_and_what_it_wanted()
    {
        var stray = Builder(0);
        stray.Post(new Posting("sp/5", Interval4, "0xa", Eth, 1, "a.node"));
        Assert.Equal(
            "broken invariant \"conservation\": posting a.node names no pot: sp/5",
            Assert.Throws<BrokenInvariantException>(stray.Build).Message
        );
        var other = Builder(1);
        other.Post(new Posting("sp/4", Interval4, "0xa", new Asset("RPL", 18), 1, "a.node"));
        Assert.Equal(
            "broken invariant \"conservation\": posting a.node in RPL out of pot sp/4 in ETH",
            Assert.Throws<BrokenInvariantException>(other.Build).Message
        );
        var short1 = Builder(100);
        short1.Post(new Posting("sp/4", Interval4, "0xa", Eth, 99, "a.node"));
        Assert.Equal(
            "broken invariant \"conservation\": pot sp/4 holds 100 ETH, its postings sum to 99 (difference -1)",
            Assert.Throws<BrokenInvariantException>(short1.Build).Message
        );
    }

    [Fact]
    public void A_pot_is_added_once()
    {
        var builder = Builder(0);
        var error = Assert.Throws<ArgumentException>(() => builder.AddPot(new Pot("sp/4", Interval4, Eth, 7)));
        Assert.StartsWith("pot sp/4 was added twice", error.Message, StringComparison.Ordinal);
        var pot = new Pot("sp/5", Interval4, Eth, 0);
        Assert.Same(pot, builder.AddPot(pot));
    }

    [Fact]
    public void A_posting_out_of_a_pot_takes_its_period_and_asset()
    {
        var builder = new LedgerBuilder();
        var pot = builder.AddPot(new Pot("sp/4", Interval4, Eth, 7));
        builder.Post(pot, "0xa", 4, "a.node");
        builder.Post(pot, "0xb", 3, "a.refund", PostingKind.Refund);
        Assert.Equal(
            [
                new Posting("sp/4", Interval4, "0xa", Eth, 4, "a.node", PostingKind.Reward),
                new Posting("sp/4", Interval4, "0xb", Eth, 3, "a.refund", PostingKind.Refund),
            ],
            builder.Build().Postings
        );
    }

    [Fact]
    public void Postings_are_in_order_of_period_pot_account_asset_reason_kind_and_amount()
    {
        var five = new Period(PeriodKind.Interval, 5);
        // Written in the order they must come out; each differs from the one before in a later key only by being greater.
        Posting[] ordered =
        [
            new("b", Interval4, "0xB", Eth, 9, "z"),
            new("b", Interval4, "0xa", Eth, 9, "b"),
            new("b", Interval4, "0xa", Eth, 1, "c"),
            new("b", Interval4, "0xa", Eth, 2, "c"),
            new("b", Interval4, "0xa", Eth, 1, "c", PostingKind.Dust),
            new("b", Interval4, "0xb", Eth, 1, "a"),
            new("c", Interval4, "0xa", Eth, 1, "a"),
            new("a", five, "0xa", Eth, 1, "a"),
        ];
        for (var shift = 0; shift < ordered.Length; shift++)
        {
            var builder = new LedgerBuilder();
            builder.AddPot(new Pot("a", five, Eth, 1));
            builder.AddPot(new Pot("c", Interval4, Eth, 1));
            builder.AddPot(new Pot("b", Interval4, Eth, 23));
            for (var i = 0; i < ordered.Length; i++)
                builder.Post(ordered[^(((i + shift) % ordered.Length) + 1)]);
            var ledger = builder.Build();
            Assert.Equal(ordered, ledger.Postings);
            Assert.Equal(["b", "c", "a"], ledger.Pots.Select(pot => pot.Id));
            Assert.Equal(["b", "c", "a"], ledger.Balances.Select(balance => balance.Pot.Id));
            Assert.Equal([23, 1, 1], ledger.Balances.Select(balance => (int)balance.Posted));
        }
    }

    [Fact]
    public void Totals_are_in_order_of_account_asset_reason_and_kind()
    {
        var rpl = new Asset("RPL", 18);
        var builder = new LedgerBuilder();
        var eth = builder.AddPot(new Pot("e", Interval4, Eth, 10));
        var token = builder.AddPot(new Pot("a", Interval4, rpl, 4));
        builder.Post(token, "0xa", 4, "a");
        builder.Post(eth, "0xb", 1, "a");
        builder.Post(eth, "0xa", 2, "b", PostingKind.Refund);
        builder.Post(eth, "0xa", 3, "b");
        builder.Post(eth, "0xa", 3, "a", PostingKind.Dust);
        builder.Post(eth, "0xB", 1, "c");
        Assert.Equal(
            [
                new LedgerTotal("0xB", Eth, "c", PostingKind.Reward, 1),
                new LedgerTotal("0xa", Eth, "a", PostingKind.Dust, 3),
                new LedgerTotal("0xa", Eth, "b", PostingKind.Reward, 3),
                new LedgerTotal("0xa", Eth, "b", PostingKind.Refund, 2),
                new LedgerTotal("0xa", rpl, "a", PostingKind.Reward, 4),
                new LedgerTotal("0xb", Eth, "a", PostingKind.Reward, 1),
            ],
            builder.Build().Totals()
        );
    }

    [Fact]
    public void Only_one_account_keeps_pots_balances_and_dates()
    {
        var builder = Builder(3);
        builder.SetDate(Interval4, new DateOnly(2022, 12, 14));
        builder.Post(new Posting("sp/4", Interval4, "0xa", Eth, 1, "a.node"));
        builder.Post(new Posting("sp/4", Interval4, "0xb", Eth, 2, "a.node"));
        var whole = builder.Build();
        var only = whole.OnlyAccount("0xb");
        Assert.Equal("0xb", Assert.Single(only.Postings).Account);
        Assert.Same(whole.Pots, only.Pots);
        Assert.Same(whole.Balances, only.Balances);
        Assert.Equal(new DateOnly(2022, 12, 14), only.Dates[Interval4]);
    }

    [Fact]
    public void What_is_absorbed_brings_its_pots_and_dates()
    {
        var part = new LedgerBuilder();
        var five = new Period(PeriodKind.Interval, 5);
        part.SetDate(five, new DateOnly(2023, 1, 11));
        part.Post(part.AddPot(new Pot("sp/5", five, Eth, 2)), "0xa", 2, "a.node");
        var whole = Builder(0);
        whole.Absorb(part);
        var ledger = whole.Build();
        Assert.Equal(["sp/4", "sp/5"], ledger.Pots.Select(pot => pot.Id));
        Assert.Equal(new DateOnly(2023, 1, 11), ledger.Dates[five]);
        Assert.Throws<ArgumentException>(() => whole.Absorb(part));
    }

    [Theory]
    [InlineData(0, "-1200", "-1200")]
    [InlineData(1, "5", "0.5")]
    [InlineData(1, "50", "5")]
    [InlineData(2, "120", "1.2")]
    [InlineData(2, "-12345", "-123.45")]
    public void Whole_units_follow_the_decimals_of_the_asset(int decimals, string baseUnits, string text)
    {
        var asset = new Asset("T", decimals);
        Assert.Equal(
            text,
            asset.Format(BigInteger.Parse(baseUnits, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal("T", asset.ToString());
        Assert.Equal("0.000000000000000007", Eth.Format((UInt256)7));
    }
}
