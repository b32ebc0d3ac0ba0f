using System.Globalization;

namespace Apportion.Numerics;

/// <summary>Limbs to text, without a culture.</summary>
internal static class NumberText
{
    /// <summary>Room for every output: 155 decimal digits of 512 bits, or the widest hexadecimal padding allowed.</summary>
    public const int MaxLength = 160;

    private const int MaxHexWidth = 128;

    private const ulong Chunk = 10_000_000_000_000_000_000;

    // The divisor 10^19 has its top bit set, so it needs no shift and its reciprocal is known once.
    private static readonly ulong ChunkReciprocal = Limbs.Reciprocal(Chunk);

    /// <summary>'D', 'x' or 'X', and the least number of digits.</summary>
    public static char ReadFormat(ReadOnlySpan<char> format, out int width)
    {
        width = 0;
        if (format.IsEmpty)
            return 'D';
        if (format.Length == 1 && format[0] is 'D' or 'd' or 'G' or 'g')
            return 'D';
        if (
            format[0] is 'x' or 'X'
            && (
                format.Length == 1
                || int.TryParse(format[1..], NumberStyles.None, CultureInfo.InvariantCulture, out width)
            )
            && width <= MaxHexWidth
        )
            return format[0];
        throw new FormatException($"Found the format \"{format}\", expected D, x, X or x with a width up to 128.");
    }

    /// <summary>Writes decimal digits and gives their number; the limbs are used up.</summary>
    public static int WriteDecimal(Span<ulong> limbs, Span<char> buffer)
    {
        // 512 bits are at most nine chunks of 19 digits.
        Span<ulong> chunks = stackalloc ulong[9];
        var count = 0;
        for (var rest = Limbs.Trim(limbs); !rest.IsEmpty; rest = Limbs.Trim(rest))
            chunks[count++] = DivideByChunk(rest);
        if (count == 0)
            count = 1;

        chunks[count - 1].TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
        for (var i = count - 2; i >= 0; i--)
        {
            chunks[i].TryFormat(buffer[length..], out var digits, "D19", CultureInfo.InvariantCulture);
            length += digits;
        }

        return length;
    }

    /// <summary>Writes hexadecimal digits, at least <paramref name="width"/> and one, and gives their number.</summary>
    public static int WriteHex(ReadOnlySpan<ulong> limbs, Span<char> buffer, char kind, int width)
    {
        var digits = kind == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
        var significant = Limbs.Length(limbs);
        var bits = significant == 0 ? 0 : (64 * significant) - (int)ulong.LeadingZeroCount(limbs[significant - 1]);
        var length = Math.Max(Math.Max(width, 1), (bits + 3) / 4);
        for (var i = 0; i < length; i++)
        {
            var limb = i / 16 < limbs.Length ? limbs[i / 16] : 0;
            buffer[length - 1 - i] = digits[(int)((limb >> (4 * (i % 16))) & 15)];
        }

        return length;
    }

    private static ulong DivideByChunk(Span<ulong> limbs)
    {
        var remainder = 0UL;
        for (var i = limbs.Length - 1; i >= 0; i--)
            limbs[i] = Limbs.DivRemTwoByOne(remainder, limbs[i], Chunk, ChunkReciprocal, out remainder);
        return remainder;
    }
}
