using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>The bonus that a minipool with a small bond gets on its consensus income, out of the pool stakers' part.</summary>
/// <remarks>Source: spec rocket-pool section 9.3.</remarks>
internal static class ConsensusBonus
{
    /// <summary>
    /// When the node's membership ends as far as bonuses go; null when it changed never or not before the end, and so
    /// gets none.
    /// </summary>
    public static ulong? MembershipEnd(IntervalContext context, NodeFacts node)
    {
        var end = context.Interval.ExecutionEndTime;
        if (node.OptChangedTime == 0 || node.OptChangedTime >= end)
        {
            return null;
        }

        return node.OptedIn ? end : node.OptChangedTime;
    }

    /// <summary>The unscaled bonus of a minipool; null when it is not examined for one.</summary>
    /// <exception cref="ApportionException">Its commission with bonus is above 14 %.</exception>
    public static ConsensusBonusOutcome? Compute<TRecorder>(
        MinipoolFacts minipool,
        ulong membershipEnd,
        UInt256 percentOfBorrowed,
        UInt256 income,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        if (!CountedWithdrawals.BondCounts(minipool, membershipEnd))
        {
            return null;
        }

        var values = MinipoolBond.At(minipool, membershipEnd);
        if (TRecorder.Records)
        {
            values.Record(minipool, previous: false, recorder);
        }

        var commission = CommissionWithBonus.Compute(values.Bond, values.Fee, percentOfBorrowed, recorder);
        if (values.Fee >= commission)
        {
            return null;
        }

        // The rule's error above 14 % cannot come: a commission above it is the fee itself, which has left above.
        return new ConsensusBonusOutcome(Bonus(minipool, commission, income, recorder), income, commission);
    }

    private static UInt256 Bonus<TRecorder>(
        MinipoolFacts minipool,
        UInt256 commission,
        UInt256 income,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        // The current fee and bond, not those at the end of membership. A negative difference gives no bonus.
        var extra = UInt256.SaturatingSubtract(commission, minipool.NodeFee);
        var share = UInt256.MulDivFloor(extra, Wei.ThirtyTwo - minipool.NodeDepositBalance, Wei.ThirtyTwo);
        var bonus = UInt256.MulDivFloor(income, share, Wei.One);
        if (TRecorder.Records)
        {
            recorder.Fact(
                "currentBond",
                minipool.NodeDepositBalance.ToString(),
                StateFields.Minipool(minipool.Address, "nodeDepositBalance")
            );
            recorder.Fact("currentFee", minipool.NodeFee.ToString(), StateFields.Minipool(minipool.Address, "nodeFee"));
            recorder.Fact("consensusIncome", income.ToString(), new FactSource("state: withdrawals that count"));
            recorder.Step(
                "bonusShare",
                "floor(max(0, fee - currentFee) * (32000000000000000000 - currentBond) / 32000000000000000000)",
                share.ToString(),
                "spec rocket-pool section 9.3",
                ("fee", commission),
                ("currentFee", minipool.NodeFee),
                ("currentBond", minipool.NodeDepositBalance)
            );
            recorder.Step(
                "consensusBonus",
                "floor(consensusIncome * bonusShare / 1000000000000000000)",
                bonus.ToString(),
                "spec rocket-pool section 9.3",
                ("consensusIncome", income),
                ("bonusShare", share)
            );
        }

        return bonus;
    }
}
