using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports;

/// <summary>Derives a node's Smoothing Pool ETH from v5 on, bonuses included.</summary>
internal sealed class ScoreExplanation(RewardsRun run, ScoreDistribution scores, int nodeIndex, Membership membership)
{
    private readonly IntervalContext context = run.Context;
    private readonly ScoredNode node = scores.Nodes[nodeIndex]!;

    public void Record(Recording recorder, Address? onlyMinipool, List<Term> terms)
    {
        ScoredNode.Percent(context, node.Node, recorder);
        if (!scores.Totals.Score.IsZero)
        {
            scores.Totals.RecordPot(context.Protocol.SmoothingPoolBalance, scores.NodeOperatorPot, recorder);
        }

        foreach (var minipool in node.Minipools.OrderBy(minipool => minipool.Minipool.Address))
        {
            if (onlyMinipool is null || minipool.Minipool.Address == onlyMinipool)
            {
                RecordMinipool(minipool, recorder, terms);
            }
        }

        if (onlyMinipool is null)
        {
            RecordMegapool(recorder, terms);
        }

        RecordBonuses(recorder, onlyMinipool, terms);
    }

    private void RecordMinipool(ScoredMinipool minipool, Recording recorder, List<Term> terms)
    {
        var reason = minipool.ToOutcome(context).Reason;
        if (minipool.Pays && !scores.Totals.Score.IsZero)
        {
            ScoredMinipool.Of(context, node.Node, minipool.Minipool, membership, node.PercentOfBorrowed, recorder);
            ScoreDistribution.Payout(scores.NodeOperatorPot, minipool.Score, scores.Totals.Score, recorder);
        }
        else
        {
            recorder.Zero("ethEarned", reason, ReasonText.Of(reason), "spec rocket-pool sections 8.5, 9.2");
        }

        recorder.Annotate(
            title: $"ETH of minipool {minipool.Minipool.Address}",
            unit: "wei ETH",
            reason: reason == OutcomeReason.Share ? null : reason,
            note: ReasonText.Of(reason)
        );
        recorder.NameEth($"eth.{minipool.Minipool.Address}", minipool.Eth, terms);
    }

    private void RecordMegapool(Recording recorder, List<Term> terms)
    {
        foreach (var validator in node.MegapoolValidators.OrderBy(validator => validator.Validator.Pubkey))
        {
            var reason = validator.ToOutcome().Reason;
            if (scores.Totals.Score.IsZero)
            {
                recorder.Zero("ethEarned", reason, ReasonText.Of(reason), "spec rocket-pool section 9.4");
            }
            else
            {
                ScoredMegapoolValidator.Of(
                    context,
                    node.Node,
                    validator.Megapool,
                    validator.Validator,
                    membership,
                    recorder
                );
                ScoreDistribution.Payout(scores.NodeOperatorPot, validator.Score, scores.Totals.Score, recorder);
            }

            recorder.Annotate(
                title: $"ETH of megapool validator {validator.Validator.Pubkey}",
                unit: "wei ETH",
                reason: reason == OutcomeReason.Share ? null : reason
            );
            recorder.NameEth($"eth.{validator.Validator.Pubkey}", validator.Eth, terms);
        }
    }

    private void RecordBonuses(Recording recorder, Address? onlyMinipool, List<Term> terms)
    {
        if (scores.Result.Bonuses is null || ConsensusBonus.MembershipEnd(context, node.Node) is not { } end)
        {
            return;
        }

        var parts = new List<Term>();
        UInt256 sum = default;
        foreach (var minipool in node.Minipools.OrderBy(minipool => minipool.Minipool.Address))
        {
            if (minipool.Bonus is not { } bonus || (onlyMinipool is { } only && minipool.Minipool.Address != only))
            {
                continue;
            }

            var unscaled = ConsensusBonus.Compute(
                minipool.Minipool,
                end,
                node.PercentOfBorrowed,
                bonus.ConsensusIncome,
                recorder
            )!;
            recorder.Annotate(title: $"Consensus bonus of minipool {minipool.Minipool.Address}", unit: "wei ETH");
            recorder.NameAs($"bonus.{minipool.Minipool.Address}", "consensusBonus", unscaled.BonusEthEarned, parts);
            sum += unscaled.BonusEthEarned;
        }

        if (parts.Count > 0)
        {
            RecordNodeBonus(recorder, parts, sum, terms);
        }
    }

    private void RecordNodeBonus(Recording recorder, List<Term> parts, UInt256 sum, List<Term> terms)
    {
        recorder.Step("unscaledBonus", "sum()", sum.ToString(), "spec rocket-pool section 9.3", [.. parts]);
        var paid = sum;
        if (scores.Scaling is { } scaling)
        {
            paid = UInt256.MulDivFloor(sum, scaling.Remainder, scaling.Total);
            recorder.Fact("remainder", scaling.Remainder.ToString(), new FactSource("pool after attestations"));
            recorder.Fact("totalBonuses", scaling.Total.ToString(), StateFields.Sum("all unscaled bonuses"));
            recorder.Step(
                "bonus",
                "floor(unscaledBonus * remainder / totalBonuses)",
                paid.ToString(),
                "spec rocket-pool section 9.3",
                ("unscaledBonus", sum),
                ("remainder", scaling.Remainder),
                ("totalBonuses", scaling.Total)
            );
        }
        else
        {
            recorder.Step(
                "bonus",
                "unscaledBonus",
                paid.ToString(),
                "spec rocket-pool section 9.3",
                ("unscaledBonus", sum)
            );
        }

        recorder.Annotate(title: "Consensus bonus", unit: "wei ETH");
        terms.Add(("bonus", paid));
    }
}
