using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt256
    : IDivisionOperators<UInt256, UInt256, UInt256>,
        IModulusOperators<UInt256, UInt256, UInt256>
{
    /// <summary>The quotient rounded down; throws <see cref="DivideByZeroException"/> for a divisor of 0.</summary>
    public static UInt256 operator /(UInt256 left, UInt256 right) => DivFloor(left, right);

    /// <summary>The quotient rounded down; the same as the unchecked form, for division cannot overflow.</summary>
    public static UInt256 operator checked /(UInt256 left, UInt256 right) => DivFloor(left, right);

    /// <summary>The remainder of the division rounded down; throws <see cref="DivideByZeroException"/> for a divisor of 0.</summary>
    public static UInt256 operator %(UInt256 left, UInt256 right)
    {
        Divide(left, right, out _, out var remainder);
        return remainder;
    }

    /// <summary>left / right rounded down; the operator by its rounding's name.</summary>
    public static UInt256 DivFloor(in UInt256 left, in UInt256 right)
    {
        Divide(left, right, out var quotient, out _);
        return quotient;
    }

    /// <summary>left / right rounded up.</summary>
    public static UInt256 DivCeiling(in UInt256 left, in UInt256 right)
    {
        // A remainder implies a divisor of at least 2, so the quotient is below 2^255 and the increment cannot overflow.
        Divide(left, right, out var quotient, out var remainder);
        return remainder.IsZero ? quotient : Add(quotient, One, out _);
    }

    /// <summary>left / right rounded to the nearest integer, a half rounded up.</summary>
    public static UInt256 DivHalfUp(in UInt256 left, in UInt256 right)
    {
        Divide(left, right, out var quotient, out var remainder);
        return IsHalfOrMore(remainder, right) ? Add(quotient, One, out _) : quotient;
    }

    /// <summary>
    /// The quotient rounded down and the remainder: left = quotient * right + remainder with remainder &lt; right.
    /// Throws <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static (UInt256 Quotient, UInt256 Remainder) DivRem(in UInt256 left, in UInt256 right)
    {
        Divide(left, right, out var quotient, out var remainder);
        return (quotient, remainder);
    }

    /// <summary>The four ways to divide, by the length of the divisor.</summary>
    private static void Divide(in UInt256 left, in UInt256 right, out UInt256 quotient, out UInt256 remainder)
    {
        if (right.FitsUInt64)
        {
            if (right._u0 == 0)
                throw new DivideByZeroException($"{left} divided by zero.");
            quotient = left.FitsUInt64
                ? DivideSmall(left._u0, right._u0, out var rest)
                : DivideByLimb(left, right._u0, out rest);
            remainder = rest;
        }
        else if (left < right)
        {
            remainder = left;
            quotient = default;
        }
        else if (right.FitsUInt128)
        {
            quotient = DivideByTwoLimbs(left, new UInt128(right._u1, right._u0), out var rest);
            remainder = rest;
        }
        else
        {
            DivideByMany(left, right, out quotient, out remainder);
        }
    }

    private static UInt256 DivideSmall(ulong left, ulong right, out ulong remainder)
    {
        (var quotient, remainder) = Math.DivRem(left, right);
        return quotient;
    }

    private static UInt256 DivideByLimb(in UInt256 left, ulong divisor, out ulong remainder)
    {
        var shift = (int)ulong.LeadingZeroCount(divisor);
        var d = divisor << shift;
        left.ShiftInto(shift, out var u0, out var u1, out var u2, out var u3, out var top);
        var reciprocal = Limbs.Reciprocal(d);

        // Leading digits of the quotient are 0 where nothing but bits shifted out stands above.
        var (q2, q3) = (0UL, 0UL);
        var rest = u3;
        if (left._u3 != 0)
            q3 = Limbs.DivRemTwoByOne(top, u3, d, reciprocal, out rest);
        if ((left._u3 | left._u2) != 0)
            q2 = Limbs.DivRemTwoByOne(rest, u2, d, reciprocal, out rest);
        else
            rest = u2;
        var q1 = Limbs.DivRemTwoByOne(rest, u1, d, reciprocal, out rest);
        var q0 = Limbs.DivRemTwoByOne(rest, u0, d, reciprocal, out rest);
        remainder = rest >> shift;
        return new UInt256(q0, q1, q2, q3);
    }

    private static UInt256 DivideByTwoLimbs(in UInt256 left, UInt128 divisor, out UInt128 remainder)
    {
        var shift = (int)UInt128.LeadingZeroCount(divisor);
        var d = divisor << shift;
        left.ShiftInto(shift, out var u0, out var u1, out var u2, out var u3, out var top);
        var reciprocal = Limbs.Reciprocal(d);

        // The bits shifted out are fewer than the divisor's, so the fourth digit is always 0, and the third is without a top limb.
        var q2 = 0UL;
        var rest = new UInt128(top, u3);
        if (left._u3 != 0)
            q2 = Limbs.DivRemThreeByTwo(rest, u2, d, reciprocal, out rest);
        else
            rest = new UInt128(u3, u2);
        var q1 = Limbs.DivRemThreeByTwo(rest, u1, d, reciprocal, out rest);
        var q0 = Limbs.DivRemThreeByTwo(rest, u0, d, reciprocal, out rest);
        remainder = rest >> shift;
        return new UInt256(q0, q1, q2, 0);
    }

    private static void DivideByMany(in UInt256 left, in UInt256 right, out UInt256 quotient, out UInt256 remainder)
    {
        Span<ulong> u = stackalloc ulong[LimbCount];
        Span<ulong> v = stackalloc ulong[LimbCount];
        Span<ulong> q = stackalloc ulong[LimbCount];
        Span<ulong> r = stackalloc ulong[LimbCount];
        left.CopyTo(u);
        right.CopyTo(v);
        Limbs.DivRem(Limbs.Trim(u), Limbs.Trim(v), q, r);
        quotient = FromLimbs(q);
        remainder = FromLimbs(r);
    }

    /// <summary>The value shifted left by 0 to 63 bits, in five limbs.</summary>
    private void ShiftInto(int shift, out ulong u0, out ulong u1, out ulong u2, out ulong u3, out ulong top)
    {
        u0 = _u0 << shift;
        u1 = (_u1 << shift) | Limbs.ShiftedOut(_u0, shift);
        u2 = (_u2 << shift) | Limbs.ShiftedOut(_u1, shift);
        u3 = (_u3 << shift) | Limbs.ShiftedOut(_u2, shift);
        top = Limbs.ShiftedOut(_u3, shift);
    }

    /// <summary>Whether 2 * remainder &gt;= divisor, without overflow.</summary>
    private static bool IsHalfOrMore(in UInt256 remainder, in UInt256 divisor) =>
        remainder >= Subtract(divisor, remainder, out _);
}
