using System.Buffers.Binary;

namespace Apportion.Numerics;

/// <summary>Eight ASCII digits at once: all are checked, then added pair by pair, within one word.</summary>
internal static class EightDigits
{
    public const int Length = 8;

    /// <summary>What a number is multiplied by when eight digits follow it.</summary>
    public const ulong Power = 100_000_000;

    private const ulong HighHalves = 0xF0F0F0F0F0F0F0F0;
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>Reads the first eight bytes; false if one is no digit.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ulong value)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(text);
        unchecked
        {
            // '0' to '9' have 3 as their high half, also after 6 is added; ':' to '?' no longer.
            bool isDigits =
                ((word & HighHalves) | (((word + 0x0606060606060606) & HighHalves) >> 4)) == 0x3333333333333333;
            word -= Zeros;
            // The first digit is the lowest byte: 10 * first + second, then 100 * first pair + second, then 10,000.
            word = ((word * 10) + (word >> 8)) & 0x00FF00FF00FF00FF;
            word = ((word * 100) + (word >> 16)) & 0x0000FFFF0000FFFF;
            value = ((word * 10_000) + (word >> 32)) & 0xFFFFFFFF;
            return isDigits;
        }
    }
}
