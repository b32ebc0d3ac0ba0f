using System.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// The shares of the RPL pot for node operators and the Oracle DAO, in hundredths of a percent. Mainnet's are known by
/// interval; elsewhere the one share in whole hundredths of a percent that fits is taken. Source: spec rocket-pool section 4.
/// </summary>
internal static class RplShares
{
    /// <summary>100 %.</summary>
    public const int Whole = 10_000;

    private static readonly (ulong From, int Share)[] MainnetNodes = [(0, 7000), (51, 5000)];

    private static readonly (ulong From, int Share)[] MainnetOracleDao =
    [
        (0, 1500),
        (12, 800),
        (14, 700),
        (16, 590),
        (20, 260),
        (24, 150),
        (34, 250),
    ];

    /// <summary>Intervals whose mainnet shares are known.</summary>
    public const ulong MainnetKnown = 52;

    public static int? Nodes(RewardsHeader header) => Find(header, MainnetNodes);

    public static int? OracleDao(RewardsHeader header) => Find(header, MainnetOracleDao);

    /// <summary><c>P * share // 100 %</c>.</summary>
    public static BigInteger PotOf(BigInteger pot, int share) => BigInteger.Divide(pot * share, Whole);

    /// <summary>The share in whole hundredths of a percent whose pot is the amount plus at most the dust; null if none.</summary>
    public static int? Infer(BigInteger pot, BigInteger amount, BigInteger dust)
    {
        if (pot.Sign <= 0)
            return null;
        int guess = (int)BigInteger.Divide((amount * Whole * 2) + pot, pot * 2);
        BigInteger left = PotOf(pot, guess) - amount;
        return left.Sign >= 0 && left <= dust ? guess : null;
    }

    private static int? Find(RewardsHeader header, (ulong From, int Share)[] table) =>
        header.Network == "mainnet" && header.Index < MainnetKnown
            ? table.Last(row => row.From <= header.Index).Share
            : null;
}
