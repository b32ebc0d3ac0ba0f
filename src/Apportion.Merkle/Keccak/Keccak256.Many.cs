using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Apportion.Merkle;

/// <content>
/// Many independent inputs at once: eight at a time where the machine has AVX-512, four where it has AVX2, the rest one by
/// one. The results are the same on every machine.
/// </content>
public static partial class Keccak256
{
    private const int NodeLength = 2 * Hash256.Size;

    // Sorted pairs are put in order in a buffer of this many pairs: a multiple of every width, 4 KB of stack.
    private const int SortedPairsAtOnce = 64;

    /// <summary>Hashes inputs of equal length that lie one after the other.</summary>
    /// <param name="inputs">As many inputs as there are hashes.</param>
    /// <param name="length">Bytes of one input; 0 is allowed.</param>
    /// <param name="hashes">Where the hashes go, in the order of the inputs; must not overlap the inputs.</param>
    /// <exception cref="ArgumentException"><paramref name="inputs"/> is not <paramref name="hashes"/> × <paramref name="length"/> long.</exception>
    public static void HashMany(ReadOnlySpan<byte> inputs, int length, Span<Hash256> hashes)
    {
        if (length < 0 || inputs.Length != (long)length * hashes.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{hashes.Length} inputs of {length} bytes expected, found {inputs.Length} bytes in all."
                ),
                nameof(inputs)
            );
        }

        Span<byte> output = MemoryMarshal.AsBytes(hashes);
        int done = HashGroups<Vector512<ulong>, Avx512Lanes>(inputs, length, output, hashes.Length, 0);
        done = HashGroups<Vector256<ulong>, Avx2Lanes>(inputs, length, output, hashes.Length, done);
        HashGroups<ulong, ScalarLanes>(inputs, length, output, hashes.Length, done);
    }

    /// <summary>Hashes neighbours of a tree's level: <c>parents[i] = H(nodes[2i] ‖ nodes[2i + 1])</c>.</summary>
    /// <param name="nodes">Twice as many nodes as parents.</param>
    /// <param name="parents">May start where <paramref name="nodes"/> starts: a parent is written after its nodes were read.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void HashPairs(ReadOnlySpan<Hash256> nodes, Span<Hash256> parents) =>
        HashMany(MemoryMarshal.AsBytes(nodes), NodeLength, parents);

    /// <summary>
    /// As <see cref="HashPairs"/>, each pair in ascending order of its bytes: <c>parents[i] = H(min ‖ max)</c>.
    /// </summary>
    /// <inheritdoc cref="HashPairs" path="/param" />
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void HashSortedPairs(ReadOnlySpan<Hash256> nodes, Span<Hash256> parents)
    {
        Span<Hash256> ordered = stackalloc Hash256[2 * SortedPairsAtOnce];
        while (parents.Length > SortedPairsAtOnce)
        {
            PutInOrder(nodes[..ordered.Length], ordered);
            HashPairs(ordered, parents[..SortedPairsAtOnce]);
            nodes = nodes[ordered.Length..];
            parents = parents[SortedPairsAtOnce..];
        }

        if (nodes.Length != 2 * parents.Length)
        {
            throw new ArgumentException($"{parents.Length} pairs expected, found {nodes.Length} nodes.", nameof(nodes));
        }

        PutInOrder(nodes, ordered);
        HashPairs(ordered[..nodes.Length], parents);
    }

    /// <summary>One path alone, so that tests can compare them; all inputs must fill whole groups of its width.</summary>
    internal static int HashGroups<T, TLanes>(
        ReadOnlySpan<byte> inputs,
        int length,
        Span<byte> hashes,
        int count,
        int done
    )
        where T : unmanaged
        where TLanes : struct, IKeccakLanes<T>
    {
        if (!TLanes.IsSupported)
        {
            return done;
        }

        for (; count - done >= TLanes.Width; done += TLanes.Width)
        {
            KeccakSponge<T, TLanes>.Hash(
                inputs.Slice(done * length, TLanes.Width * length),
                length,
                hashes.Slice(done * Hash256.Size, TLanes.Width * Hash256.Size),
                KeccakConstants.KeccakPadding
            );
        }

        return done;
    }

    /// <summary>Copies pairs, the smaller node first; without a branch on the order, which no processor could foresee.</summary>
    private static void PutInOrder(ReadOnlySpan<Hash256> nodes, Span<Hash256> ordered)
    {
        ReadOnlySpan<Vector256<ulong>> source = MemoryMarshal.Cast<Hash256, Vector256<ulong>>(nodes);
        Span<Vector256<ulong>> target = MemoryMarshal.Cast<Hash256, Vector256<ulong>>(ordered)[..source.Length];
        for (int left = 0; left + 1 < source.Length; left += 2)
        {
            Vector256<ulong> first = source[left];
            Vector256<ulong> second = source[left + 1];
            Vector256<ulong> swap = Vector256.Create(Hash256.MaskIfGreater(in nodes[left], in nodes[left + 1]));
            Vector256<ulong> changed = (first ^ second) & swap;
            target[left] = first ^ changed;
            target[left + 1] = second ^ changed;
        }
    }
}
