using System.Numerics;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// Divides numbers of up to 192 bits by one 64-bit divisor with multiplications only, by the reciprocal method of
/// Möller and Granlund. Exact; it exists because the same divisor is used millions of times.
/// </summary>
internal readonly struct InvariantDivisor
{
    private readonly ulong _divisor;
    private readonly ulong _reciprocal;
    private readonly int _shift;

    /// <summary>Prepares a divisor, which is not zero.</summary>
    public InvariantDivisor(ulong divisor)
    {
        _shift = BitOperations.LeadingZeroCount(divisor);
        _divisor = divisor << _shift;
        _reciprocal = unchecked((ulong)(UInt128.MaxValue / _divisor));
    }

    /// <summary>
    /// Divides high * 2^128 + middle * 2^64 + low, which is below 2^192 divided by the divisor's leading zeros.
    /// </summary>
    public (UInt256 Quotient, ulong Remainder) DivRem(ulong high, ulong middle, ulong low)
    {
        unchecked
        {
            var back = 64 - _shift;
            var top = _shift == 0 ? 0 : high >> back;
            var third = _shift == 0 ? high : high << _shift | middle >> back;
            var second = _shift == 0 ? middle : middle << _shift | low >> back;
            var first = low << _shift;
            var (quotient2, remainder2) = (top | third) == 0 ? (0, 0) : Divide(top, third);
            var (quotient1, remainder1) = (remainder2 | second) == 0 ? (0, 0) : Divide(remainder2, second);
            var (quotient0, remainder0) = Divide(remainder1, first);
            return (new UInt256(quotient0, quotient1, quotient2, 0), remainder0 >> _shift);
        }
    }

    /// <summary>Divides high * 2^64 + low by the normalised divisor; high is below it.</summary>
    private (ulong Quotient, ulong Remainder) Divide(ulong high, ulong low)
    {
        unchecked
        {
            var upper = Math.BigMul(_reciprocal, high, out var lower);
            lower += low;
            upper += high + (lower < low ? 1UL : 0UL) + 1;
            var remainder = low - upper * _divisor;
            if (remainder > lower)
            {
                upper--;
                remainder += _divisor;
            }
            return remainder >= _divisor ? (upper + 1, remainder - _divisor) : (upper, remainder);
        }
    }
}
