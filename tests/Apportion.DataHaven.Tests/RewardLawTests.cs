using Apportion.Core;
using Apportion.DataHaven.Numbers;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Tests;

/// <summary>Laws of the reward path on random sessions and eras; the seed is part of a failure's message.</summary>
public sealed class RewardLawTests
{
    private const int Runs = 300;

    [Fact]
    public void The_total_is_the_sum_of_all_entries_and_the_whitelisted_never_earn() =>
        ForAll(
            (random, seed) =>
            {
                var (pallet, validators) = RandomEra(random);
                if (!pallet.Points.TryGetValue(0, out var points))
                    return;
                Assert.True(points.Total == points.Sum, seed);
                Assert.True(points.Individual.Keys.All(account => !pallet.Whitelisted.Contains(account)), seed);
                Assert.True(points.Individual.Keys.All(validators.Contains), seed);
            }
        );

    [Fact]
    public void Rewards_and_treasury_are_the_scaled_inflation_and_amounts_and_dust_the_rewards() =>
        ForAll(
            (random, seed) =>
            {
                var (pallet, _) = RandomEra(random);
                var inflation = (UInt128)random.NextInt64(1, long.MaxValue) * (ulong)random.Next(1, int.MaxValue);
                var result = pallet.EndEra(0, inflation, 1_700_000_000_000);
                var split = result.Inflation;
                Assert.True(split.Rewards + split.Treasury == split.Scaled, seed);
                Assert.True(split.Scaled <= split.Base, seed);
                if (result.Attempt?.Payout is not { } payout)
                    return;
                var sum = payout.Rewards.Aggregate(UInt128.Zero, (total, reward) => total + reward.Amount);
                Assert.True(sum + payout.Dust == split.Rewards, seed);
                Assert.True(payout.Rewards.All(reward => reward.Amount > 0), seed);
                Assert.True(
                    payout.Rewards.Zip(payout.Rewards.Skip(1)).All(pair => pair.First.Operator < pair.Second.Operator),
                    seed
                );
                Assert.True(pallet.Balances.Rewards + pallet.Balances.Treasury == split.Scaled, seed);
            }
        );

    [Fact]
    public void More_authored_blocks_never_earn_less() =>
        ForAll(
            (random, seed) =>
            {
                var shares = SessionAward.Share(
                    (uint)random.Next(0, 2000),
                    (uint)random.Next(1, 64),
                    RandomParameters(random),
                    320
                );
                uint before = 0;
                for (uint authored = 0; authored < 100; authored++)
                {
                    var row = SessionAward.Of(shares, default, authored, online: authored > 0, new Silent());
                    Assert.True(row.Points >= before, seed);
                    Assert.True(row.Credited <= shares.MostCredited, seed);
                    before = row.Points;
                }
            }
        );

    [Fact]
    public void An_award_is_what_its_derivation_computes() =>
        ForAll(
            (random, seed) =>
            {
                var shares = SessionAward.Share(
                    (uint)random.Next(0, 2000),
                    (uint)random.Next(1, 64),
                    RandomParameters(random),
                    320
                );
                var recording = new Recording();
                var authored = (uint)random.Next(0, 90);
                var online = random.Next(2) == 0;
                var row = SessionAward.Of(shares, default, authored, online, recording);
                Assert.Equal(row, SessionAward.Of(shares, default, authored, online, new Silent()));
                var (compared, findings) = Recheck.Run(recording.Last, FormulaLibrary.BuiltIn);
                Assert.True(compared > 10, seed);
                Assert.Empty(findings);
            }
        );

    [Fact]
    public void The_worked_example_of_the_specification_holds()
    {
        var shares = SessionAward.Share(600, 32, new RuntimeParameters(), 320);
        Assert.Equal((18u, 27u), (shares.FairShare, shares.MostCredited));
        var online = SessionAward.Of(shares, default, 19, online: true, new Silent());
        Assert.Equal((3648u, 2400u, 6048u), (online.BlockPoints, online.LivenessBasePoints, online.Points));
        Assert.Equal(600u, SessionAward.Of(shares, default, 0, online: false, new Silent()).Points);
    }

    [Theory]
    [InlineData(3600u, 100u)]
    [InlineData(3599u, 99u)]
    [InlineData(45u, 21u)]
    [InlineData(44u, 20u)]
    [InlineData(0u, 20u)]
    [InlineData(9999u, 100u)]
    public void One_missing_block_costs_a_whole_percent(uint blocks, uint percent) =>
        Assert.Equal(percent, EraInflation.Percent(blocks, new RuntimeConstants()));

    [Fact]
    public void Weights_above_the_whole_are_not_scaled()
    {
        var parameters = new RuntimeParameters
        {
            BlockAuthoringWeight = Perbill.FromPercent(80),
            LivenessWeight = Perbill.FromPercent(50),
        };
        var shares = SessionAward.Share(10, 1, parameters, 320);
        Assert.Equal(Perbill.Zero, shares.BaseWeight);
        var row = SessionAward.Of(shares, default, 10, online: true, new Silent());
        Assert.Equal((2560u, 1600u, 4160u), (row.BlockPoints, row.LivenessBasePoints, row.Points));
    }

    private static (RewardsPallet Pallet, HashSet<Address> Validators) RandomEra(Random random)
    {
        var bridge = new MessageBridge { Checks = false };
        var pallet = new RewardsPallet(Models.M5, new RuntimeConstants { ExpectedBlocks = 600 }, bridge)
        {
            Parameters = RandomParameters(random),
        };
        var accounts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => RandomAddress(random)).ToList();
        pallet.Whitelisted = accounts.Where(_ => random.Next(5) == 0).ToHashSet();
        for (var session = 0; session < random.Next(1, 7); session++)
        {
            foreach (var account in accounts)
                if (random.Next(4) > 0)
                    pallet.NoteAuthor(account, (uint)random.Next(1, 30));
            pallet.EndSession(accounts, null, out _);
        }
        return (pallet, [.. accounts]);
    }

    private static RuntimeParameters RandomParameters(Random random) =>
        new()
        {
            BlockAuthoringWeight = Perbill.FromParts((uint)random.Next(0, 1_000_000_001)),
            LivenessWeight = Perbill.FromParts((uint)random.Next(0, 1_000_000_001)),
            FairShareCap = Perbill.FromParts((uint)random.Next(0, 1_000_000_001)),
            TreasuryProportion = Perbill.FromParts((uint)random.Next(0, 1_000_000_001)),
        };

    private static Address RandomAddress(Random random)
    {
        Span<byte> bytes = stackalloc byte[Address.Length];
        random.NextBytes(bytes);
        return Address.FromBytes(bytes);
    }

    private static void ForAll(Action<Random, string> law)
    {
        for (var seed = 1; seed <= Runs; seed++)
            law(new Random(seed), FormattableString.Invariant($"seed {seed}"));
    }
}
