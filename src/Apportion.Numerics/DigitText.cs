using System.Numerics;
using System.Runtime.InteropServices;

namespace Apportion.Numerics;

/// <summary>What came of reading a number.</summary>
internal enum DigitOutcome
{
    Read,
    Malformed,
    TooLarge,
}

/// <summary>Strict digits to number, for UTF-16 and UTF-8 text alike.</summary>
internal static class DigitText
{
    /// <summary>The most decimal digits that always fit 64 bits.</summary>
    public const int ChunkDigits = 19;

    private const int ShownLength = 100;

    private static readonly ulong[] PowersOfTen =
    [
        1,
        10,
        100,
        1_000,
        10_000,
        100_000,
        1_000_000,
        10_000_000,
        100_000_000,
        1_000_000_000,
        10_000_000_000,
        100_000_000_000,
        1_000_000_000_000,
        10_000_000_000_000,
        100_000_000_000_000,
        1_000_000_000_000_000,
        10_000_000_000_000_000,
        100_000_000_000_000_000,
        1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ];

    public static DigitOutcome ReadDecimal<T>(ReadOnlySpan<T> text, out UInt256 value)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<ulong> limbs = stackalloc ulong[UInt256.LimbCount];
        var outcome = ReadDecimal(text, limbs);
        value = outcome == DigitOutcome.Read ? UInt256.FromLimbs(limbs) : UInt256.Zero;
        return outcome;
    }

    /// <summary>Reads into zeroed limbs; they are meaningless unless the outcome is <see cref="DigitOutcome.Read"/>.</summary>
    public static DigitOutcome ReadDecimal<T>(ReadOnlySpan<T> text, Span<ulong> limbs)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.IsEmpty)
            return DigitOutcome.Malformed;

        // Text that is no number is malformed even where its first digits are already too large.
        var tooLarge = false;
        while (!text.IsEmpty)
        {
            var digits = Math.Min(text.Length, ChunkDigits);
            if (!TryReadChunk(text[..digits], out var chunk))
                return DigitOutcome.Malformed;
            tooLarge = tooLarge || !TryAppend(limbs, PowersOfTen[digits], chunk);
            text = text[digits..];
        }

        return tooLarge ? DigitOutcome.TooLarge : DigitOutcome.Read;
    }

    public static DigitOutcome ReadHex<T>(ReadOnlySpan<T> text, out UInt256 value)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = UInt256.Zero;
        if (text.Length < 3 || Code(text[0]) != '0' || Code(text[1]) != 'x')
            return DigitOutcome.Malformed;

        var result = UInt256.Zero;
        var tooLarge = false;
        foreach (var character in text[2..])
        {
            var digit = HexDigit(Code(character));
            if (digit > 15)
                return DigitOutcome.Malformed;
            tooLarge = tooLarge || result.BitLength > 252;
            result = (result << 4) | digit;
        }

        if (tooLarge)
            return DigitOutcome.TooLarge;
        value = result;
        return DigitOutcome.Read;
    }

    public static Exception Error<T>(
        DigitOutcome outcome,
        ReadOnlySpan<T> text,
        string expected,
        string type = nameof(UInt256)
    )
        where T : unmanaged, IBinaryInteger<T> =>
        outcome == DigitOutcome.TooLarge
            ? Overflow.OfCast(Shown(text), type)
            : new FormatException($"Found \"{Shown(text)}\", expected {expected} only.");

    private static bool TryReadChunk<T>(ReadOnlySpan<T> digits, out ulong chunk)
        where T : unmanaged, IBinaryInteger<T>
    {
        chunk = 0;
        if (typeof(T) == typeof(byte))
        {
            for (; digits.Length >= EightDigits.Length; digits = digits[EightDigits.Length..])
            {
                if (!EightDigits.TryRead(MemoryMarshal.AsBytes(digits), out var eight))
                    return false;
                chunk = unchecked((chunk * EightDigits.Power) + eight);
            }
        }

        foreach (var character in digits)
        {
            var digit = unchecked(Code(character) - '0');
            if (digit > 9)
                return false;
            chunk = unchecked((chunk * 10) + digit);
        }

        return true;
    }

    /// <summary>limbs = limbs * factor + addend; false where that does not fit.</summary>
    private static bool TryAppend(Span<ulong> limbs, ulong factor, ulong addend)
    {
        var carry = addend;
        for (var i = 0; i < limbs.Length; i++)
        {
            var high = Math.BigMul(limbs[i], factor, out var low);
            unchecked
            {
                low += carry;
                carry = high + (low < carry ? 1UL : 0UL);
            }

            limbs[i] = low;
        }

        return carry == 0;
    }

    private static ulong HexDigit(uint code) =>
        code switch
        {
            >= '0' and <= '9' => code - '0',
            >= 'a' and <= 'f' => code - 'a' + 10,
            >= 'A' and <= 'F' => code - 'A' + 10,
            _ => ulong.MaxValue,
        };

    private static uint Code<T>(T character)
        where T : unmanaged, IBinaryInteger<T> => uint.CreateTruncating(character);

    /// <summary>The text for a message: shortened, and what is not printable ASCII replaced by '?'.</summary>
    private static string Shown<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<char> shown = stackalloc char[Math.Min(text.Length, ShownLength)];
        for (var i = 0; i < shown.Length; i++)
        {
            var code = Code(text[i]);
            shown[i] = code is >= ' ' and <= '~' ? (char)code : '?';
        }

        return text.Length > ShownLength ? $"{shown}..." : new string(shown);
    }
}
