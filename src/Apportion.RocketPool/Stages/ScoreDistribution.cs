using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>The Smoothing Pool from v5 on: by the scores of attestations (upstream: calculateEthRewards).</summary>
/// <remarks>Source: spec rocket-pool sections 9.2 to 9.4.</remarks>
internal sealed class ScoreDistribution
{
    public required EthDistribution Result { get; init; }

    /// <summary>Scored validators by node; null for a node that is not eligible.</summary>
    public required ScoredNode?[] Nodes { get; init; }

    public required ScoreTotals Totals { get; init; }

    /// <summary>Pot of the node operators, in wei.</summary>
    public UInt256 NodeOperatorPot { get; init; }

    /// <summary>Voter ETH to give out, and the RPL it is shared by.</summary>
    public VoterPot Voters { get; init; }

    /// <summary>What the bonuses were scaled by: the remainder and the sum of unscaled bonuses; null when not scaled.</summary>
    public (UInt256 Remainder, UInt256 Total)? Scaling { get; init; }

    public static ScoreDistribution Compute(IntervalContext context)
    {
        RequireDuties(context);
        var nodes = Score(context);
        var totals = ScoreTotals.Of(nodes);
        var balance = context.Protocol.SmoothingPoolBalance;
        var treasury = totals.Treasury.IsZero ? default : totals.Portion(balance, totals.Treasury);
        var voters = VoterPot.Compute(context, totals);
        if (totals.Score.IsZero)
        {
            return Unshared(context, nodes, totals, voters, treasury);
        }

        var pot = totals.Portion(balance, totals.Score);
        var amounts = Pay(nodes, pot, totals.Score);
        var attested = RplDistribution.Sum(amounts);
        RplDistribution.Require("Smoothing Pool ETH", pot, attested, context);
        var available = balance + (context.Ruleset.PaysVoterShare ? context.Protocol.PendingVoterShareEth : default);
        var remainder = available - attested - treasury - voters.Paid;
        var bonuses = BonusDistribution.Compute(context, nodes, remainder);
        Add(amounts, bonuses?.Nodes);
        var operators = RplDistribution.Sum(amounts);
        return new ScoreDistribution
        {
            Nodes = nodes,
            Totals = totals,
            NodeOperatorPot = pot,
            Voters = voters,
            Scaling = bonuses?.Scaling,
            Result = new EthDistribution
            {
                SmoothingPool = amounts,
                Bonuses = bonuses?.Nodes,
                VoterShares = voters.Shares,
                NodeOperators = operators,
                PoolStakers = available - operators - treasury - voters.Paid,
                Treasury = treasury,
                VoterContribution = voters.Contribution,
                Voters = voters.Paid,
                BonusScalar = BonusDistribution.ScalarOf(context, bonuses),
                Minipools = Outcomes(context, nodes),
                MegapoolValidators = MegapoolOutcomes(nodes),
            },
        };
    }

    /// <summary>ETH of one validator, rounded down. Source: spec rocket-pool section 9.2.</summary>
    public static UInt256 Payout<TRecorder>(UInt256 pot, UInt256 score, UInt256 totalScore, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var eth = UInt256.MulDivFloor(pot, score, totalScore);
        if (TRecorder.Records)
        {
            recorder.Fact("totalScore", totalScore.ToString(), StateFields.Sum("all scoring validators"));
            recorder.Step(
                "ethEarned",
                "floor(nodeOperatorPot * attestationScore / totalScore)",
                eth.ToString(),
                "spec rocket-pool section 9.2",
                ("nodeOperatorPot", pot),
                ("attestationScore", score),
                ("totalScore", totalScore)
            );
        }

        return eth;
    }

    private static void RequireDuties(IntervalContext context)
    {
        if (context.State.Attestations.Form == AttestationForm.Counts)
        {
            throw ApportionException.Missing(
                "rocketpool.state.needs-duties",
                "attestations.form",
                "duties: the slot of every attestation",
                $"{context.Ruleset.Name} scores every attestation; counts are enough for v1 to v4 only"
            );
        }
    }

    private static ScoredNode?[] Score(IntervalContext context)
    {
        var nodes = new ScoredNode?[context.State.Nodes.Count];
        Parallel.For(0, nodes.Length, index => nodes[index] = ScoredNode.Of(context, context.State.Nodes[index]));
        return nodes;
    }

    /// <summary>No attestation scored: everything but voters' and treasury's part goes to the pool stakers.</summary>
    private static ScoreDistribution Unshared(
        IntervalContext context,
        ScoredNode?[] nodes,
        ScoreTotals totals,
        VoterPot voters,
        UInt256 treasury
    ) =>
        new()
        {
            Nodes = nodes,
            Totals = totals,
            Voters = voters,
            Result = new EthDistribution
            {
                SmoothingPool = new UInt256[nodes.Length],
                VoterShares = voters.Shares,
                PoolStakers = context.Protocol.SmoothingPoolBalance - voters.Contribution - treasury,
                Treasury = treasury,
                VoterContribution = voters.Contribution,
                Voters = voters.Paid,
                BonusScalar = BonusDistribution.ScalarOf(context, null),
                Minipools = Outcomes(context, nodes),
                MegapoolValidators = MegapoolOutcomes(nodes),
            },
        };

    private static UInt256[] Pay(ScoredNode?[] nodes, UInt256 pot, UInt256 totalScore)
    {
        var amounts = new UInt256[nodes.Length];
        for (var index = 0; index < nodes.Length; index++)
        {
            if (nodes[index] is not { } node)
            {
                continue;
            }

            foreach (var minipool in node.Minipools)
            {
                minipool.Eth = minipool.Pays ? Payout(pot, minipool.Score, totalScore, default(Silent)) : default;
                amounts[index] += minipool.Eth;
            }

            foreach (var validator in node.MegapoolValidators)
            {
                validator.Eth = Payout(pot, validator.Score, totalScore, default(Silent));
                amounts[index] += validator.Eth;
            }
        }

        return amounts;
    }

    private static void Add(UInt256[] amounts, UInt256[]? more)
    {
        for (var index = 0; index < more?.Length; index++)
        {
            amounts[index] += more[index];
        }
    }

    private static MinipoolOutcome[] Outcomes(IntervalContext context, ScoredNode?[] nodes) =>
        [.. nodes.SelectMany(node => node?.Minipools ?? []).Select(minipool => minipool.ToOutcome(context))];

    private static MegapoolValidatorOutcome[] MegapoolOutcomes(ScoredNode?[] nodes) =>
        [.. nodes.SelectMany(node => node?.MegapoolValidators ?? []).Select(validator => validator.ToOutcome())];
}
