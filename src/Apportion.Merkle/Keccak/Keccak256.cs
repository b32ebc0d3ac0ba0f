using System.Runtime.InteropServices;

namespace Apportion.Merkle;

/// <summary>
/// Keccak-256 as Ethereum uses it: the sponge of SHA-3 with 256 bits of output and the original padding byte 0x01
/// (SHA3-256 of the standard pads with 0x06 and gives other hashes). Nothing is allocated.
/// </summary>
public static partial class Keccak256
{
    /// <summary>The hash of no bytes: 0xc5d24601…5d85a470.</summary>
    public static readonly Hash256 Empty = Hash([]);

    /// <summary>The hash of <paramref name="input"/>.</summary>
    public static Hash256 Hash(ReadOnlySpan<byte> input)
    {
        Hash256 hash = default;
        HashInto(input, MemoryMarshal.AsBytes(new Span<Hash256>(ref hash)), KeccakConstants.KeccakPadding);
        return hash;
    }

    /// <summary>Writes the hash of <paramref name="input"/> to the first 32 bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Hash(ReadOnlySpan<byte> input, Span<byte> destination) => Hash(input).CopyTo(destination);

    /// <summary>The hash of a tree's node: of the 64 bytes of <paramref name="left"/> and <paramref name="right"/>.</summary>
    public static Hash256 HashPair(in Hash256 left, in Hash256 right)
    {
        Span<Hash256> pair = stackalloc Hash256[2];
        pair[0] = left;
        pair[1] = right;
        return Hash(MemoryMarshal.AsBytes(pair));
    }

    internal static void HashInto(ReadOnlySpan<byte> input, Span<byte> destination, byte padding) =>
        KeccakSponge<ulong, ScalarLanes>.Hash(input, input.Length, destination, padding);
}
