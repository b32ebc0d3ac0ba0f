using System.Numerics;
using Apportion.Numerics;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// The consensus bonuses of ruleset v10 recomputed from public files. A performance file tells a minipool's income, its commission
/// with bonus and its scaled bonus, but not its current fee; for a bond of 8 ETH the fee follows from the others.
/// Source: spec rocket-pool sections 9.3 and 12.3.
/// </summary>
internal static class BonusRecomputation
{
    /// <summary>100 %, scaled by 10^18.</summary>
    public static readonly BigInteger One = BigInteger.Pow(10, 18);

    /// <summary>Fees are taken to be whole thousandths of a percent, or whole percents where the bonus is too small to tell.</summary>
    private static readonly BigInteger[] FeeSteps = [BigInteger.Pow(10, 13), BigInteger.Pow(10, 16)];

    /// <summary>The current fee that leads from income and commission to a scaled bonus.</summary>
    /// <param name="income">Consensus income in wei, above 0.</param>
    /// <param name="commission">Commission with bonus, scaled by 10^18.</param>
    /// <param name="bonus">Bonus after scaling, in wei, above 0.</param>
    /// <param name="scalar">The file's bonus scalar, above 0.</param>
    public static BigInteger FeeOf(UInt256 income, UInt256 commission, UInt256 bonus, UInt256 scalar)
    {
        // The part of income that the bonus was before scaling, times 32/24 for a bond of 8 ETH.
        BigInteger unscaled = BigInteger.Divide((BigInteger)bonus * One, (BigInteger)scalar);
        BigInteger extra = BigInteger.Divide(unscaled * One * 4, 3 * (BigInteger)income);
        BigInteger fee = (BigInteger)commission - extra;
        // One wei of the scaled bonus is this much of the fee.
        BigInteger blur = BigInteger.Divide(One * One * 4, 3 * (BigInteger)income * (BigInteger)scalar);
        BigInteger step = blur < FeeSteps[0] / 4 ? FeeSteps[0] : FeeSteps[1];
        return BigInteger.Divide(fee + (step / 2), step) * step;
    }

    /// <summary><c>income * ((f - fee) * (32E - 8E) // 32E) // E</c>, in wei before scaling.</summary>
    public static BigInteger Unscaled(UInt256 income, UInt256 commission, BigInteger fee)
    {
        BigInteger extra = BigInteger.Max((BigInteger)commission - fee, BigInteger.Zero);
        BigInteger share = BigInteger.Divide(extra * 24, 32);
        return BigInteger.Divide((BigInteger)income * share, One);
    }

    /// <summary><c>rem * E // totalBonus</c> where the pool does not cover the bonuses, else 1.</summary>
    public static BigInteger Scalar(BigInteger remainder, BigInteger totalBonus) =>
        remainder < totalBonus ? BigInteger.Divide(remainder * One, totalBonus) : One;
}
