using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports;

/// <summary>
/// Derives the amounts of one node by running the stages again with a recorder, given the sums of the whole interval.
/// </summary>
internal sealed class NodeExplanation(RewardsRun run, int nodeIndex)
{
    private const string PoolSource = "spec rocket-pool section 8";

    private readonly IntervalContext context = run.Context;
    private readonly NodeFacts node = run.Context.State.Nodes[nodeIndex];

    /// <summary>RPL for collateral.</summary>
    public Derivation Collateral()
    {
        var recorder = new Recording(RocketPoolFormulas.Library);
        var pots = RplPots.Compute(context.Protocol, context.Ruleset, recorder);
        var standing = NodeCollateral.Compute(context, node, recorder);
        if (!run.Rpl.AnyEligible)
        {
            recorder.Zero(
                "collateralRpl",
                OutcomeReason.NobodyEligible,
                "No node of the network is eligible; the pot goes to the treasury.",
                "spec rocket-pool section 7"
            );
            return recorder.Last;
        }

        var reward = CollateralReward.Compute(context, pots.Nodes, standing, run.Rpl.Total, recorder);
        recorder.Annotate(
            title: "RPL for collateral",
            unit: "wei RPL",
            reason: reward.IsZero ? ReasonOfZero(recorder) : null
        );
        return recorder.Last;
    }

    /// <summary>RPL for membership of the Oracle DAO.</summary>
    public Derivation Oracle()
    {
        var recorder = new Recording(RocketPoolFormulas.Library);
        var member = context.State.OracleMembers.FirstOrDefault(candidate => candidate.Address == node.Address);
        if (member is null)
        {
            recorder.Zero(
                "oracleDaoRpl",
                OutcomeReason.NotOracleMember,
                "The node is no member of the Oracle DAO at the snapshot.",
                "spec rocket-pool section 5"
            );
            recorder.Annotate(title: "RPL for the Oracle DAO", unit: "wei RPL");
            return recorder.Last;
        }

        var pots = RplPots.Compute(context.Protocol, context.Ruleset, recorder);
        var time = OracleReward.TimeOf(context, member, run.Nodes, recorder);
        OracleReward.Compute(pots.Oracle, time, run.Rpl.OracleTime, recorder);
        recorder.Annotate(title: "RPL for the Oracle DAO", unit: "wei RPL");
        return recorder.Last;
    }

    /// <summary>ETH from the Smoothing Pool; only that of one minipool when it is named.</summary>
    public Derivation SmoothingPool(Address? onlyMinipool)
    {
        var recorder = new Recording(RocketPoolFormulas.Library);
        if (!context.SharesSmoothingPool)
        {
            return ZeroPool(
                recorder,
                OutcomeReason.PoolSkipped,
                context.Index == 0 ? "The first interval leaves the pool alone." : "The pool has no balance."
            );
        }

        var membership = Membership.Of(context, node);
        if (membership.Reason is { } reason)
        {
            return ZeroPool(recorder, reason, NoteOf(reason));
        }

        var terms = new List<Term>();
        if (run.Shares is { } shares)
        {
            new MembershipExplanation(run, shares, nodeIndex, membership).Record(recorder, onlyMinipool, terms);
        }
        else
        {
            new ScoreExplanation(run, run.Scores!, nodeIndex, membership).Record(recorder, onlyMinipool, terms);
        }

        if (onlyMinipool is { } address && terms.Count == 0)
        {
            return ZeroPool(
                recorder,
                OutcomeReason.NoStakingValidator,
                $"Minipool {address} is not one of the node's staking minipools."
            );
        }

        return SumOf(recorder, terms);
    }

    /// <summary>ETH of the voter share (v11); null where the ruleset has none.</summary>
    public Derivation? Voter()
    {
        if (!context.Ruleset.PaysVoterShare)
        {
            return null;
        }

        var recorder = new Recording(RocketPoolFormulas.Library);
        if (run.Scores is { } scores)
        {
            var eligible = VoterShare.EligibleRpl(context, node, recorder);
            if (!eligible.IsZero)
            {
                VoterShare.Compute(eligible, scores.Voters.Eth, scores.Voters.TotalRpl, recorder);
                recorder.Annotate(title: "Voter share", unit: "wei ETH");
                return recorder.Last;
            }
        }

        recorder.Zero(
            "voterShareEth",
            run.Scores is null ? OutcomeReason.PoolSkipped : OutcomeReason.NoStake,
            run.Scores is null
                ? "The Smoothing Pool is not shared in this interval."
                : "The node has no vote-eligible RPL on a megapool with a tracked validator.",
            "spec rocket-pool section 9.4"
        );
        recorder.Annotate(title: "Voter share", unit: "wei ETH");
        return recorder.Last;
    }

    private static Derivation SumOf(Recording recorder, List<Term> terms)
    {
        UInt256 sum = default;
        foreach (var term in terms)
        {
            sum += UInt256.Parse(term.Value);
        }

        recorder.Step("smoothingPoolEth", "sum()", sum.ToString(), "spec rocket-pool section 9", [.. terms]);
        recorder.Annotate(title: "ETH from the Smoothing Pool", unit: "wei ETH");
        return recorder.Last;
    }

    private static Derivation ZeroPool(Recording recorder, string reason, string note)
    {
        recorder.Zero("smoothingPoolEth", reason, note, PoolSource);
        recorder.Annotate(title: "ETH from the Smoothing Pool", unit: "wei ETH");
        return recorder.Last;
    }

    private static string ReasonOfZero(Recording recorder) =>
        recorder.Find("rawWeight")?.Reason ?? recorder.Find("effectiveStake")?.Reason ?? OutcomeReason.Truncated;

    private static string NoteOf(string reason) =>
        reason switch
        {
            OutcomeReason.Cheater => "A staking minipool of the node has three penalties; the whole node gets nothing.",
            OutcomeReason.NotMember => "The node was not in the Smoothing Pool in this interval.",
            _ => "The node has no staking minipool, nor a megapool validator.",
        };
}
