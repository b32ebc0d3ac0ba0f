using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt256
    : IDivisionOperators<UInt256, UInt256, UInt256>,
        IModulusOperators<UInt256, UInt256, UInt256>
{
    /// <summary>The quotient rounded down; throws <see cref="DivideByZeroException"/> for a divisor of 0.</summary>
    public static UInt256 operator /(UInt256 left, UInt256 right) => DivRem(left, right).Quotient;

    /// <summary>The quotient rounded down; the same as the unchecked form, for division cannot overflow.</summary>
    public static UInt256 operator checked /(UInt256 left, UInt256 right) => DivRem(left, right).Quotient;

    /// <summary>The remainder of the division rounded down; throws <see cref="DivideByZeroException"/> for a divisor of 0.</summary>
    public static UInt256 operator %(UInt256 left, UInt256 right) => DivRem(left, right).Remainder;

    /// <summary>left / right rounded down; the operator by its rounding's name.</summary>
    public static UInt256 DivFloor(UInt256 left, UInt256 right) => DivRem(left, right).Quotient;

    /// <summary>left / right rounded up.</summary>
    public static UInt256 DivCeiling(UInt256 left, UInt256 right)
    {
        // A remainder implies a divisor of at least 2, so the quotient is below 2^255 and the increment cannot overflow.
        var (quotient, remainder) = DivRem(left, right);
        return remainder.IsZero ? quotient : Add(quotient, One, out _);
    }

    /// <summary>left / right rounded to the nearest integer, a half rounded up.</summary>
    public static UInt256 DivHalfUp(UInt256 left, UInt256 right)
    {
        var (quotient, remainder) = DivRem(left, right);
        return IsHalfOrMore(remainder, right) ? Add(quotient, One, out _) : quotient;
    }

    /// <summary>
    /// The quotient rounded down and the remainder: left = quotient * right + remainder with remainder &lt; right.
    /// Throws <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static (UInt256 Quotient, UInt256 Remainder) DivRem(UInt256 left, UInt256 right)
    {
        if (right.FitsUInt64 && left.FitsUInt64)
        {
            var (q, r) = Math.DivRem(left._u0, right._u0);
            return (q, r);
        }

        if (left < right)
            return (Zero, left);
        if (right.IsZero)
            throw new DivideByZeroException($"{left} divided by zero.");
        return DivRemWide(left, right);
    }

    private static (UInt256 Quotient, UInt256 Remainder) DivRemWide(UInt256 left, UInt256 right)
    {
        Span<ulong> u = stackalloc ulong[LimbCount];
        Span<ulong> v = stackalloc ulong[LimbCount];
        Span<ulong> quotient = stackalloc ulong[LimbCount];
        Span<ulong> remainder = stackalloc ulong[LimbCount];
        left.CopyTo(u);
        right.CopyTo(v);
        Limbs.DivRem(Limbs.Trim(u), Limbs.Trim(v), quotient, remainder);
        return (FromLimbs(quotient), FromLimbs(remainder));
    }

    /// <summary>Whether 2 * remainder &gt;= divisor, without overflow.</summary>
    private static bool IsHalfOrMore(UInt256 remainder, UInt256 divisor) =>
        remainder >= Subtract(divisor, remainder, out _);
}
