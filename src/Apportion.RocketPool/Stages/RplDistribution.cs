using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>The RPL part of an interval for all nodes (upstream: calculateRplRewards).</summary>
internal sealed class RplDistribution
{
    public required RplPots Pots { get; init; }

    /// <summary>What each node brings, in the order of the state's nodes.</summary>
    public required NodeCollateral[] Standings { get; init; }

    /// <summary>Sum of <see cref="Standings"/>.</summary>
    public required NodeCollateral Total { get; init; }

    public required bool AnyEligible { get; init; }

    /// <summary>Collateral reward of each node, in the order of the state's nodes.</summary>
    public required UInt256[] Collateral { get; init; }

    public required UInt256 CollateralTotal { get; init; }

    /// <summary>Reward of each Oracle DAO member, in the order of the state.</summary>
    public required UInt256[] Oracle { get; init; }

    public required UInt256 OracleTime { get; init; }

    public required UInt256 OracleTotal { get; init; }

    public required UInt256 Treasury { get; init; }

    public static RplDistribution Compute(IntervalContext context, IReadOnlyDictionary<Address, NodeFacts> nodes)
    {
        var pots = RplPots.Compute(context.Protocol, context.Ruleset, default(Silent));
        var standings = Array.ConvertAll(
            context.State.Nodes.ToArray(),
            node => NodeCollateral.Compute(context, node, default(Silent))
        );
        var total = Sum(standings);
        var anyEligible = CollateralReward.AnyEligible(context.Ruleset, total);
        var collateral = anyEligible
            ? Array.ConvertAll(
                standings,
                standing => CollateralReward.Compute(context, pots.Nodes, standing, total, default(Silent))
            )
            : new UInt256[standings.Length];
        var collateralTotal = Sum(collateral);
        if (anyEligible)
        {
            Require("collateral RPL", pots.Nodes, collateralTotal, context);
        }

        var (oracle, oracleTime) = OracleRewards(context, pots, nodes);
        var oracleTotal = Sum(oracle);
        Require("Oracle DAO RPL", pots.Oracle, oracleTotal, context);
        return new RplDistribution
        {
            Pots = pots,
            Standings = standings,
            Total = total,
            AnyEligible = anyEligible,
            Collateral = collateral,
            CollateralTotal = collateralTotal,
            Oracle = oracle,
            OracleTime = oracleTime,
            OracleTotal = oracleTotal,
            Treasury = TreasuryRemainder.Compute(
                context.Ruleset,
                context.Protocol.PendingRpl,
                pots,
                collateralTotal,
                oracleTotal,
                anyEligible,
                default(Silent)
            ),
        };
    }

    /// <summary>Rejects a paid total too far from its pot. Source: spec rocket-pool section 7.</summary>
    public static void Require(string what, UInt256 pot, UInt256 paid, IntervalContext context)
    {
        if (UInt256.AbsoluteDifference(pot, paid) > context.Tolerance)
        {
            throw Refusal.Tolerance(what, pot.ToString(), paid.ToString(), context.Tolerance.ToString());
        }
    }

    public static UInt256 Sum(ReadOnlySpan<UInt256> amounts)
    {
        UInt256 sum = default;
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    private static (UInt256[] Rewards, UInt256 TotalTime) OracleRewards(
        IntervalContext context,
        RplPots pots,
        IReadOnlyDictionary<Address, NodeFacts> nodes
    )
    {
        var times = context
            .State.OracleMembers.Select(member => OracleReward.TimeOf(context, member, nodes, default(Silent)))
            .ToArray();
        UInt256 total = default;
        foreach (var time in times)
        {
            total += time;
        }

        if (total.IsZero)
        {
            throw Refusal.NoOracleMember();
        }

        return (
            Array.ConvertAll(times, time => OracleReward.Compute(pots.Oracle, time, total, default(Silent))),
            total
        );
    }

    private static NodeCollateral Sum(NodeCollateral[] standings)
    {
        UInt256 stake = default;
        UInt256 weight = default;
        foreach (var standing in standings)
        {
            stake += standing.EffectiveStake;
            weight += standing.Weight;
        }

        return new NodeCollateral(stake, weight);
    }
}
