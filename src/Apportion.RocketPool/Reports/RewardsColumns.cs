using Apportion.Core;

namespace Apportion.RocketPool.Reports;

/// <summary>The columns of a rewards file as assets of their own, so that a comparison keeps them apart.</summary>
internal static class RewardsColumns
{
    public static readonly Asset Collateral = new("RPL collateral", 18);
    public static readonly Asset OracleDao = new("RPL oracle DAO", 18);
    public static readonly Asset SmoothingPool = new("ETH smoothing pool", 18);
    public static readonly Asset VoterShare = new("ETH voter share", 18);
}
