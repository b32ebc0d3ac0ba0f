using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>Consensus income of minipools in the interval: the withdrawals that RPIP-62 counts.</summary>
/// <remarks>Source: spec rocket-pool section 9.3.</remarks>
internal static class CountedWithdrawals
{
    /// <summary>Income by minipool in wei, of tracked minipools.</summary>
    public static Dictionary<Address, UInt256> Compute(IntervalContext context, IEnumerable<ScoredMinipool> minipools)
    {
        var tracked = new Dictionary<ulong, ScoredMinipool>();
        foreach (var minipool in minipools)
        {
            if (minipool.Activity.Tracked)
            {
                tracked[context.State.Validators[minipool.Minipool.Pubkey].Index] = minipool;
            }
        }

        var first = context.Beacon.FirstSlotOf(context.Beacon.EpochOfSlot(context.Interval.ConsensusStartBlock));
        var end = context.Beacon.FirstSlotOf(context.SnapshotEpoch + 1);
        var income = new Dictionary<Address, UInt256>();
        foreach (var withdrawal in context.State.Withdrawals)
        {
            if (
                withdrawal.Slot >= first
                && withdrawal.Slot < end
                && tracked.TryGetValue(withdrawal.ValidatorIndex, out var minipool)
                && Counts(context.Beacon.TimeOfSlot(withdrawal.Slot), minipool)
            )
            {
                var address = minipool.Minipool.Address;
                income[address] = income.GetValueOrDefault(address) + Amount(context, withdrawal, minipool);
            }
        }

        return income;
    }

    /// <summary>Whether a minipool's bond passes at a time: staking, below 16 ETH now, reduced before.</summary>
    public static bool BondCounts(MinipoolFacts minipool, ulong time) =>
        minipool.IsStaking
        && minipool.NodeDepositBalance < Wei.Sixteen
        && (minipool.LastBondReductionTime == 0 || minipool.LastBondReductionTime < time);

    private static bool Counts(ulong time, ScoredMinipool minipool)
    {
        // Strict on both sides, unlike the test of attestations.
        var node = minipool.Node;
        var member = node.OptedIn ? time > node.OptChangedTime : node.OptChangedTime != 0 && time < node.OptChangedTime;
        return member && BondCounts(minipool.Minipool, time);
    }

    private static UInt256 Amount(IntervalContext context, Withdrawal withdrawal, ScoredMinipool minipool)
    {
        var withdrawable = context.State.Validators[minipool.Minipool.Pubkey].WithdrawableEpoch;
        return withdrawal.Slot >= context.Beacon.FirstSlotOf(withdrawable)
            ? UInt256.SaturatingSubtract(withdrawal.Amount, Wei.ThirtyTwo)
            : withdrawal.Amount;
    }
}
