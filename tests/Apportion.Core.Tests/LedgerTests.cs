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

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0.000000000000000001")]
    [InlineData("-1", "-0.000000000000000001")]
    [InlineData("1000000000000000000", "1")]
    [InlineData("156756000000000000000", "156.756")]
    public void Whole_units_are_exact(string baseUnits, string text) =>
        Assert.Equal(text, Eth.Format(BigInteger.Parse(baseUnits, System.Globalization.CultureInfo.InvariantCulture)));
}
