namespace Apportion.Numerics;

public readonly partial struct UInt256
{
    /// <summary>
    /// floor(left * right / divisor) with an exact 512-bit product. Throws <see cref="OverflowException"/> if the result
    /// exceeds 2^256 - 1, <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static UInt256 MulDivFloor(in UInt256 left, in UInt256 right, in UInt256 divisor) =>
        TryMulDivRem(left, right, divisor, out var quotient, out _)
            ? quotient
            : throw Overflow.OfMulDiv(left, right, divisor);

    /// <summary>
    /// ceil(left * right / divisor) with an exact 512-bit product. Throws <see cref="OverflowException"/> if the result
    /// exceeds 2^256 - 1, <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static UInt256 MulDivCeiling(in UInt256 left, in UInt256 right, in UInt256 divisor)
    {
        var (quotient, remainder) = MulDivRem(left, right, divisor);
        return remainder.IsZero ? quotient : Increment(quotient, left, right, divisor);
    }

    /// <summary>
    /// left * right / divisor rounded to the nearest integer, a half rounded up, with an exact 512-bit product. Throws
    /// <see cref="OverflowException"/> if the result exceeds 2^256 - 1, <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static UInt256 MulDivHalfUp(in UInt256 left, in UInt256 right, in UInt256 divisor)
    {
        var (quotient, remainder) = MulDivRem(left, right, divisor);
        return IsHalfOrMore(remainder, divisor) ? Increment(quotient, left, right, divisor) : quotient;
    }

    /// <summary>
    /// left * right / divisor rounded down, and the remainder, with an exact 512-bit product:
    /// left * right = quotient * divisor + remainder. Throws <see cref="OverflowException"/> if the quotient exceeds
    /// 2^256 - 1, <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static (UInt256 Quotient, UInt256 Remainder) MulDivRem(
        in UInt256 left,
        in UInt256 right,
        in UInt256 divisor
    ) =>
        TryMulDivRem(left, right, divisor, out var quotient, out var remainder)
            ? (quotient, remainder)
            : throw Overflow.OfMulDiv(left, right, divisor);

    /// <summary>
    /// As <see cref="MulDivRem"/>, but false where the quotient exceeds 2^256 - 1; <paramref name="quotient"/> is then the
    /// true quotient modulo 2^256. Throws <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static bool TryMulDivRem(
        in UInt256 left,
        in UInt256 right,
        in UInt256 divisor,
        out UInt256 quotient,
        out UInt256 remainder
    )
    {
        if (divisor.IsZero)
            throw new DivideByZeroException($"{left} * {right} divided by zero.");

        if (left.FitsUInt128 && right.FitsUInt128)
        {
            Divide(MultiplyHalves(left, right), divisor, out quotient, out remainder);
            return true;
        }

        return TryWideMulDivRem(left, right, divisor, out quotient, out remainder);
    }

    private static bool TryWideMulDivRem(
        in UInt256 left,
        in UInt256 right,
        in UInt256 divisor,
        out UInt256 quotient,
        out UInt256 remainder
    )
    {
        Span<ulong> u = stackalloc ulong[2 * LimbCount];
        Span<ulong> v = stackalloc ulong[LimbCount];
        Span<ulong> q = stackalloc ulong[2 * LimbCount];
        Span<ulong> r = stackalloc ulong[LimbCount];
        MultiplyFull(left, right, u);
        divisor.CopyTo(v);
        Limbs.DivRem(Limbs.Trim(u), Limbs.Trim(v), q, r);
        quotient = FromLimbs(q);
        remainder = FromLimbs(r);
        return (q[4] | q[5] | q[6] | q[7]) == 0;
    }

    private static UInt256 Increment(in UInt256 quotient, in UInt256 left, in UInt256 right, in UInt256 divisor)
    {
        var result = Add(quotient, One, out var carry);
        return carry ? throw Overflow.OfMulDiv(left, right, divisor) : result;
    }
}
