using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>Consensus bonuses of all nodes, scaled down where the remainder of the pool does not cover them.</summary>
/// <param name="Nodes">Bonus of each node, in the order of the state.</param>
/// <param name="Scaling">Remainder and sum of unscaled bonuses when they were scaled.</param>
/// <remarks>Source: spec rocket-pool section 9.3 (c).</remarks>
internal sealed record BonusDistribution(UInt256[] Nodes, (UInt256 Remainder, UInt256 Total)? Scaling)
{
    /// <summary>The bonuses, also written to the minipools; null when the interval has none.</summary>
    public static BonusDistribution? Compute(IntervalContext context, ScoredNode?[] nodes, UInt256 remainder)
    {
        if (!context.PaysConsensusBonuses)
        {
            return null;
        }

        var income = CountedWithdrawals.Compute(context, nodes.SelectMany(node => node?.Minipools ?? []));
        var bonuses = Array.ConvertAll(nodes, node => node is null ? default : OfNode(context, node, income));
        var total = RplDistribution.Sum(bonuses);
        if (remainder >= total)
        {
            return new BonusDistribution(bonuses, null);
        }

        Scale(nodes, remainder, total);
        return new BonusDistribution(
            Array.ConvertAll(bonuses, bonus => UInt256.MulDivFloor(bonus, remainder, total)),
            (remainder, total)
        );
    }

    /// <summary>What files tell as bonus scalar; null where the ruleset has no bonuses.</summary>
    public static UInt256? ScalarOf(IntervalContext context, BonusDistribution? bonuses)
    {
        if (context.Ruleset.ConsensusBonus == ConsensusBonusRule.None)
        {
            return null;
        }

        return bonuses?.Scaling is { } scaling
            ? UInt256.MulDivFloor(scaling.Remainder, Wei.One, scaling.Total)
            : Wei.One;
    }

    private static UInt256 OfNode(IntervalContext context, ScoredNode node, Dictionary<Address, UInt256> income)
    {
        UInt256 sum = default;
        if (ConsensusBonus.MembershipEnd(context, node.Node) is not { } end)
        {
            return sum;
        }

        foreach (var minipool in node.Minipools)
        {
            minipool.Bonus = ConsensusBonus.Compute(
                minipool.Minipool,
                end,
                node.PercentOfBorrowed,
                income.GetValueOrDefault(minipool.Minipool.Address),
                default(Silent)
            );
            sum += minipool.Bonus?.BonusEthEarned ?? default;
        }

        return sum;
    }

    /// <summary>Minipools are scaled one by one, so they may sum to less than their node's bonus.</summary>
    private static void Scale(ScoredNode?[] nodes, UInt256 remainder, UInt256 total)
    {
        foreach (var minipool in nodes.SelectMany(node => node?.Minipools ?? []))
        {
            if (minipool.Bonus is { } bonus)
            {
                minipool.Bonus = bonus with
                {
                    BonusEthEarned = UInt256.MulDivFloor(bonus.BonusEthEarned, remainder, total),
                };
            }
        }
    }
}
