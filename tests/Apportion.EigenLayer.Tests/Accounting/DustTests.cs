using System.Numerics;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Accounting;

/// <summary>What the divisions of a day leave over stays within its bound, and everything else has a name.</summary>
public class DustTests
{
    [Theory]
    [VectorData("eigenlayer/tiny", false)]
    [VectorData("eigenlayer/tiny", true)]
    [VectorData("eigenlayer/quirks", false)]
    [VectorData("eigenlayer/quirks", true)]
    [VectorData("eigenlayer/s1_compressed_forks", false)]
    [VectorData("eigenlayer/s2_mainnet_2024", false)]
    [VectorData("eigenlayer/s3_mainnet_sabine", false)]
    [VectorData("eigenlayer-draft/tiny", false)]
    [VectorData("eigenlayer-draft/edges", false)]
    [VectorData("eigenlayer-draft/d1_mainnet", false)]
    [VectorData("eigenlayer-draft/d2_hoodi", false)]
    public void Every_day_of_every_submission_adds_up_with_dust_within_its_bound(string scenario, bool exactFloors)
    {
        var input = Scenario.Open(scenario);
        var rules = input.Rules with { FloorsExactly = exactFloors };
        var days = 0;
        foreach (var (book, watched) in Books(input, rules))
        foreach (var day in book.Close())
        {
            var rows = watched.Of(day.Day, day.Lane);
            Assert.Equal(rows.Sum(row => row.Operators), day.Operators);
            Assert.Equal(rows.Sum(row => row.Stakers), day.Stakers);
            Assert.Equal(rows.Sum(row => row.Refunded), day.Refunded);
            var given = day.Operators + day.Stakers + day.Refunded + day.Collapsed + day.Unpaid;
            Assert.Equal(day.Due + day.RefundedBeside, given + day.Dust);
            Assert.InRange(day.Dust, -Loose(day, rows.Count), Loose(day, rows.Count));
            if (exactFloors)
                Assert.InRange(day.Dust, BigInteger.Zero, rows.Count);
            days++;
        }
        Assert.True(days > 5, scenario);
    }

    /// <summary>A bound that needs no knowledge of the kind: a unit a row, 15 digits, and 15 decimals of every row.</summary>
    private static BigInteger Loose(DayBalance day, int rows) =>
        rows + 1 + day.Due / BigInteger.Pow(10, 14) + (rows + 1) * day.Due / BigInteger.Pow(10, 15);

    [Theory]
    [VectorData("eigenlayer/s2_mainnet_2024", "eigenlayer.double-precision")]
    [VectorData("eigenlayer/s3_mainnet_sabine", "eigenlayer.double-precision")]
    [VectorData("eigenlayer-draft/tiny", "eigenlayer.draft.refunded-and-paid")]
    public void A_pot_that_gives_out_more_than_it_holds_names_upstreams_exception(string scenario, string name)
    {
        var input = Scenario.Open(scenario);
        var balances = input.Engine.ComputeLedger(input.Facts, input.Cutoffs).Balances;
        var names = balances.Where(entry => !entry.Difference.IsZero).Select(entry => entry.Pot.Exception!.Name);
        Assert.Equal([name], names.Distinct());
    }

    [Fact]
    public void Two_operators_of_equal_stake_get_a_unit_more_than_a_large_odd_pool_holds()
    {
        var facts = HandMade.TwoEqualOperators(HandMade.OddPool);
        var balance = new EigenLayerEngine(VectorFacts.Rules)
            .ComputeLedger(facts, [HandMade.Cutoff])
            .Balances.Single(entry => !entry.Difference.IsZero);
        Assert.Equal("eigenlayer.half-up-rounding", balance.Pot.Exception!.Name);
        Assert.Equal("10000000000000000000001", balance.Pot.Amount.ToString());
        Assert.Equal("10000000000000000000002", balance.Posted.ToString(null, null));
    }

    [Fact]
    public void Three_stakers_of_a_hundred_tokens_can_leave_up_to_a_unit_each_and_a_cut_decimal()
    {
        var bound = DustBound.Of(
            VectorFacts.Rules,
            Row(SubmissionKind.AllEarners),
            PaymentLane.Main,
            20_000,
            3,
            1,
            100
        );
        Assert.Equal(new DustBound(0, 4), bound);
    }

    [Fact]
    public void A_large_pool_can_leave_the_cut_decimals_of_every_staker()
    {
        var tokens = BigInteger.Pow(10, 24);
        var bound = DustBound.Of(
            VectorFacts.Rules,
            Row(SubmissionKind.AllEarners),
            PaymentLane.Main,
            20_000,
            3,
            1,
            tokens
        );
        Assert.Equal(new DustBound(-15_000, 3_000_000_003), bound);
    }

    [Fact]
    public void Operators_that_share_a_pool_can_get_half_a_unit_too_much_each()
    {
        var bound = DustBound.Of(
            VectorFacts.Rules,
            Row(SubmissionKind.TotalStake),
            PaymentLane.TotalStake,
            20_000,
            0,
            5,
            0
        );
        Assert.Equal(new DustBound(-3, 5), bound);
        var exact = VectorFacts.Rules with { FloorsExactly = true };
        bound = DustBound.Of(exact, Row(SubmissionKind.TotalStake), PaymentLane.TotalStake, 20_000, 2, 5, 1_000_000);
        Assert.Equal(new DustBound(0, 7), bound);
    }

    [Fact]
    public void Rewards_for_all_stakers_are_off_by_what_doubles_are_off()
    {
        var tokens = BigInteger.Pow(10, 20);
        var bound = DustBound.Of(
            VectorFacts.Rules,
            Row(SubmissionKind.AllStakers),
            PaymentLane.Main,
            20_000,
            4,
            0,
            tokens
        );
        Assert.Equal(new DustBound(-1_000_004, 1_400_004), bound);
    }

    private static RewardRow Row(SubmissionKind kind) =>
        new()
        {
            Kind = kind,
            Hash = Hash256.Zero,
            Avs = 0,
            Token = 0,
            Amount = 0,
            Strategy = 0,
            StrategyIndex = 0,
            Multiplier = UInt256.One,
            Start = 0,
            End = 0,
            Duration = 86400,
            Block = 0,
            BlockTime = 0,
            LogIndex = 0,
        };

    private static List<(SubmissionBook, Watched)> Books(Scenario input, RewardsRules rules)
    {
        var state = StateBuilder.Build(input.Facts, rules, input.Cutoffs);
        var history = new RewardsHistory(state, new SubmissionTables(input.Facts, state), 1);
        var books = new List<(SubmissionBook, Watched)>();
        foreach (var cutoff in input.Cutoffs)
            history.Run(
                cutoff,
                group =>
                {
                    var book = new SubmissionBook(rules, group);
                    var watched = new Watched(book);
                    books.Add((book, watched));
                    return watched;
                }
            );
        return books;
    }

    /// <summary>Keeps its own account of what staging pays, beside the book.</summary>
    private sealed class Watched(SubmissionBook book) : IRowObserver
    {
        private readonly Dictionary<(int, PaymentLane), List<Paid>> _rows = [];

        internal readonly record struct Paid(BigInteger Operators, BigInteger Stakers, BigInteger Refunded);

        public List<Paid> Of(int day, PaymentLane lane) => _rows.GetValueOrDefault((day, lane)) ?? [];

        public void Row(in GoldRow row) => book.Row(row);

        void IRowObserver.Paid(in GoldRow row, int from, int to)
        {
            book.Paid(row, from, to);
            var kind = RewardReasons.KindOf(row.Table);
            var paid = new Paid(
                kind == PartKind.Operator ? row.Amount : 0,
                kind == PartKind.Staker ? row.Amount : 0,
                kind == PartKind.Refund ? row.Amount : 0
            );
            for (var day = from; day <= to; day++)
            {
                var key = (day, RewardReasons.LaneOf(row.Table));
                if (!_rows.TryGetValue(key, out var rows))
                    _rows[key] = rows = [];
                rows.Add(paid);
            }
        }
    }
}

internal static class BigIntegerSums
{
    public static BigInteger Sum<T>(this IEnumerable<T> items, Func<T, BigInteger> part) =>
        items.Aggregate(BigInteger.Zero, (sum, item) => sum + part(item));
}
