using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt512
    : IAdditionOperators<UInt512, UInt512, UInt512>,
        IAdditiveIdentity<UInt512, UInt512>,
        ISubtractionOperators<UInt512, UInt512, UInt512>,
        IMultiplyOperators<UInt512, UInt512, UInt512>,
        IDivisionOperators<UInt512, UInt512, UInt512>,
        IModulusOperators<UInt512, UInt512, UInt512>
{
    static UInt512 IAdditiveIdentity<UInt512, UInt512>.AdditiveIdentity => Zero;

    /// <summary>The sum modulo 2^512.</summary>
    public static UInt512 operator +(UInt512 left, UInt512 right) => Add(left, right, out _);

    /// <summary>The exact sum; throws <see cref="OverflowException"/> above 2^512 - 1.</summary>
    public static UInt512 operator checked +(UInt512 left, UInt512 right)
    {
        var sum = Add(left, right, out var carry);
        return carry ? throw Overflow.Of(left, "+", right) : sum;
    }

    /// <summary>The difference modulo 2^512.</summary>
    public static UInt512 operator -(UInt512 left, UInt512 right) => Subtract(left, right, out _);

    /// <summary>The exact difference; throws <see cref="OverflowException"/> below 0.</summary>
    public static UInt512 operator checked -(UInt512 left, UInt512 right)
    {
        var difference = Subtract(left, right, out var borrow);
        return borrow ? throw Overflow.Of(left, "-", right) : difference;
    }

    /// <summary>The product modulo 2^512.</summary>
    public static UInt512 operator *(UInt512 left, UInt512 right)
    {
        TryMultiply(left, right, out var product);
        return product;
    }

    /// <summary>The exact product; throws <see cref="OverflowException"/> above 2^512 - 1.</summary>
    public static UInt512 operator checked *(UInt512 left, UInt512 right) =>
        TryMultiply(left, right, out var product) ? product : throw Overflow.Of(left, "*", right);

    /// <summary>The quotient rounded down; throws <see cref="DivideByZeroException"/> for a divisor of 0.</summary>
    public static UInt512 operator /(UInt512 left, UInt512 right) => DivRem(left, right).Quotient;

    /// <summary>The quotient rounded down; the same as the unchecked form, for division cannot overflow.</summary>
    public static UInt512 operator checked /(UInt512 left, UInt512 right) => DivRem(left, right).Quotient;

    /// <summary>The remainder of the division rounded down; throws <see cref="DivideByZeroException"/> for a divisor of 0.</summary>
    public static UInt512 operator %(UInt512 left, UInt512 right) => DivRem(left, right).Remainder;

    /// <summary>The exact product of two amounts, which always fits.</summary>
    public static UInt512 Product(UInt256 left, UInt256 right)
    {
        Span<ulong> product = stackalloc ulong[LimbCount];
        UInt256.MultiplyFull(left, right, product);
        return FromLimbs(product);
    }

    /// <summary>The exact sum of two amounts, which always fits.</summary>
    public static UInt512 Sum(UInt256 left, UInt256 right)
    {
        var sum = UInt256.Add(left, right, out var carry);
        return new UInt512(sum, carry ? UInt256.One : UInt256.Zero);
    }

    /// <summary>The exact sum of any number of amounts; 0 for none.</summary>
    public static UInt512 Sum(IEnumerable<UInt256> amounts)
    {
        var sum = Zero;
        foreach (var amount in amounts)
            sum = checked(sum + amount);
        return sum;
    }

    /// <summary>left / right rounded down; the operator by its rounding's name.</summary>
    public static UInt512 DivFloor(UInt512 left, UInt512 right) => DivRem(left, right).Quotient;

    /// <summary>left / right rounded up.</summary>
    public static UInt512 DivCeiling(UInt512 left, UInt512 right)
    {
        // A remainder implies a divisor of at least 2, so the quotient is below 2^511 and the increment cannot overflow.
        var (quotient, remainder) = DivRem(left, right);
        return remainder.IsZero ? quotient : Add(quotient, One, out _);
    }

    /// <summary>
    /// The quotient rounded down and the remainder: left = quotient * right + remainder with remainder &lt; right.
    /// Throws <see cref="DivideByZeroException"/> for a divisor of 0.
    /// </summary>
    public static (UInt512 Quotient, UInt512 Remainder) DivRem(UInt512 left, UInt512 right)
    {
        if (right.IsZero)
            throw new DivideByZeroException($"{left} divided by zero.");

        Span<ulong> u = stackalloc ulong[LimbCount];
        Span<ulong> v = stackalloc ulong[LimbCount];
        Span<ulong> quotient = stackalloc ulong[LimbCount];
        Span<ulong> remainder = stackalloc ulong[LimbCount];
        left.CopyTo(u);
        right.CopyTo(v);
        Limbs.DivRem(Limbs.Trim(u), Limbs.Trim(v), quotient, remainder);
        return (FromLimbs(quotient), FromLimbs(remainder));
    }

    /// <summary>The product modulo 2^512; false if the exact product does not fit.</summary>
    public static bool TryMultiply(UInt512 left, UInt512 right, out UInt512 product)
    {
        Span<ulong> a = stackalloc ulong[LimbCount];
        Span<ulong> b = stackalloc ulong[LimbCount];
        Span<ulong> wide = stackalloc ulong[2 * LimbCount];
        left.CopyTo(a);
        right.CopyTo(b);
        Limbs.Multiply(Limbs.Trim(a), Limbs.Trim(b), wide);
        product = FromLimbs(wide);
        return Limbs.Length(wide) <= LimbCount;
    }

    private static UInt512 Add(UInt512 left, UInt512 right, out bool carry)
    {
        var lower = UInt256.Add(left.Lower, right.Lower, out var lowerCarry);
        var upper = UInt256.Add(left.Upper, right.Upper, out carry);
        if (lowerCarry)
        {
            upper = UInt256.Add(upper, UInt256.One, out var carriedThrough);
            carry |= carriedThrough;
        }

        return new UInt512(lower, upper);
    }

    private static UInt512 Subtract(UInt512 left, UInt512 right, out bool borrow)
    {
        var lower = UInt256.Subtract(left.Lower, right.Lower, out var lowerBorrow);
        var upper = UInt256.Subtract(left.Upper, right.Upper, out borrow);
        if (lowerBorrow)
        {
            upper = UInt256.Subtract(upper, UInt256.One, out var borrowedThrough);
            borrow |= borrowedThrough;
        }

        return new UInt512(lower, upper);
    }
}
