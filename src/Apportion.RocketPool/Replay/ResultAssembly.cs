using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Replay;

/// <summary>Joins the RPL and ETH parts by node and network into the result.</summary>
internal static class ResultAssembly
{
    public static RewardsResult Assemble(IntervalContext context, RplDistribution rpl, EthDistribution? eth)
    {
        var nodes = NodeRewards(context, rpl, eth);
        return new RewardsResult
        {
            Ruleset = context.Ruleset,
            Network = context.State.Network,
            Index = context.Index,
            IntervalsPassed = context.State.IntervalsPassed,
            Interval = context.Interval,
            Beacon = context.Beacon,
            Nodes = nodes,
            Networks = NetworkRouting.Sum(context.Ruleset, nodes),
            Totals = Totals(context, rpl, eth),
            Minipools = [.. (eth?.Minipools ?? []).OrderBy(minipool => minipool.Address)],
            MegapoolValidators =
            [
                .. (eth?.MegapoolValidators ?? [])
                    .OrderBy(validator => validator.Megapool)
                    .ThenBy(validator => validator.Pubkey),
            ],
            MegapoolOfNode = Megapools(context),
            BonusScalar = eth?.BonusScalar,
            Ledger = LedgerAssembly.Build(context, rpl, eth),
            Notices = ResultNotices.Of(context, nodes, eth),
        };
    }

    private static Dictionary<Address, Address> Megapools(IntervalContext context) =>
        context.Ruleset.CountsMegapools
            ? context
                .State.Nodes.Where(node => node.Megapool is not null)
                .ToDictionary(node => node.Address, node => node.Megapool!.Address)
            : [];

    private static RewardsTotals Totals(IntervalContext context, RplDistribution rpl, EthDistribution? eth)
    {
        var rules = context.Ruleset;
        UInt256? weight = null;
        if (rules.RecordsNodeWeight && (rpl.AnyEligible || !rules.LeavesOutWeightIfNobodyEligible))
        {
            weight = rpl.AnyEligible ? rpl.Total.Weight : default(UInt256);
        }

        return new RewardsTotals
        {
            ProtocolDaoRpl = rpl.Treasury,
            TotalCollateralRpl = rpl.CollateralTotal,
            TotalOracleDaoRpl = rpl.OracleTotal,
            TotalSmoothingPoolEth = eth is null ? default : context.Protocol.SmoothingPoolBalance,
            PoolStakerSmoothingPoolEth = eth?.PoolStakers ?? default,
            NodeOperatorSmoothingPoolEth = eth?.NodeOperators ?? default,
            TotalNodeWeight = weight,
            TotalVoterShareEth = OfSaturn(rules, eth?.Voters),
            SmoothingPoolVoterShareEth = OfSaturn(rules, eth?.VoterContribution),
            TotalPdaoShareEth = OfSaturn(rules, eth?.Treasury),
        };
    }

    private static UInt256? OfSaturn(RewardsRuleset rules, UInt256? amount) =>
        rules.PaysVoterShare ? amount ?? default(UInt256) : null;

    /// <summary>An entry for every node with an amount, and for every Oracle DAO member whatever its amount.</summary>
    private static NodeReward[] NodeRewards(IntervalContext context, RplDistribution rpl, EthDistribution? eth)
    {
        var oracle = new Dictionary<Address, UInt256>();
        for (var index = 0; index < rpl.Oracle.Length; index++)
        {
            oracle[context.State.OracleMembers[index].Address] = rpl.Oracle[index];
        }

        var rewards = new List<NodeReward>();
        for (var index = 0; index < context.State.Nodes.Count; index++)
        {
            var node = context.State.Nodes[index];
            var isMember = oracle.TryGetValue(node.Address, out var oracleRpl);
            var pool = eth?.SmoothingPool[index] ?? default;
            var voter = eth?.VoterShares?[index] ?? default;
            if (isMember || !rpl.Collateral[index].IsZero || !pool.IsZero || !voter.IsZero)
            {
                rewards.Add(
                    new NodeReward(
                        node.Address,
                        context.RoutedNetwork(node),
                        rpl.Collateral[index],
                        oracleRpl,
                        pool,
                        voter
                    )
                );
            }
        }

        return [.. rewards.OrderBy(reward => reward.Node)];
    }
}
