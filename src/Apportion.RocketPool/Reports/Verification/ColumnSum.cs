using System.Numerics;
using Apportion.Numerics;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>A sum of amounts that may exceed 256 bits: kept in 256 bits as long as it fits, which is always, and exact beyond.</summary>
internal struct ColumnSum
{
    private UInt256 _sum;
    private BigInteger _beyond;

    /// <summary>The sum.</summary>
    public readonly BigInteger Value => _beyond + (BigInteger)_sum;

    public void Add(in UInt256 amount)
    {
        if (UInt256.TryAdd(_sum, amount, out UInt256 sum))
        {
            _sum = sum;
            return;
        }
        _beyond += (BigInteger)_sum;
        _sum = amount;
    }
}
