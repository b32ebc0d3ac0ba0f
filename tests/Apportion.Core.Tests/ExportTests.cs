using System.Globalization;
using System.Text.Json;
using Apportion.Core.Export;
using Apportion.Numerics;

namespace Apportion.Core.Tests;

public class ExportTests
{
    private static readonly Asset Eth = new("ETH", 18);
    private static readonly Asset Token = new("0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae", 18);

    private static Ledger Example(UInt256 large = default)
    {
        var builder = new LedgerBuilder();
        var interval = new Period(PeriodKind.Interval, 4);
        builder.SetDate(interval, new DateOnly(2022, 12, 14));
        var pot = builder.AddPot(new Pot("sp/4", interval, Eth, 157_000_000_000_000_001));
        builder.Post(
            pot,
            "0x00000000000000000000000000000000000000aa",
            157_000_000_000_000_000,
            "rocketpool.smoothing-pool.node"
        );
        builder.Post(pot, "dust", 1, "rocketpool.smoothing-pool.dust", PostingKind.Dust);
        var day = builder.AddPot(
            new Pot("s/1", Period.Day(new DateOnly(2022, 12, 15)), Token, large.IsZero ? 5 : large)
        );
        builder.Post(day, "0x00000000000000000000000000000000000000bb", day.Amount, "eigenlayer.staker");
        return builder.Build();
    }

    private static string Write(Action<TextWriter> write)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        write(writer);
        return writer.ToString();
    }

    [Fact]
    public void Csv_has_base_units_and_their_scale() =>
        Assert.Equal(
            """
            periodKind,period,date,pot,account,asset,decimals,reason,kind,amount
            Day,2022-12-15,2022-12-15,s/1,0x00000000000000000000000000000000000000bb,0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae,18,eigenlayer.staker,Reward,5
            Interval,4,2022-12-14,sp/4,0x00000000000000000000000000000000000000aa,ETH,18,rocketpool.smoothing-pool.node,Reward,157000000000000000
            Interval,4,2022-12-14,sp/4,dust,ETH,18,rocketpool.smoothing-pool.dust,Dust,1

            """,
            Write(writer => LedgerText.WriteCsv(Example(), writer))
        );

    [Fact]
    public void Json_lines_carry_amounts_as_strings()
    {
        var lines = Write(writer => LedgerText.WriteJsonLines(Example(), writer)).TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        using var document = JsonDocument.Parse(lines[1]);
        Assert.Equal("157000000000000000", document.RootElement.GetProperty("amount").GetString());
    }

    [Fact]
    public void An_hledger_journal_writes_both_legs_and_asserts_exact_balances() =>
        Assert.Equal(
            """
            commodity 1000.000000000000000000 "ETH"

            2022-12-14 interval 4, sp/4
                assets:rocketpool:0x00000000000000000000000000000000000000aa  0.157 "ETH"
                income:rocketpool:rocketpool:smoothing-pool:node  -0.157 "ETH"

            2022-12-14 closing balances
                assets:rocketpool:0x00000000000000000000000000000000000000aa  0 "ETH" = 0.157 "ETH"
                income:rocketpool:rocketpool:smoothing-pool:node  0 "ETH" = -0.157 "ETH"

            """,
            Write(writer =>
                HledgerJournal.Write(Example(), "rocketpool", "0x00000000000000000000000000000000000000aa", writer)
            )
        );

    [Fact]
    public void A_beancount_journal_asserts_with_zero_tolerance_the_day_after()
    {
        var journal = Write(writer => BeancountJournal.Write(Example(), "eigenlayer", null, writer));
        Assert.Contains(
            "2022-12-16 balance Assets:Eigenlayer:0x00000000000000000000000000000000000000aa  0.157 ~ 0 ETH\n",
            journal,
            StringComparison.Ordinal
        );
        Assert.Contains("commodity T0XDE0B295669A9FD93D\n  name: \"0xde0b", journal, StringComparison.Ordinal);
    }

    [Fact]
    public void Beancount_is_refused_more_digits_than_it_checks()
    {
        var tooLarge = UInt256.Parse("10000000000000000000000000000");
        var refused = Assert.Throws<ApportionException>(() =>
            Write(writer => BeancountJournal.Write(Example(tooLarge), "eigenlayer", null, writer))
        );
        Assert.Equal("export.beancount-digits", refused.Finding.Code);
        Write(writer => BeancountJournal.Write(Example(tooLarge - 1), "eigenlayer", null, writer));
    }

    [Fact]
    public void A_period_without_a_date_cannot_be_in_a_journal()
    {
        var builder = new LedgerBuilder();
        var pot = builder.AddPot(new Pot("r", new Period(PeriodKind.Round, 22), Eth, 1));
        builder.Post(pot, "0xa", 1, "livepeer.reward");
        var refused = Assert.Throws<ApportionException>(() =>
            Write(writer => HledgerJournal.Write(builder.Build(), "livepeer", null, writer))
        );
        Assert.Equal((FindingKind.Incomplete, "round 22"), (refused.Finding.Kind, refused.Finding.Where));
    }
}
