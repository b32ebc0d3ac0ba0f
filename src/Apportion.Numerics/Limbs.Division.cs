using System.Runtime.CompilerServices;

namespace Apportion.Numerics;

internal static partial class Limbs
{
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

        if (divisor.Length == 2)
        {
            var rest = DivRemByTwoLimbs(numerator, new UInt128(divisor[1], divisor[0]), quotient);
            remainder[0] = unchecked((ulong)rest);
            remainder[1] = (ulong)(rest >> 64);
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

    /// <summary>Divides by a number of two limbs, the upper not zero, and gives the remainder.</summary>
    public static UInt128 DivRemByTwoLimbs(ReadOnlySpan<ulong> numerator, UInt128 divisor, Span<ulong> quotient)
    {
        var shift = (int)UInt128.LeadingZeroCount(divisor);
        var normalized = divisor << shift;
        var reciprocal = Reciprocal(normalized);
        UInt128 remainder = ShiftedOut(numerator[^1], shift);
        for (var i = numerator.Length - 1; i >= 0; i--)
        {
            var low = numerator[i] << shift;
            if (i > 0)
                low |= ShiftedOut(numerator[i - 1], shift);
            quotient[i] = DivRemThreeByTwo(remainder, low, normalized, reciprocal, out remainder);
        }

        return remainder >> shift;
    }

    /// <summary>Algorithm 5 of the paper below: (high, low) / divisor with the divisor's top bit set and high &lt; divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong DivRemThreeByTwo(
        UInt128 high,
        ulong low,
        UInt128 divisor,
        ulong reciprocal,
        out UInt128 remainder
    )
    {
        unchecked
        {
            var (u2, u1) = ((ulong)(high >> 64), (ulong)high);
            var (d1, d0) = ((ulong)(divisor >> 64), (ulong)divisor);
            var q1 = Math.BigMul(reciprocal, u2, out var q0);
            q0 += u1;
            q1 += u2 + (q0 < u1 ? 1UL : 0UL);
            var t1 = Math.BigMul(d0, q1, out var t0);
            var rest = new UInt128(u1 - (q1 * d1), low) - new UInt128(t1, t0) - divisor;
            q1++;
            if ((ulong)(rest >> 64) >= q0)
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

    /// <summary>floor((2^192 - 1) / divisor) - 2^64 for a divisor with its top bit set; algorithm 6 of the paper.</summary>
    public static ulong Reciprocal(UInt128 divisor)
    {
        unchecked
        {
            var (d1, d0) = ((ulong)(divisor >> 64), (ulong)divisor);
            var v = Reciprocal(d1);
            var p = (d1 * v) + d0;
            if (p < d0)
            {
                v--;
                if (p >= d1)
                {
                    v--;
                    p -= d1;
                }

                p -= d1;
            }

            var t1 = Math.BigMul(v, d0, out var t0);
            p += t1;
            if (p < t1)
            {
                v--;
                if (new UInt128(p, t0) >= divisor)
                    v--;
            }

            return v;
        }
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

    /// <summary>The bits that leave the top of a limb shifted left by 0 to 63.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ShiftedOut(ulong limb, int shift) => shift == 0 ? 0 : limb >> (64 - shift);
}
