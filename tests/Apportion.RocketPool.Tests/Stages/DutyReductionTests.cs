using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Tests.Stages;

public sealed class DutyReductionTests
{
    [Fact]
    public void Counting_equals_adding_every_attestation()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var slots = Enumerable.Range(0, random.Next(0, 100)).Select(_ => (uint)random.Next(0, 300)).ToArray();
            var window = new SlotRange((ulong)random.Next(0, 300), (ulong)random.Next(0, 300));
            var split = (ulong)random.Next(0, 320);

            var naive = (
                (ulong)slots.Count(slot => slot >= window.First && slot <= window.Last && slot < split),
                (ulong)slots.Count(slot => slot >= window.First && slot <= window.Last && slot >= split)
            );

            Assert.Equal(naive, DutyReduction.Count(slots, window, split));
        }
    }

    [Theory]
    [InlineData(0, ulong.MaxValue, 5)]
    [InlineData(uint.MaxValue, ulong.MaxValue, 1)]
    [InlineData((ulong)uint.MaxValue + 1, ulong.MaxValue, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(3, 3, 1)]
    public void Bounds_are_inclusive_up_to_the_ends_of_the_number_range(ulong first, ulong last, ulong expected) =>
        Assert.Equal(expected, DutyReduction.CountIn([0, 1, 3, 9, uint.MaxValue], new SlotRange(first, last)));

    [Fact]
    public void An_eight_eth_bond_at_fourteen_percent_scores_355_thousandths() =>
        // (1 - 0.14) * 8 / 32 + 0.14
        Assert.Equal(
            "355000000000000000",
            AttestationScore
                .Compute(
                    UInt256.Parse("8000000000000000000"),
                    UInt256.Parse("140000000000000000"),
                    "score",
                    default(Silent)
                )
                .ToString()
        );

    [Theory]
    [InlineData("8000000000000000000", "50000000000000000", "0", "100000000000000000")]
    [InlineData("8000000000000000000", "50000000000000000", "5000000000000000000", "120000000000000000")]
    [InlineData("8000000000000000000", "50000000000000000", "10000000000000000000", "140000000000000000")]
    [InlineData("8000000000000000000", "50000000000000000", "99000000000000000000", "140000000000000000")]
    [InlineData("8000000000000000000", "200000000000000000", "99000000000000000000", "200000000000000000")]
    [InlineData("16000000000000000000", "50000000000000000", "99000000000000000000", "50000000000000000")]
    public void Commission_of_small_bonds_grows_from_ten_to_fourteen_percent(
        string bond,
        string fee,
        string percent,
        string expected
    ) =>
        Assert.Equal(
            expected,
            CommissionWithBonus
                .Compute(UInt256.Parse(bond), UInt256.Parse(fee), UInt256.Parse(percent), default(Silent))
                .ToString()
        );

    [Theory]
    [InlineData(0, 1)]
    [InlineData(17, 1)]
    [InlineData(18, 1)]
    [InlineData(22, 5)]
    [InlineData(23, 6)]
    [InlineData(40000, 6)]
    public void The_phase_in_runs_from_one_to_six(ulong index, ulong phase) =>
        Assert.Equal(phase, CollateralReward.PhaseOf(index));

    [Fact]
    public void A_slot_that_starts_exactly_at_a_bound_belongs_to_the_window()
    {
        var beacon = new BeaconConstants(1000, 12, 32);

        Assert.Equal(new SlotRange(1, 3), SlotRange.OfTimes(beacon, 1012, 1036));
        Assert.Equal(new SlotRange(2, 2), SlotRange.OfTimes(beacon, 1013, 1035));
        Assert.True(SlotRange.OfTimes(beacon, 0, 999).IsEmpty);
    }
}
