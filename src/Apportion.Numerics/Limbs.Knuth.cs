namespace Apportion.Numerics;

internal static partial class Limbs
{
    private const int MaxLimbs = 8;

    /// <summary>Knuth's algorithm D (The Art of Computer Programming, volume 2, section 4.3.1) in base 2^64.</summary>
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
}
