using Apportion.Core;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.State;
using Apportion.RocketPool.Tests.Pipeline;

namespace Apportion.RocketPool.Tests.Stages;

/// <summary>Epochs 100 to 109 with validators 1 to 4 tracked; duties from slot 3200 to 3519.</summary>
public sealed class DutyReducerTests
{
    private static readonly Dictionary<ulong, ValidatorPubkey> Tracked = Enumerable
        .Range(1, 4)
        .ToDictionary(index => (ulong)index, StateBuilder.Key);

    [Fact]
    public void A_set_bit_is_a_success_and_a_clear_one_is_missed()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3200, 0, [9, 1, 2]));
        // Positions 0 and 1 attested; the fourth bit is the delimiter.
        reducer.AddBlock(3201, [new BeaconAttestation(3200, [0], new byte[] { 0b1011 })]);

        var duties = reducer.Finish();

        Assert.Equal([3200u], duties.Of(StateBuilder.Key(1)).SuccessSlots.ToArray());
        Assert.Equal([3200u], duties.Of(StateBuilder.Key(2)).MissedSlots.ToArray());
    }

    [Fact]
    public void An_electra_attestation_covers_several_committees_in_ascending_order()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3300, 0, [9, 1, 9]));
        reducer.AddCommittee(new BeaconCommittee(3300, 3, [2, 9]));
        reducer.AddCommittee(new BeaconCommittee(3300, 5, [9, 9, 9, 3, 4]));
        var committees = BeaconAttestation.CommitteesOf([0b0010_1001, 0, 0, 0, 0, 0, 0, 0]);
        // Bits: committee 0 = 0 1 0, committee 3 = 0 1, committee 5 = 0 0 0 1 0, delimiter.
        reducer.AddBlock(3310, [new BeaconAttestation(3300, committees, new byte[] { 0b0001_0010, 0b0000_0101 })]);

        var duties = reducer.Finish();

        Assert.Equal([0, 3, 5], committees);
        Assert.Equal([3300u], duties.Of(StateBuilder.Key(1)).SuccessSlots.ToArray());
        Assert.Equal([3300u], duties.Of(StateBuilder.Key(2)).MissedSlots.ToArray());
        Assert.Equal([3300u], duties.Of(StateBuilder.Key(3)).SuccessSlots.ToArray());
        Assert.Equal([3300u], duties.Of(StateBuilder.Key(4)).MissedSlots.ToArray());
    }

    [Fact]
    public void The_offset_of_a_committee_counts_only_listed_committees()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3300, 0, [9, 9, 9, 9]));
        reducer.AddCommittee(new BeaconCommittee(3300, 1, [9, 1]));
        reducer.AddBlock(3301, [new BeaconAttestation(3300, [1], new byte[] { 0b110 })]);

        Assert.Equal(1UL, reducer.Finish().Of(StateBuilder.Key(1)).Good);
    }

    [Theory]
    [InlineData(32UL, 3432, 1)]
    [InlineData(32UL, 3433, 0)]
    [InlineData(null, 3433, 1)]
    public void An_inclusion_beyond_the_limit_does_not_count(ulong? limit, int blockSlot, int good)
    {
        var reducer = new DutyReducer(new StateBuilder().Build().Interval, BeaconConstants.Mainnet, Tracked, limit);
        reducer.AddCommittee(new BeaconCommittee(3400, 0, [1]));
        reducer.AddBlock((ulong)blockSlot, [new BeaconAttestation(3400, [0], new byte[] { 0b11 })]);

        Assert.Equal((ulong)good, reducer.Finish().Of(StateBuilder.Key(1)).Good);
    }

    [Fact]
    public void The_epoch_after_the_last_is_still_scanned_and_no_later_one()
    {
        var early = Reducer();
        early.AddCommittee(new BeaconCommittee(3519, 0, [1]));
        early.AddBlock(3551, [new BeaconAttestation(3519, [0], new byte[] { 0b11 })]);
        var late = Reducer();
        late.AddCommittee(new BeaconCommittee(3519, 0, [1]));
        late.AddBlock(3552, [new BeaconAttestation(3519, [0], new byte[] { 0b11 })]);

        Assert.Equal(1UL, early.Finish().Of(StateBuilder.Key(1)).Good);
        Assert.Equal(1UL, late.Finish().Of(StateBuilder.Key(1)).Missed);
    }

    [Fact]
    public void A_duty_seen_in_two_blocks_counts_once()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3400, 0, [1]));
        var attestation = new BeaconAttestation(3400, [0], new byte[] { 0b11 });
        reducer.AddBlock(3401, [attestation, attestation]);
        reducer.AddBlock(3402, [attestation]);

        var duties = reducer.Finish().Of(StateBuilder.Key(1));
        Assert.Equal((1UL, 0UL), (duties.Good, duties.Missed));
    }

    [Fact]
    public void Committees_outside_the_interval_have_no_duty()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3199, 0, [1]));
        reducer.AddCommittee(new BeaconCommittee(3520, 0, [1]));

        Assert.Empty(reducer.Finish().PerValidator);
    }

    [Fact]
    public void Bits_that_do_not_fit_the_committees_are_refused()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3400, 0, [1, 2]));

        var error = Assert.Throws<ApportionException>(() =>
            reducer.AddBlock(3401, [new BeaconAttestation(3400, [0], new byte[] { 0b11111 })])
        );
        Assert.Equal("rocketpool.duties.bits", error.Finding.Code);
    }

    [Fact]
    public void A_committee_given_twice_is_refused()
    {
        var reducer = Reducer();
        reducer.AddCommittee(new BeaconCommittee(3400, 0, [1, 2]));

        Assert.Throws<ApportionException>(() => reducer.AddCommittee(new BeaconCommittee(3400, 0, [1, 2])));
    }

    private static DutyReducer Reducer() =>
        new(new StateBuilder().Build().Interval, BeaconConstants.Mainnet, Tracked, inclusionLimit: null);
}
