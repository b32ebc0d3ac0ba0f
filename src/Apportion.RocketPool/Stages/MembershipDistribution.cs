using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>The Smoothing Pool under v1 to v4: equal shares scaled by fee, time and participation.</summary>
/// <remarks>Source: spec rocket-pool section 9.1.</remarks>
internal sealed class MembershipDistribution
{
    public required EthDistribution Result { get; init; }

    public required UInt256 AverageFee { get; init; }

    public required UInt256 NodeOperatorPot { get; init; }

    public required UInt256 TotalShare { get; init; }

    public static MembershipDistribution Compute(IntervalContext context)
    {
        var entries = Entries(context);
        var sharing = entries.Where(entry => entry.Shares).ToList();
        var averageFee = AverageFeeOf(context, sharing);
        var pot = NodePot(context.Protocol.SmoothingPoolBalance, averageFee, default(Silent));
        UInt256 totalShare = default;
        foreach (var entry in sharing)
        {
            totalShare += entry.Share;
        }

        // All shares zero: nobody attested, so there is nothing to divide.
        var amounts = new UInt256[context.State.Nodes.Count];
        UInt256 paid = default;
        foreach (var entry in sharing)
        {
            entry.Eth = Payout(context, entry, pot, totalShare, default(Silent));
            amounts[entry.NodeIndex] += entry.Eth;
            paid += entry.Eth;
        }

        RplDistribution.Require("Smoothing Pool ETH", pot, paid, context);
        return new MembershipDistribution
        {
            AverageFee = averageFee,
            NodeOperatorPot = pot,
            TotalShare = totalShare,
            Result = new EthDistribution
            {
                SmoothingPool = amounts,
                NodeOperators = paid,
                PoolStakers = context.Protocol.SmoothingPoolBalance - paid,
                Minipools = [.. entries.Select(entry => entry.ToOutcome(context))],
            },
        };
    }

    /// <summary>Source: spec rocket-pool section 9.1: half of the pool keeps its commission, the other half is the nodes'.</summary>
    public static UInt256 NodePot<TRecorder>(UInt256 balance, UInt256 averageFee, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var half = balance / 2;
        var commission = UInt256.MulDivFloor(half, averageFee, Wei.One);
        var pot = balance - (half - commission);
        if (TRecorder.Records)
        {
            recorder.Fact("balance", balance.ToString(), StateFields.Protocol("smoothingPoolBalance"));
            recorder.Fact(
                "averageFee",
                averageFee.ToString(),
                StateFields.Sum("sharing minipools: plain average of nodeFee")
            );
            recorder.Step(
                "half",
                "floor(balance / 2)",
                half.ToString(),
                "spec rocket-pool section 9.1",
                ("balance", balance)
            );
            recorder.Step(
                "commission",
                "floor(half * averageFee / 1000000000000000000)",
                commission.ToString(),
                "spec rocket-pool section 9.1",
                ("half", half),
                ("averageFee", averageFee)
            );
            recorder.Step(
                "nodeOperatorPot",
                "balance - (half - commission)",
                pot.ToString(),
                "spec rocket-pool section 9.1",
                ("balance", balance),
                ("half", half),
                ("commission", commission)
            );
        }

        return pot;
    }

    /// <summary>ETH of one sharing minipool; those without a slot of activity are skipped from v2 on.</summary>
    public static UInt256 Payout<TRecorder>(
        IntervalContext context,
        MembershipEntry entry,
        UInt256 pot,
        UInt256 totalShare,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var skipped =
            context.Ruleset.SmoothingPool == SmoothingPoolRule.ActiveSlots
            && entry.Activity.Start == entry.Activity.End;
        if (skipped || totalShare.IsZero)
        {
            if (TRecorder.Records)
            {
                recorder.Zero(
                    "ethEarned",
                    skipped ? OutcomeReason.EmptyWindow : OutcomeReason.AllMissed,
                    skipped ? "The window of activity has no slot." : "No share is above zero.",
                    "spec rocket-pool section 9.1"
                );
            }

            return default;
        }

        var eth = UInt256.MulDivFloor(pot, entry.Share, totalShare);
        if (TRecorder.Records)
        {
            recorder.Fact("totalShare", totalShare.ToString(), StateFields.Sum("all sharing minipools"));
            recorder.Step(
                "ethEarned",
                "floor(nodeOperatorPot * share / totalShare)",
                eth.ToString(),
                "spec rocket-pool section 9.1",
                ("nodeOperatorPot", pot),
                ("share", entry.Share),
                ("totalShare", totalShare)
            );
        }

        return eth;
    }

    public static string ReasonOfWrap(ValidatorActivity activity) =>
        activity.ActivatedAfterWindow ? OutcomeReason.WrapActivatedAfterLeaving : OutcomeReason.WrapExitedBeforeJoining;

    /// <summary>Every staking minipool of every eligible node, in the order of the state.</summary>
    public static List<MembershipEntry> Entries(IntervalContext context)
    {
        var entries = new List<MembershipEntry>();
        for (var index = 0; index < context.State.Nodes.Count; index++)
        {
            var node = context.State.Nodes[index];
            var membership = Membership.Of(context, node);
            if (!membership.IsEligible)
            {
                continue;
            }

            foreach (var minipool in node.Minipools)
            {
                if (minipool.IsStaking)
                {
                    entries.Add(MembershipEntry.Of(context, index, node, minipool, membership, default(Silent)));
                }
            }
        }

        return entries;
    }

    private static UInt256 AverageFeeOf(IntervalContext context, List<MembershipEntry> sharing)
    {
        if (sharing.Count == 0)
        {
            throw Refusal.NoActiveMinipool(context.Ruleset.Name);
        }

        UInt256 fees = default;
        foreach (var entry in sharing)
        {
            fees += entry.Minipool.NodeFee;
        }

        return fees / (ulong)sharing.Count;
    }
}
