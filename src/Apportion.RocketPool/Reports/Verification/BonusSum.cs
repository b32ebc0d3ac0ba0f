using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>The unscaled bonuses of a performance file's minipools, each from its inferred fee.</summary>
internal sealed class BonusSum
{
    private readonly List<(MinipoolPerformance Minipool, BigInteger Unscaled, BigInteger Fee)> _entries = [];
    private readonly UInt256 _scalar;

    private BonusSum(UInt256 scalar) => _scalar = scalar;

    /// <summary>Sum of the unscaled bonuses in wei.</summary>
    public BigInteger Total { get; private set; }

    /// <summary>How many minipools have a bonus.</summary>
    public int Count => _entries.Count;

    public static BonusSum Of(IEnumerable<MinipoolPerformance> minipools, UInt256 scalar)
    {
        var sum = new BonusSum(scalar);
        foreach (MinipoolPerformance minipool in minipools)
        {
            if (minipool.Bonus is not { } bonus || bonus.ConsensusIncome.IsZero || bonus.BonusEthEarned.IsZero)
                continue;
            if (scalar.IsZero)
                continue;
            BigInteger fee = BonusRecomputation.FeeOf(
                bonus.ConsensusIncome,
                bonus.EffectiveCommission,
                bonus.BonusEthEarned,
                scalar
            );
            BigInteger unscaled = BonusRecomputation.Unscaled(bonus.ConsensusIncome, bonus.EffectiveCommission, fee);
            sum._entries.Add((minipool, unscaled, fee));
            sum.Total += unscaled;
        }
        return sum;
    }

    /// <summary>Bonuses that no fee explains: more than a wei beside <c>unscaled * scalar // E</c>.</summary>
    public IEnumerable<Finding> Findings(string name)
    {
        foreach (var (minipool, unscaled, fee) in _entries)
        {
            BigInteger expected = BigInteger.Divide(unscaled * (BigInteger)_scalar, BonusRecomputation.One);
            BigInteger actual = (BigInteger)minipool.Bonus!.BonusEthEarned;
            if (BigInteger.Abs(actual - expected) > 1 || fee.Sign < 0)
                yield return Finding.Of(
                    "rocketpool.performance.bonus",
                    $"{name}: $.minipoolPerformance.{minipool.Minipool}.bonusEthEarned",
                    expected,
                    actual,
                    "No commission in whole thousandths of a percent leads to this bonus with a bond of 8 ETH"
                );
        }
    }
}
