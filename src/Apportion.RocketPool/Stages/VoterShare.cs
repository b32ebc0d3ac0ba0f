using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>Voter ETH goes to RPL staked on megapools, up to 150 % of the ETH bonded there (v11).</summary>
/// <remarks>Source: spec rocket-pool section 9.4. Membership of the Smoothing Pool is not required.</remarks>
internal static class VoterShare
{
    /// <summary>RPL of a node that takes part in the voter share, in wei.</summary>
    public static UInt256 EligibleRpl<TRecorder>(IntervalContext context, NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (
            node.Megapool is not { } megapool
            || node.MegapoolRplStake.IsZero
            || Membership.IsCheater(node)
            || !megapool.Validators.Any(validator => ScoredMegapoolValidator.IsTracked(context, validator))
        )
        {
            return default;
        }

        var price = context.Protocol.RplPrice;
        var limit = UInt256.MulDivFloor(megapool.EthBonded, Wei.OneAndHalf, price);
        var eligible = UInt256.Min(node.MegapoolRplStake, limit);
        if (TRecorder.Records)
        {
            recorder.Fact(
                "megapoolStake",
                node.MegapoolRplStake.ToString(),
                StateFields.Node(node.Address, "megapoolRplStake")
            );
            recorder.Fact(
                "ethBonded",
                megapool.EthBonded.ToString(),
                StateFields.Node(node.Address, "megapool.ethBonded")
            );
            recorder.Fact("rplPrice", price.ToString(), StateFields.Protocol("rplPrice"));
            recorder.Step(
                "voteEligibleRpl",
                "min(megapoolStake, floor(ethBonded * 1500000000000000000 / rplPrice))",
                eligible.ToString(),
                "spec rocket-pool section 9.4",
                ("megapoolStake", node.MegapoolRplStake),
                ("ethBonded", megapool.EthBonded),
                ("rplPrice", price)
            );
            recorder.Annotate(title: "Vote-eligible RPL", unit: "wei RPL");
        }

        return eligible;
    }

    /// <summary>A node's voter share in wei of ETH, rounded down.</summary>
    public static UInt256 Compute<TRecorder>(
        UInt256 eligibleRpl,
        UInt256 voterEth,
        UInt256 totalRpl,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        if (eligibleRpl.IsZero)
        {
            return default;
        }

        var share = UInt256.MulDivFloor(eligibleRpl, voterEth, totalRpl);
        if (TRecorder.Records)
        {
            recorder.Fact(
                "voterEth",
                voterEth.ToString(),
                new FactSource("Smoothing Pool contribution and pending voter ETH")
            );
            recorder.Fact("totalVoteEligibleRpl", totalRpl.ToString(), StateFields.Sum("all nodes"));
            recorder.Step(
                "voterShareEth",
                "floor(voteEligibleRpl * voterEth / totalVoteEligibleRpl)",
                share.ToString(),
                "spec rocket-pool section 9.4",
                ("voteEligibleRpl", eligibleRpl),
                ("voterEth", voterEth),
                ("totalVoteEligibleRpl", totalRpl)
            );
        }

        return share;
    }
}
