using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>One rewards file under verification, with what several checks need of it.</summary>
internal sealed class VerificationSubject
{
    public VerificationSubject(string name, RewardsFile file)
    {
        Name = name;
        File = file;
        Tree = RewardsTree.Build(file.Header, file.Nodes);
        var collateral = default(ColumnSum);
        var oracleDao = default(ColumnSum);
        var smoothingPool = default(ColumnSum);
        var voterShare = default(ColumnSum);
        foreach (ref readonly NodeReward node in file.Nodes.AsSpan())
        {
            collateral.Add(node.CollateralRpl);
            oracleDao.Add(node.OracleDaoRpl);
            smoothingPool.Add(node.SmoothingPoolEth);
            voterShare.Add(node.VoterShareEth);
        }
        Collateral = collateral.Value;
        OracleDao = oracleDao.Value;
        SmoothingPool = smoothingPool.Value;
        VoterShare = voterShare.Value;
    }

    public string Name { get; }

    public RewardsFile File { get; }

    public RewardsHeader Header => File.Header;

    public RewardsTotals Totals => File.Totals;

    public RewardsTree Tree { get; }

    /// <summary>Sum of the nodes' collateral RPL.</summary>
    public BigInteger Collateral { get; }

    /// <summary>Sum of the nodes' Oracle DAO RPL.</summary>
    public BigInteger OracleDao { get; }

    /// <summary>Sum of the nodes' smoothing-pool ETH.</summary>
    public BigInteger SmoothingPool { get; }

    /// <summary>Sum of the nodes' voter shares.</summary>
    public BigInteger VoterShare { get; }

    /// <summary>The RPL pot: what the three groups have together.</summary>
    public BigInteger Pot =>
        (BigInteger)Totals.ProtocolDaoRpl
        + (BigInteger)Totals.TotalCollateralRpl
        + (BigInteger)Totals.TotalOracleDaoRpl;

    /// <summary>File and JSON path.</summary>
    public string At(string path) => $"{Name}: $.{path}";

    /// <summary>File and JSON path of a node.</summary>
    public string At(int node, string field = "") =>
        Invariant($"{Name}: $.nodeRewards.{File.Nodes[node].Node}{(field.Length == 0 ? "" : "." + field)}");

    /// <summary>Compares two amounts; a difference becomes a finding.</summary>
    public static void Compare(
        List<Finding> findings,
        string code,
        string where,
        BigInteger expected,
        UInt256 actual,
        string advice
    )
    {
        if (expected != (BigInteger)actual)
            findings.Add(Finding.Of(code, where, expected, (BigInteger)actual, advice));
    }
}
