using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Accounting;

/// <summary>
/// A published rewards file as a ledger: a pot of RPL and a pot of ETH of what the file gives out, with the same accounts and reasons
/// as a computed interval. The file does not tell consensus bonuses from attestation rewards, nor dust from the treasury's share:
/// the bonus is part of the node's smoothing-pool ETH, the dust part of the treasury's RPL.
/// </summary>
public static class RewardsFileLedger
{
    /// <summary>The ledger of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="ApportionException">A column of the nodes does not add up to its total (a discrepancy).</exception>
    public static Ledger Of(RewardsFile file, string name)
    {
        RewardsTotals totals = file.Totals;
        Tie(file, name, "totalCollateralRpl", node => node.CollateralRpl, totals.TotalCollateralRpl);
        Tie(file, name, "totalOracleDaoRpl", node => node.OracleDaoRpl, totals.TotalOracleDaoRpl);
        Tie(
            file,
            name,
            "nodeOperatorSmoothingPoolEth",
            node => node.SmoothingPoolEth,
            totals.NodeOperatorSmoothingPoolEth
        );
        Tie(file, name, "totalVoterShareEth", node => node.VoterShareEth, totals.TotalVoterShareEth ?? default);
        var builder = new LedgerBuilder();
        var period = new Period(PeriodKind.Interval, checked((long)file.Header.Index));
        if (file.Header.EndTime > 0)
            builder.SetDate(period, (ulong)file.Header.EndTime);
        PostRpl(builder, period, file);
        PostEth(builder, period, file);
        return builder.Build();
    }

    private static void PostRpl(LedgerBuilder builder, Period period, RewardsFile file)
    {
        RewardsTotals totals = file.Totals;
        UInt256 available = checked(totals.ProtocolDaoRpl + totals.TotalCollateralRpl + totals.TotalOracleDaoRpl);
        Pot pot = builder.AddPot(new Pot(Id("rpl", file), period, RocketPoolAssets.Rpl, available));
        foreach (NodeReward node in file.Nodes)
        {
            string account = node.Node.ToString();
            builder.Post(pot, account, node.CollateralRpl, "rocketpool.collateral");
            builder.Post(pot, account, node.OracleDaoRpl, "rocketpool.oracle-dao");
        }
        builder.Post(pot, "protocol-dao", totals.ProtocolDaoRpl, "rocketpool.protocol-dao");
    }

    private static void PostEth(LedgerBuilder builder, Period period, RewardsFile file)
    {
        RewardsTotals totals = file.Totals;
        UInt256 treasury = totals.TotalPdaoShareEth ?? default;
        UInt256 available = checked(
            totals.NodeOperatorSmoothingPoolEth
            + totals.PoolStakerSmoothingPoolEth
            + (totals.TotalVoterShareEth ?? default)
            + treasury
        );
        Pot pot = builder.AddPot(new Pot(Id("eth", file), period, RocketPoolAssets.Eth, available));
        foreach (NodeReward node in file.Nodes)
        {
            string account = node.Node.ToString();
            builder.Post(pot, account, node.SmoothingPoolEth, "rocketpool.smoothing-pool.node");
            builder.Post(pot, account, node.VoterShareEth, "rocketpool.voter-share");
        }
        builder.Post(pot, "pool-stakers", totals.PoolStakerSmoothingPoolEth, "rocketpool.smoothing-pool.pool-stakers");
        builder.Post(pot, "protocol-dao", treasury, "rocketpool.smoothing-pool.protocol-dao");
    }

    private static void Tie(
        RewardsFile file,
        string name,
        string total,
        Func<NodeReward, UInt256> column,
        UInt256 given
    )
    {
        BigInteger sum = file.Nodes.Aggregate(BigInteger.Zero, (all, node) => all + (BigInteger)column(node));
        if (sum != (BigInteger)given)
            throw new ApportionException(
                Finding.Of(
                    "rocketpool.column-sum",
                    $"{name}: $.totalRewards.{total}",
                    sum,
                    (BigInteger)given,
                    "The nodes' amounts do not add up to this total: verify the file before booking it"
                )
            );
    }

    private static string Id(string asset, RewardsFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"{asset}/{file.Header.Index}");
}
