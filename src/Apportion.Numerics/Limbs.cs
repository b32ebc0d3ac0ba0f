using System.Runtime.CompilerServices;

namespace Apportion.Numerics;

/// <summary>The carry, product and division kernels: numbers as little-endian spans of 64-bit limbs.</summary>
internal static partial class Limbs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddWithCarry(ulong left, ulong right, ref ulong carry)
    {
        unchecked
        {
            var partial = left + carry;
            var sum = partial + right;
            carry = (partial < left ? 1UL : 0UL) | (sum < right ? 1UL : 0UL);
            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SubtractWithBorrow(ulong left, ulong right, ref ulong borrow)
    {
        unchecked
        {
            var partial = left - right;
            var difference = partial - borrow;
            borrow = (left < right ? 1UL : 0UL) | (partial < borrow ? 1UL : 0UL);
            return difference;
        }
    }

    /// <summary>The number without its leading zero limbs; empty for zero.</summary>
    public static Span<ulong> Trim(Span<ulong> limbs) => limbs[..Length(limbs)];

    /// <summary>How many limbs are significant; 0 for zero.</summary>
    public static int Length(ReadOnlySpan<ulong> limbs)
    {
        var length = limbs.Length;
        while (length > 0 && limbs[length - 1] == 0)
            length--;
        return length;
    }

    /// <summary>Schoolbook product. <paramref name="product"/> must be zeroed and hold left.Length + right.Length limbs.</summary>
    public static void Multiply(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> product)
    {
        unchecked
        {
            for (var i = 0; i < left.Length; i++)
            {
                var carry = 0UL;
                for (var j = 0; j < right.Length; j++)
                {
                    // (2^64-1)^2 + 2 * (2^64-1) = 2^128 - 1: the two additions below never overflow the high limb.
                    var high = Math.BigMul(left[i], right[j], out var low);
                    low += carry;
                    high += low < carry ? 1UL : 0UL;
                    var sum = product[i + j] + low;
                    high += sum < low ? 1UL : 0UL;
                    product[i + j] = sum;
                    carry = high;
                }

                product[i + right.Length] = carry;
            }
        }
    }
}
