using Apportion.Core;
using Apportion.Numerics;
using Apportion.Tests;

namespace Apportion.Storage.Tests;

public sealed class PostgresLedgerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Asset Grt = new("GRT", 18);
    private static readonly Period Round = new(PeriodKind.Round, 22);
    private static readonly UInt256 Largest = UInt256.MaxValue;

    private static Ledger Of(params (string Account, UInt256 Amount)[] parts)
    {
        var builder = new LedgerBuilder();
        builder.SetDate(Round, new DateOnly(2026, 3, 1));
        var sum = parts.Aggregate(UInt256.Zero, (total, part) => total + part.Amount);
        var pot = builder.AddPot(new Pot("issuance/22", Round, Grt, sum));
        foreach (var (account, amount) in parts)
            builder.Post(pot, account, amount, "test.reward", PostingKind.Reward);
        return builder.Build();
    }

    private string[] Stored(string run) =>
        postgres.Server.Query(
            $"select ordinal, pot, period_kind, period, date, account, asset, decimals, reason, kind, amount from apportion.posting where run = '{run}' order by ordinal"
        );

    [PostgresFact]
    public void Every_posting_is_stored_with_its_exact_amount()
    {
        var run = new LedgerRun("exact", "thegraph", Of(("0xaa", (UInt256)7), ("0xbb", Largest - (UInt256)7)));

        Assert.Equal(2, PostgresLedger.Write(postgres.Server.Connection, run));

        Assert.Equal(
            [
                "1|issuance/22|Round|22|2026-03-01|0xaa|GRT|18|test.reward|Reward|7",
                "2|issuance/22|Round|22|2026-03-01|0xbb|GRT|18|test.reward|Reward|115792089237316195423570985008687907853269984665640564039457584007913129639928",
            ],
            Stored("exact")
        );
        Assert.Equal(
            ["115792089237316195423570985008687907853269984665640564039457584007913129639935"],
            postgres.Server.Query("select amount from apportion.pot where run = 'exact'")
        );
    }

    [PostgresFact]
    public void The_same_export_again_replaces_its_run_and_no_other()
    {
        var connection = postgres.Server.Connection;
        PostgresLedger.Write(connection, new LedgerRun("other", "thegraph", Of(("0xcc", (UInt256)1))));
        PostgresLedger.Write(connection, new LedgerRun("again", "thegraph", Of(("0xaa", (UInt256)5))));
        PostgresLedger.Write(
            connection,
            new LedgerRun("again", "thegraph", Of(("0xaa", (UInt256)6), ("0xbb", (UInt256)2)))
        );

        Assert.Equal(2, Stored("again").Length);
        Assert.Single(Stored("other"));
        Assert.Equal(
            ["again|1|2", "other|1|1"],
            postgres.Server.Query(
                "select run, pots, postings from apportion.run where run in ('again', 'other') order by run"
            )
        );
    }

    [PostgresFact]
    public void A_run_that_is_interrupted_leaves_the_earlier_one()
    {
        var connection = postgres.Server.Connection;
        PostgresLedger.Write(connection, new LedgerRun("kept", "thegraph", Of(("0xaa", (UInt256)5))));
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        var many = Of([.. Enumerable.Range(0, 5000).Select(i => ($"0x{i:x40}", (UInt256)1))]);

        Assert.Throws<OperationCanceledException>(() =>
            PostgresLedger.Write(connection, new LedgerRun("kept", "thegraph", many), cancellation: interrupt.Token)
        );

        Assert.Equal(["1|issuance/22|Round|22|2026-03-01|0xaa|GRT|18|test.reward|Reward|5"], Stored("kept"));
    }

    [PostgresFact]
    public void Sums_in_the_database_are_the_pot()
    {
        PostgresLedger.Write(
            postgres.Server.Connection,
            new LedgerRun("sums", "thegraph", Of(("0xaa", (UInt256)3), ("0xbb", (UInt256)4)))
        );

        Assert.Equal(
            ["0"],
            postgres.Server.Query(
                "select p.amount - sum(s.amount) from apportion.pot p join apportion.posting s using (run, pot) where run = 'sums' group by p.amount"
            )
        );
    }

    [Fact]
    public void A_server_that_is_not_there_is_named_and_nothing_is_claimed_stored()
    {
        var error = Assert.Throws<ApportionException>(() =>
            PostgresLedger.Write(
                "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2",
                new LedgerRun("x", "thegraph", Of(("0xaa", (UInt256)1)))
            )
        );
        Assert.Equal(("storage.postgres", FindingKind.Incomplete), (error.Finding.Code, error.Finding.Kind));
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_malformed()
    {
        var error = Assert.Throws<ApportionException>(() =>
            PostgresLedger.Write("colour=blue", new LedgerRun("x", "thegraph", Of(("0xaa", (UInt256)1))))
        );
        Assert.Equal(("storage.connection", FindingKind.Malformed), (error.Finding.Code, error.Finding.Kind));
    }
}
