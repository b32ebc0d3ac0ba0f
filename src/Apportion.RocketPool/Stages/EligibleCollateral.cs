using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>The minipools of a node that count as collateral at the snapshot.</summary>
/// <param name="Count">How many.</param>
/// <param name="Borrowed">Sum of their users' deposits, in wei.</param>
/// <param name="Bonded">Sum of their node's deposits, in wei.</param>
public readonly record struct EligibleCollateral(ulong Count, UInt256 Borrowed, UInt256 Bonded)
{
    /// <summary>
    /// Counts minipools that exist, are staking, whose validator is in the beacon state, does not exit by the snapshot
    /// epoch and, where the ruleset asks for it, is activated by then.
    /// </summary>
    /// <remarks>Source: spec rocket-pool sections 6.2 to 6.4. The activation test allows equality, as the code did.</remarks>
    internal static EligibleCollateral Compute<TRecorder>(IntervalContext context, NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        ulong count = 0;
        UInt256 borrowed = default;
        UInt256 bonded = default;
        foreach (var minipool in node.Minipools)
        {
            if (!Counts(context, minipool))
            {
                continue;
            }

            count++;
            borrowed += minipool.UserDepositBalance;
            bonded += minipool.NodeDepositBalance;
            if (TRecorder.Records)
            {
                Record(minipool, recorder);
            }
        }

        if (TRecorder.Records)
        {
            recorder.Fact(
                "eligibleMinipools",
                count.ToString(CultureInfo.InvariantCulture),
                StateFields.Sum("eligible minipools of the node")
            );
            RecordSum("borrowed", "userDeposit", borrowed, context, node, recorder);
            RecordSum("bonded", "nodeDeposit", bonded, context, node, recorder);
        }

        return new EligibleCollateral(count, borrowed, bonded);
    }

    private static bool Counts(IntervalContext context, MinipoolFacts minipool) =>
        minipool.IsStaking
        && context.State.Validators.TryGetValue(minipool.Pubkey, out var validator)
        && (!context.Ruleset.CollateralNeedsActivation || validator.ActivationEpoch <= context.SnapshotEpoch)
        && validator.ExitEpoch > context.SnapshotEpoch;

    private static void Record<TRecorder>(MinipoolFacts minipool, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Fact(
            $"userDeposit.{minipool.Address}",
            minipool.UserDepositBalance.ToString(),
            StateFields.Minipool(minipool.Address, "userDepositBalance")
        );
        recorder.Fact(
            $"nodeDeposit.{minipool.Address}",
            minipool.NodeDepositBalance.ToString(),
            StateFields.Minipool(minipool.Address, "nodeDepositBalance")
        );
    }

    private static void RecordSum<TRecorder>(
        string name,
        string part,
        UInt256 sum,
        IntervalContext context,
        NodeFacts node,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var terms = node
            .Minipools.Where(minipool => Counts(context, minipool))
            .Select(minipool =>
                (Term)
                    (
                        $"{part}.{minipool.Address}",
                        string.Equals(part, "userDeposit", StringComparison.Ordinal)
                            ? minipool.UserDepositBalance
                            : minipool.NodeDepositBalance
                    )
            )
            .ToArray();
        recorder.Step(name, terms.Length == 0 ? "0" : "sum()", sum.ToString(), "spec rocket-pool section 6.3", terms);
        recorder.Annotate(
            title: string.Equals(name, "borrowed", StringComparison.Ordinal)
                ? "ETH borrowed on eligible minipools"
                : "ETH bonded on eligible minipools",
            unit: "wei"
        );
    }
}
