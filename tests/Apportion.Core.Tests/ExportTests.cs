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
            "2022-12-16 balance Assets:Eigenlayer:0x00000000000000000000000000000000000000aa  0.157000000000000000 ~ 0 ETH\n",
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

    private static Ledger OneToken(params (string Id, int Decimals)[] assets)
    {
        var builder = new LedgerBuilder();
        var day = Period.Day(new DateOnly(2024, 2, 29));
        foreach (var (id, decimals) in assets)
        {
            var pot = builder.AddPot(new Pot($"pot/{id}", day, new Asset(id, decimals), 10));
            builder.Post(pot, "0xaa", 10, "x.reward");
        }
        return builder.Build();
    }

    [Fact]
    public void Json_lines_have_the_members_of_the_csv() =>
        Assert.Equal(
            """
            {"periodKind":"Day","period":"2022-12-15","date":"2022-12-15","pot":"s/1","account":"0x00000000000000000000000000000000000000bb","asset":"0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae","decimals":18,"reason":"eigenlayer.staker","kind":"Reward","amount":"5"}
            {"periodKind":"Interval","period":"4","date":"2022-12-14","pot":"sp/4","account":"0x00000000000000000000000000000000000000aa","asset":"ETH","decimals":18,"reason":"rocketpool.smoothing-pool.node","kind":"Reward","amount":"157000000000000000"}
            {"periodKind":"Interval","period":"4","date":"2022-12-14","pot":"sp/4","account":"dust","asset":"ETH","decimals":18,"reason":"rocketpool.smoothing-pool.dust","kind":"Dust","amount":"1"}

            """,
            Write(writer => LedgerText.WriteJsonLines(Example(), writer))
        );

    [Fact]
    public void Rows_without_a_date_say_so_by_an_empty_cell_or_null()
    {
        var builder = new LedgerBuilder();
        var pot = builder.AddPot(new Pot("r", new Period(PeriodKind.Round, 22), Eth, 1));
        builder.Post(pot, "0xa", 1, "livepeer.reward");
        var ledger = builder.Build();
        Assert.EndsWith(
            "\nRound,22,,r,0xa,ETH,18,livepeer.reward,Reward,1\n",
            Write(writer => LedgerText.WriteCsv(ledger, writer)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            """
            {"periodKind":"Round","period":"22","date":null,"pot":"r","account":"0xa","asset":"ETH","decimals":18,"reason":"livepeer.reward","kind":"Reward","amount":"1"}

            """,
            Write(writer => LedgerText.WriteJsonLines(ledger, writer))
        );
    }

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("a b", "a b")]
    public void A_cell_that_would_break_the_row_is_quoted(string account, string cell)
    {
        var builder = new LedgerBuilder();
        var pot = builder.AddPot(new Pot("r", new Period(PeriodKind.Round, 22), Eth, 1));
        builder.Post(pot, account, 1, "x.reward");
        Assert.EndsWith(
            $"\nRound,22,,r,{cell},ETH,18,x.reward,Reward,1\n",
            Write(writer => LedgerText.WriteCsv(builder.Build(), writer)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_whole_beancount_journal() =>
        Assert.Equal(
            """
            option "operating_currency" "T0XDE0B295669A9FD93D"
            2022-12-14 commodity T0XDE0B295669A9FD93D
              name: "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"
            2022-12-14 commodity ETH
              name: "ETH"
            2022-12-14 open Assets:Rocketpool:0x00000000000000000000000000000000000000aa
            2022-12-14 open Assets:Rocketpool:0x00000000000000000000000000000000000000bb
            2022-12-14 open Expenses:Rocketpool:Dust
            2022-12-14 open Income:Rocketpool:Eigenlayer:Staker
            2022-12-14 open Income:Rocketpool:Rocketpool:Smoothing-pool:Dust
            2022-12-14 open Income:Rocketpool:Rocketpool:Smoothing-pool:Node

            2022-12-14 * "interval 4, sp/4"
              Assets:Rocketpool:0x00000000000000000000000000000000000000aa  0.157000000000000000 ETH
              Income:Rocketpool:Rocketpool:Smoothing-pool:Node  -0.157000000000000000 ETH
              Expenses:Rocketpool:Dust  0.000000000000000001 ETH
              Income:Rocketpool:Rocketpool:Smoothing-pool:Dust  -0.000000000000000001 ETH

            2022-12-15 * "day 2022-12-15, s/1"
              Assets:Rocketpool:0x00000000000000000000000000000000000000bb  0.000000000000000005 T0XDE0B295669A9FD93D
              Income:Rocketpool:Eigenlayer:Staker  -0.000000000000000005 T0XDE0B295669A9FD93D

            2022-12-16 balance Assets:Rocketpool:0x00000000000000000000000000000000000000aa  0.157000000000000000 ~ 0 ETH
            2022-12-16 balance Assets:Rocketpool:0x00000000000000000000000000000000000000bb  0.000000000000000005 ~ 0 T0XDE0B295669A9FD93D
            2022-12-16 balance Expenses:Rocketpool:Dust  0.000000000000000001 ~ 0 ETH
            2022-12-16 balance Income:Rocketpool:Eigenlayer:Staker  -0.000000000000000005 ~ 0 T0XDE0B295669A9FD93D
            2022-12-16 balance Income:Rocketpool:Rocketpool:Smoothing-pool:Dust  -0.000000000000000001 ~ 0 ETH
            2022-12-16 balance Income:Rocketpool:Rocketpool:Smoothing-pool:Node  -0.157000000000000000 ~ 0 ETH

            """,
            Write(writer => BeancountJournal.Write(Example(), "rocketpool", null, writer))
        );

    [Fact]
    public void A_whole_hledger_journal() =>
        Assert.Equal(
            """
            commodity 1000.000000000000000000 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"
            commodity 1000.000000000000000000 "ETH"

            2022-12-14 interval 4, sp/4
                assets:rocketpool:0x00000000000000000000000000000000000000aa  0.157 "ETH"
                income:rocketpool:rocketpool:smoothing-pool:node  -0.157 "ETH"
                expenses:rocketpool:dust  0.000000000000000001 "ETH"
                income:rocketpool:rocketpool:smoothing-pool:dust  -0.000000000000000001 "ETH"

            2022-12-15 day 2022-12-15, s/1
                assets:rocketpool:0x00000000000000000000000000000000000000bb  0.000000000000000005 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"
                income:rocketpool:eigenlayer:staker  -0.000000000000000005 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"

            2022-12-15 closing balances
                assets:rocketpool:0x00000000000000000000000000000000000000aa  0 "ETH" = 0.157 "ETH"
                assets:rocketpool:0x00000000000000000000000000000000000000bb  0 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae" = 0.000000000000000005 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"
                expenses:rocketpool:dust  0 "ETH" = 0.000000000000000001 "ETH"
                income:rocketpool:eigenlayer:staker  0 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae" = -0.000000000000000005 "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"
                income:rocketpool:rocketpool:smoothing-pool:dust  0 "ETH" = -0.000000000000000001 "ETH"
                income:rocketpool:rocketpool:smoothing-pool:node  0 "ETH" = -0.157 "ETH"

            """,
            Write(writer => HledgerJournal.Write(Example(), "rocketpool", null, writer))
        );

    [Fact]
    public void A_commodity_without_decimals_still_shows_its_decimal_mark() =>
        Assert.StartsWith(
            "commodity 1000. \"A\"\ncommodity 1000.00 \"B\"\n",
            Write(writer => HledgerJournal.Write(OneToken(("B", 2), ("A", 0)), "x", null, writer)),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_account_without_postings_gives_an_empty_journal()
    {
        Assert.Equal("", Write(writer => HledgerJournal.Write(Example(), "rocketpool", "0xcc", writer)));
        Assert.Equal("", Write(writer => BeancountJournal.Write(Example(), "rocketpool", "0xcc", writer)));
    }

    [Theory]
    [InlineData("E", "EX")]
    [InlineData("7", "T7")]
    [InlineData("eth", "ETH")]
    [InlineData("wstETH.v2", "WSTETH-V2")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWX", "ABCDEFGHIJKLMNOPQRSTUVWX")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXY", "ABCDEFGHIJKLMNOPQRST")]
    public void A_commodity_has_a_name_that_beancount_reads(string id, string name)
    {
        var journal = Write(writer => BeancountJournal.Write(OneToken((id, 1)), "x", null, writer));
        Assert.Contains($"\n2024-02-29 commodity {name}\n  name: \"{id}\"\n", journal, StringComparison.Ordinal);
        Assert.Contains($"2024-03-01 balance Assets:X:0xaa  1.0 ~ 0 {name}\n", journal, StringComparison.Ordinal);
    }

    [Fact]
    public void Commodities_that_would_share_a_name_are_numbered()
    {
        var ids = new[] { 'a', 'b', 'c' }.Select(last => $"0x{new string('1', 39)}{last}").ToArray();
        var journal = Write(writer =>
            BeancountJournal.Write(OneToken([.. ids.Select(id => (id, 0))]), "x", null, writer)
        );
        string[] names = ["T0X11111111111111111", "T0X111111111111111-2", "T0X111111111111111-3"];
        foreach (var (name, id) in names.Zip(ids))
            Assert.Contains($"2024-02-29 commodity {name}\n  name: \"{id}\"\n", journal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PostingKind.Reward, "Assets")]
    [InlineData(PostingKind.Refund, "Assets")]
    [InlineData(PostingKind.Reclaimed, "Assets")]
    [InlineData(PostingKind.Undistributed, "Assets")]
    [InlineData(PostingKind.Dust, "Expenses")]
    [InlineData(PostingKind.Dropped, "Expenses")]
    public void What_nobody_receives_is_an_expense(PostingKind kind, string root)
    {
        var builder = new LedgerBuilder();
        var pot = builder.AddPot(new Pot("p", Period.Day(new DateOnly(2024, 2, 29)), Eth, 1));
        builder.Post(pot, "to whom", 1, "x.y", kind);
        Assert.Contains(
            $"\n  {root}:X:To-whom  0.000000000000000001 ETH\n  Income:X:X:Y  -0.000000000000000001 ETH\n",
            Write(writer => BeancountJournal.Write(builder.Build(), "x", null, writer)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Too_many_digits_are_refused_with_account_asset_and_sum()
    {
        var tooLarge = UInt256.Parse("10000000000000000000000000000");
        var refused = Assert.Throws<ApportionException>(() =>
            Write(writer => BeancountJournal.Write(Example(tooLarge), "eigenlayer", null, writer))
        );
        Assert.Equal(
            Finding.Unsupported(
                "export.beancount-digits",
                "Assets:Eigenlayer:0x00000000000000000000000000000000000000bb in 0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae",
                "at most 28 digits in a balance",
                "10000000000000000000000000000",
                "Beancount would not check it exactly: export as hledger"
            ),
            refused.Finding
        );
    }

    [Fact]
    public void Balances_add_up_over_days()
    {
        var builder = new LedgerBuilder();
        foreach (var day in (int[])[1, 2])
        {
            var pot = builder.AddPot(
                new Pot(new string('p', day), Period.Day(new DateOnly(2024, 1, day)), new Asset("GRT", 0), 3)
            );
            builder.Post(pot, "0xa", 3, "x.y");
        }
        var ledger = builder.Build();
        Assert.EndsWith(
            """

            2024-01-03 balance Assets:X:0xa  6 ~ 0 GRT
            2024-01-03 balance Income:X:X:Y  -6 ~ 0 GRT

            """,
            Write(writer => BeancountJournal.Write(ledger, "x", null, writer)),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            """

            2024-01-02 closing balances
                assets:x:0xa  0 "GRT" = 6 "GRT"
                income:x:x:y  0 "GRT" = -6 "GRT"

            """,
            Write(writer => HledgerJournal.Write(ledger, "x", null, writer)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_missing_date_says_what_to_do()
    {
        var builder = new LedgerBuilder();
        var pot = builder.AddPot(new Pot("r", new Period(PeriodKind.Round, 22), Eth, 1));
        builder.Post(pot, "0xa", 1, "livepeer.reward");
        Assert.Equal(
            Finding.Missing(
                "export.date",
                "round 22",
                "the UTC date on which it ended",
                "The facts carry no time for it: give facts with times, or ask by the numbers of periods and for csv or jsonl"
            ),
            Assert
                .Throws<ApportionException>(() =>
                    Write(writer => BeancountJournal.Write(builder.Build(), "livepeer", null, writer))
                )
                .Finding
        );
    }
}
