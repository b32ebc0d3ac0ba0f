using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt256
    : IAdditionOperators<UInt256, UInt256, UInt256>,
        IAdditiveIdentity<UInt256, UInt256>,
        ISubtractionOperators<UInt256, UInt256, UInt256>,
        IMultiplyOperators<UInt256, UInt256, UInt256>,
        IMultiplicativeIdentity<UInt256, UInt256>,
        IIncrementOperators<UInt256>,
        IDecrementOperators<UInt256>
{
    static UInt256 IAdditiveIdentity<UInt256, UInt256>.AdditiveIdentity => Zero;

    static UInt256 IMultiplicativeIdentity<UInt256, UInt256>.MultiplicativeIdentity => One;

    /// <summary>The sum modulo 2^256.</summary>
    public static UInt256 operator +(UInt256 left, UInt256 right) => Add(left, right, out _);

    /// <summary>The exact sum; throws <see cref="OverflowException"/> above 2^256 - 1.</summary>
    public static UInt256 operator checked +(UInt256 left, UInt256 right)
    {
        var sum = Add(left, right, out var carry);
        return carry ? throw Overflow.Of(left, "+", right) : sum;
    }

    /// <summary>The difference modulo 2^256.</summary>
    public static UInt256 operator -(UInt256 left, UInt256 right) => Subtract(left, right, out _);

    /// <summary>The exact difference; throws <see cref="OverflowException"/> below 0.</summary>
    public static UInt256 operator checked -(UInt256 left, UInt256 right)
    {
        var difference = Subtract(left, right, out var borrow);
        return borrow ? throw Overflow.Of(left, "-", right) : difference;
    }

    /// <summary>The product modulo 2^256.</summary>
    public static UInt256 operator *(UInt256 left, UInt256 right)
    {
        TryMultiply(left, right, out var product);
        return product;
    }

    /// <summary>The exact product; throws <see cref="OverflowException"/> above 2^256 - 1.</summary>
    public static UInt256 operator checked *(UInt256 left, UInt256 right) =>
        TryMultiply(left, right, out var product) ? product : throw Overflow.Of(left, "*", right);

    /// <summary>The next larger value, modulo 2^256.</summary>
    public static UInt256 operator ++(UInt256 value) => Add(value, One, out _);

    /// <summary>The next larger value; throws <see cref="OverflowException"/> at 2^256 - 1.</summary>
    public static UInt256 operator checked ++(UInt256 value)
    {
        var sum = Add(value, One, out var carry);
        return carry ? throw Overflow.Of(value, "+", One) : sum;
    }

    /// <summary>The next smaller value, modulo 2^256.</summary>
    public static UInt256 operator --(UInt256 value) => Subtract(value, One, out _);

    /// <summary>The next smaller value; throws <see cref="OverflowException"/> at 0.</summary>
    public static UInt256 operator checked --(UInt256 value)
    {
        var difference = Subtract(value, One, out var borrow);
        return borrow ? throw Overflow.Of(value, "-", One) : difference;
    }

    /// <summary>The sum modulo 2^256; false if the exact sum does not fit.</summary>
    public static bool TryAdd(in UInt256 left, in UInt256 right, out UInt256 sum)
    {
        sum = Add(left, right, out var carry);
        return !carry;
    }

    /// <summary>The difference modulo 2^256; false if <paramref name="right"/> is the larger.</summary>
    public static bool TrySubtract(in UInt256 left, in UInt256 right, out UInt256 difference)
    {
        difference = Subtract(left, right, out var borrow);
        return !borrow;
    }

    /// <summary>The product modulo 2^256; false if the exact product does not fit.</summary>
    public static bool TryMultiply(in UInt256 left, in UInt256 right, out UInt256 product)
    {
        if (left.FitsUInt128 && right.FitsUInt128)
        {
            product = MultiplyHalves(left, right);
            return true;
        }

        Span<ulong> wide = stackalloc ulong[2 * LimbCount];
        MultiplyFull(left, right, wide);
        product = FromLimbs(wide);
        return (wide[4] | wide[5] | wide[6] | wide[7]) == 0;
    }

    /// <summary>left - right, or 0 where right is the larger.</summary>
    public static UInt256 SaturatingSubtract(in UInt256 left, in UInt256 right)
    {
        var difference = Subtract(left, right, out var borrow);
        return borrow ? Zero : difference;
    }

    /// <summary>The distance between two values: larger minus smaller.</summary>
    public static UInt256 AbsoluteDifference(in UInt256 left, in UInt256 right)
    {
        var difference = Subtract(left, right, out var borrow);
        return borrow ? Subtract(right, left, out _) : difference;
    }

    /// <summary>value^exponent, exact; 0^0 is 1. Throws <see cref="OverflowException"/> above 2^256 - 1.</summary>
    public static UInt256 Pow(UInt256 value, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        var result = One;
        var power = value;
        for (var rest = exponent; rest != 0; )
        {
            if ((rest & 1) != 0)
                result = checked(result * power);
            rest >>= 1;
            if (rest != 0)
                power = checked(power * power);
        }

        return result;
    }

    internal static UInt256 Add(in UInt256 left, in UInt256 right, out bool carry)
    {
        var c = 0UL;
        var u0 = Limbs.AddWithCarry(left._u0, right._u0, ref c);
        var u1 = Limbs.AddWithCarry(left._u1, right._u1, ref c);
        var u2 = Limbs.AddWithCarry(left._u2, right._u2, ref c);
        var u3 = Limbs.AddWithCarry(left._u3, right._u3, ref c);
        carry = c != 0;
        return new UInt256(u0, u1, u2, u3);
    }

    internal static UInt256 Subtract(in UInt256 left, in UInt256 right, out bool borrow)
    {
        var b = 0UL;
        var u0 = Limbs.SubtractWithBorrow(left._u0, right._u0, ref b);
        var u1 = Limbs.SubtractWithBorrow(left._u1, right._u1, ref b);
        var u2 = Limbs.SubtractWithBorrow(left._u2, right._u2, ref b);
        var u3 = Limbs.SubtractWithBorrow(left._u3, right._u3, ref b);
        borrow = b != 0;
        return new UInt256(u0, u1, u2, u3);
    }

    /// <summary>The exact product of two values below 2^128.</summary>
    private static UInt256 MultiplyHalves(in UInt256 left, in UInt256 right)
    {
        var high = Math.BigMul(left._u0, right._u0, out var u0);
        if ((left._u1 | right._u1) == 0)
            return new UInt256(u0, high, 0, 0);
        unchecked
        {
            // Each cross product is at most (2^64 - 1)^2, so adding one limb to it cannot overflow 128 bits.
            var cross = Math.BigMul(left._u0, right._u1) + high;
            var other = Math.BigMul(left._u1, right._u0) + (ulong)cross;
            var top = Math.BigMul(left._u1, right._u1) + (ulong)(cross >> 64) + (ulong)(other >> 64);
            return new UInt256(u0, (ulong)other, (ulong)top, (ulong)(top >> 64));
        }
    }

    /// <summary>Writes the exact 512-bit product into <paramref name="product"/> (eight zeroed limbs).</summary>
    internal static void MultiplyFull(in UInt256 left, in UInt256 right, Span<ulong> product)
    {
        Span<ulong> a = stackalloc ulong[LimbCount];
        Span<ulong> b = stackalloc ulong[LimbCount];
        left.CopyTo(a);
        right.CopyTo(b);
        Limbs.Multiply(Limbs.Trim(a), Limbs.Trim(b), product);
    }
}
