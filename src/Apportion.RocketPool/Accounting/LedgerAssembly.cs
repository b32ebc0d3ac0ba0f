using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Accounting;

/// <summary>
/// The interval as a ledger: a pot of RPL and a pot of ETH with everything that came out of them. Every wei has a
/// reason; where a ruleset loses some, the pot declares the exception by name.
/// </summary>
internal static class LedgerAssembly
{
    public static Ledger Build(IntervalContext context, RplDistribution rpl, EthDistribution? eth)
    {
        var builder = new LedgerBuilder();
        var period = new Period(PeriodKind.Interval, checked((long)context.Index));
        builder.SetDate(period, context.Interval.EndTime);
        PostRpl(builder, period, context, rpl);
        PostEth(builder, period, context, eth);
        return builder.Build();
    }

    private static void PostRpl(LedgerBuilder builder, Period period, IntervalContext context, RplDistribution rpl)
    {
        var loses = !rpl.AnyEligible && context.Ruleset.NoEligibleNode == NoEligibleNodeRule.TreasuryLessOracleAmount;
        var pot = builder.AddPot(
            new Pot(
                Id("rpl", context),
                period,
                RocketPoolAssets.Rpl,
                context.Protocol.PendingRpl,
                loses ? TreasuryRemainder.LostOracleAmount : null
            )
        );
        for (var index = 0; index < rpl.Collateral.Length; index++)
        {
            var account = context.State.Nodes[index].Address.ToString();
            builder.Post(pot, account, rpl.Collateral[index], "rocketpool.collateral");
        }

        for (var index = 0; index < rpl.Oracle.Length; index++)
        {
            var account = context.State.OracleMembers[index].Address.ToString();
            builder.Post(pot, account, rpl.Oracle[index], "rocketpool.oracle-dao");
        }

        if (rpl.AnyEligible || context.Ruleset.NoEligibleNode == NoEligibleNodeRule.TreasuryTakesRemainder)
        {
            PostTreasury(builder, pot, rpl);
            return;
        }

        builder.Post(pot, "protocol-dao", rpl.Treasury, "rocketpool.protocol-dao");
        var posted = rpl.Treasury + rpl.OracleTotal;
        if (!loses)
        {
            builder.Post(
                pot,
                "rewards-pool",
                context.Protocol.PendingRpl - posted,
                "rocketpool.dust.percentages",
                PostingKind.Undistributed
            );
        }
    }

    /// <summary>The treasury's amount, its truncation dust on a line of its own.</summary>
    private static void PostTreasury(LedgerBuilder builder, Pot pot, RplDistribution rpl)
    {
        var dust = UInt256.Min(
            rpl.Treasury,
            UInt256.SaturatingSubtract(rpl.Pots.Oracle, rpl.OracleTotal)
                + (rpl.AnyEligible ? UInt256.SaturatingSubtract(rpl.Pots.Nodes, rpl.CollateralTotal) : default)
        );
        builder.Post(pot, "protocol-dao", rpl.Treasury - dust, "rocketpool.protocol-dao");
        builder.Post(pot, "protocol-dao", dust, "rocketpool.dust.shares", PostingKind.Dust);
    }

    private static void PostEth(LedgerBuilder builder, Period period, IntervalContext context, EthDistribution? eth)
    {
        var pending = context.Ruleset.PaysVoterShare ? context.Protocol.PendingVoterShareEth : default;
        var available = context.Protocol.SmoothingPoolBalance + pending;
        var pot = builder.AddPot(new Pot(Id("eth", context), period, RocketPoolAssets.Eth, available));
        if (eth is null)
        {
            builder.Post(
                pot,
                "smoothing-pool",
                available,
                "rocketpool.smoothing-pool.carried",
                PostingKind.Undistributed
            );
            return;
        }

        PostNodes(builder, pot, context, eth);
        builder.Post(pot, "pool-stakers", eth.PoolStakers, "rocketpool.smoothing-pool.pool-stakers");
        builder.Post(pot, "protocol-dao", eth.Treasury, "rocketpool.smoothing-pool.protocol-dao");
        var posted = eth.NodeOperators + eth.Voters + eth.PoolStakers + eth.Treasury;
        // Only when nobody scored: pending voter ETH and what truncation left of it waits for the next interval.
        builder.Post(
            pot,
            "rewards-pool",
            UInt256.SaturatingSubtract(available, posted),
            "rocketpool.voter-share.carried",
            PostingKind.Undistributed
        );
    }

    private static void PostNodes(LedgerBuilder builder, Pot pot, IntervalContext context, EthDistribution eth)
    {
        for (var index = 0; index < eth.SmoothingPool.Length; index++)
        {
            var account = context.State.Nodes[index].Address.ToString();
            var bonus = eth.Bonuses?[index] ?? default;
            builder.Post(pot, account, eth.SmoothingPool[index] - bonus, "rocketpool.smoothing-pool.node");
            builder.Post(pot, account, bonus, "rocketpool.consensus-bonus");
            builder.Post(pot, account, eth.VoterShares?[index] ?? default, "rocketpool.voter-share");
        }
    }

    private static string Id(string asset, IntervalContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"{asset}/{context.Index}");
}
