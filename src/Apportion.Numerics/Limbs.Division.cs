using System.Runtime.CompilerServices;

namespace Apportion.Numerics;

internal static partial class Limbs
{
    private const int MaxLimbs = 8;

    /// <summary>
    /// Floor division with remainder. Both numbers are trimmed (top limb not zero) and of at most eight limbs, the divisor is
    /// not empty; quotient (numerator.Length limbs) and remainder (divisor.Length limbs) come zeroed.
    /// </summary>
    /// <returns>How often the rare add-back step of Knuth's algorithm D ran, so that tests can prove they reach it.</returns>
    public static int DivRem(
        ReadOnlySpan<ulong> numerator,
        ReadOnlySpan<ulong> divisor,
        Span<ulong> quotient,
        Span<ulong> remainder
    )
    {
        if (numerator.Length < divisor.Length)
        {
            numerator.CopyTo(remainder);
            return 0;
        }

        if (divisor.Length == 1)
        {
            remainder[0] = DivRemByLimb(numerator, divisor[0], quotient);
            return 0;
        }

        return DivRemKnuth(numerator, divisor, quotient, remainder);
    }

    /// <summary>Divides by a single limb, which is not zero, and gives the remainder.</summary>
    public static ulong DivRemByLimb(ReadOnlySpan<ulong> numerator, ulong divisor, Span<ulong> quotient)
    {
        if (numerator.Length == 1)
        {
            (quotient[0], var rest) = Math.DivRem(numerator[0], divisor);
            return rest;
        }

        var shift = (int)ulong.LeadingZeroCount(divisor);
        var normalized = divisor << shift;
        var reciprocal = Reciprocal(normalized);
        var remainder = ShiftedOut(numerator[^1], shift);
        for (var i = numerator.Length - 1; i >= 0; i--)
        {
            var low = numerator[i] << shift;
            if (i > 0)
                low |= ShiftedOut(numerator[i - 1], shift);
            quotient[i] = DivRemTwoByOne(remainder, low, normalized, reciprocal, out remainder);
        }

        return remainder >> shift;
    }

    /// <summary>
    /// Moeller and Granlund, "Improved division by invariant integers" (2011), algorithm 4: (high, low) / divisor with the
    /// divisor's top bit set and high &lt; divisor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong DivRemTwoByOne(ulong high, ulong low, ulong divisor, ulong reciprocal, out ulong remainder)
    {
        unchecked
        {
            var q1 = Math.BigMul(reciprocal, high, out var q0);
            q0 += low;
            q1 += high + (q0 < low ? 1UL : 0UL) + 1;
            var rest = low - (q1 * divisor);
            if (rest > q0)
            {
                q1--;
                rest += divisor;
            }

            if (rest >= divisor)
            {
                q1++;
                rest -= divisor;
            }

            remainder = rest;
            return q1;
        }
    }

    /// <summary>
    /// floor((2^128 - 1) / divisor) - 2^64 for a divisor with its top bit set; algorithm 2 of the same paper, four
    /// Newton steps from an 11-bit estimate.
    /// </summary>
    public static ulong Reciprocal(ulong divisor)
    {
        unchecked
        {
            var odd = divisor & 1;
            var top40 = (divisor >> 24) + 1;
            var half = (divisor >> 1) + odd;
            var v0 = (ulong)(((1u << 19) - (3u << 8)) / (uint)(divisor >> 55));
            var v1 = (v0 << 11) - ((v0 * v0 * top40) >> 40) - 1;
            var v2 = (v1 << 13) + ((v1 * ((1UL << 60) - (v1 * top40))) >> 47);
            var error = ((v2 >> 1) & (0 - odd)) - (v2 * half);
            var v3 = (Math.BigMul(v2, error, out _) >> 1) + (v2 << 31);
            var high = Math.BigMul(v3, divisor, out var low);
            low += divisor;
            high += low < divisor ? 1UL : 0UL;
            return v3 - (high + divisor);
        }
    }

    private static int DivRemKnuth(
        ReadOnlySpan<ulong> numerator,
        ReadOnlySpan<ulong> divisor,
        Span<ulong> quotient,
        Span<ulong> remainder
    )
    {
        Span<ulong> u = stackalloc ulong[MaxLimbs + 1];
        Span<ulong> v = stackalloc ulong[MaxLimbs];
        u = u[..(numerator.Length + 1)];
        v = v[..divisor.Length];
        var shift = (int)ulong.LeadingZeroCount(divisor[^1]);
        ShiftLeft(divisor, shift, v);
        u[^1] = ShiftLeft(numerator, shift, u);

        var addBacks = 0;
        var reciprocal = Reciprocal(v[^1]);
        for (var j = numerator.Length - divisor.Length; j >= 0; j--)
        {
            var window = u.Slice(j, v.Length + 1);
            var digit = EstimateDigit(window, v, reciprocal);
            if (SubtractProduct(window, v, digit))
            {
                unchecked
                {
                    digit--;
                }

                AddBack(window, v);
                addBacks++;
            }

            quotient[j] = digit;
        }

        ShiftRight(u[..v.Length], shift, remainder);
        return addBacks;
    }

    /// <summary>Step D3: the quotient digit from the top three limbs, exact or one too large.</summary>
    private static ulong EstimateDigit(ReadOnlySpan<ulong> window, ReadOnlySpan<ulong> v, ulong reciprocal)
    {
        unchecked
        {
            var top = window[^1];
            var divisor = v[^1];
            ulong digit;
            ulong rest;
            if (top == divisor)
            {
                digit = ulong.MaxValue;
                rest = window[^2] + divisor;
                if (rest < divisor)
                    return digit;
            }
            else
            {
                digit = DivRemTwoByOne(top, window[^2], divisor, reciprocal, out rest);
            }

            var high = Math.BigMul(digit, v[^2], out var low);
            while (high > rest || (high == rest && low > window[^3]))
            {
                digit--;
                rest += divisor;
                if (rest < divisor)
                    break;
                high -= low < v[^2] ? 1UL : 0UL;
                low -= v[^2];
            }

            return digit;
        }
    }

    /// <summary>Step D4: window -= digit * v; true if that went below zero (the digit was one too large).</summary>
    private static bool SubtractProduct(Span<ulong> window, ReadOnlySpan<ulong> v, ulong digit)
    {
        unchecked
        {
            var carry = 0UL;
            for (var i = 0; i < v.Length; i++)
            {
                var high = Math.BigMul(digit, v[i], out var low);
                low += carry;
                high += low < carry ? 1UL : 0UL;
                var limb = window[i];
                window[i] = limb - low;
                carry = high + (limb < low ? 1UL : 0UL);
            }

            var top = window[v.Length];
            window[v.Length] = top - carry;
            return top < carry;
        }
    }

    /// <summary>Step D6: window += v, the carry out of the top cancels the borrow before.</summary>
    private static void AddBack(Span<ulong> window, ReadOnlySpan<ulong> v)
    {
        var carry = 0UL;
        for (var i = 0; i < v.Length; i++)
            window[i] = AddWithCarry(window[i], v[i], ref carry);
        unchecked
        {
            window[v.Length] += carry;
        }
    }

    private static ulong ShiftLeft(ReadOnlySpan<ulong> limbs, int shift, Span<ulong> result)
    {
        var carry = 0UL;
        for (var i = 0; i < limbs.Length; i++)
        {
            var limb = limbs[i];
            result[i] = (limb << shift) | carry;
            carry = ShiftedOut(limb, shift);
        }

        return carry;
    }

    private static void ShiftRight(ReadOnlySpan<ulong> limbs, int shift, Span<ulong> result)
    {
        for (var i = 0; i < limbs.Length; i++)
        {
            var above = i + 1 < limbs.Length ? limbs[i + 1] : 0;
            result[i] = (limbs[i] >> shift) | (shift == 0 ? 0 : above << (64 - shift));
        }
    }

    /// <summary>The bits that leave the top of a limb shifted left by 0 to 63.</summary>
    private static ulong ShiftedOut(ulong limb, int shift) => shift == 0 ? 0 : limb >> (64 - shift);
}
