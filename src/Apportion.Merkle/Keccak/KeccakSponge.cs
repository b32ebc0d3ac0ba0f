namespace Apportion.Merkle;

/// <summary>The sponge of Keccak with 256 bits of output over as many inputs of equal length as there are states.</summary>
internal static class KeccakSponge<T, TLanes>
    where T : unmanaged
    where TLanes : struct, IKeccakLanes<T>
{
    private const int RateWords = KeccakConstants.Rate / sizeof(ulong);

    /// <summary>
    /// Hashes <c>Width</c> inputs of <paramref name="length"/> bytes that lie one after the other in
    /// <paramref name="inputs"/>, into <c>Width</c> hashes one after the other in <paramref name="hashes"/>.
    /// </summary>
    public static void Hash(ReadOnlySpan<byte> inputs, int length, Span<byte> hashes, byte padding)
    {
        Span<T> state = stackalloc T[KeccakPermutation<T, TLanes>.StateLength];
        state.Clear();
        int offset = 0;
        for (; length - offset >= KeccakConstants.Rate; offset += KeccakConstants.Rate)
        {
            Absorb(state, inputs, offset, length, RateWords);
            KeccakPermutation<T, TLanes>.Apply(state);
        }

        AbsorbLast(state, inputs, offset, length, padding);
        KeccakPermutation<T, TLanes>.Apply(state);
        for (int word = 0; word < Hash256.Size / sizeof(ulong); word++)
        {
            TLanes.Store(state[word], hashes, word * sizeof(ulong));
        }
    }

    private static void Absorb(Span<T> state, ReadOnlySpan<byte> inputs, int offset, int length, int words)
    {
        for (int word = 0; word < words; word++)
        {
            T lane = TLanes.Load(inputs, offset + (word * sizeof(ulong)), length);
            state[word] = TLanes.Xor(state[word], lane);
        }
    }

    /// <summary>Whole words directly, then the bytes that fill no word together with the padding.</summary>
    private static void AbsorbLast(Span<T> state, ReadOnlySpan<byte> inputs, int offset, int length, byte padding)
    {
        int words = (length - offset) / sizeof(ulong);
        Absorb(state, inputs, offset, length, words);
        int tail = offset + (words * sizeof(ulong));
        int rest = length - tail;
        Span<byte> partial = stackalloc byte[sizeof(ulong) * 8];
        partial.Clear();
        for (int input = 0; input < TLanes.Width; input++)
        {
            Span<byte> word = partial.Slice(input * sizeof(ulong), sizeof(ulong));
            inputs.Slice((input * length) + tail, rest).CopyTo(word);
            word[rest] = padding;
        }

        state[words] = TLanes.Xor(state[words], TLanes.Load(partial, 0, sizeof(ulong)));
        T last = TLanes.Broadcast((ulong)KeccakConstants.LastPadding << 56);
        state[RateWords - 1] = TLanes.Xor(state[RateWords - 1], last);
    }
}
