namespace Apportion.RocketPool.Facts;

/// <summary>An attestation as a block includes it.</summary>
/// <param name="Slot">The duty slot it attests (<c>data.slot</c>).</param>
/// <param name="Committees">
/// Indices of the committees it covers: the one of <c>data.index</c> before Electra, those of <c>committee_bits</c> since.
/// </param>
/// <param name="AggregationBits">
/// SSZ bit list, its delimiter bit included: the bits of the committees, concatenated in ascending order of index.
/// </param>
public sealed record BeaconAttestation(
    ulong Slot,
    IReadOnlyList<ulong> Committees,
    ReadOnlyMemory<byte> AggregationBits
)
{
    /// <summary>The committees of an Electra <c>committee_bits</c> vector of 64 bits, ascending.</summary>
    /// <param name="committeeBits">Eight bytes, bit 0 of the first byte is committee 0.</param>
    public static IReadOnlyList<ulong> CommitteesOf(ReadOnlySpan<byte> committeeBits)
    {
        var committees = new List<ulong>();
        for (var index = 0; index < committeeBits.Length * 8; index++)
        {
            if ((committeeBits[index / 8] >> (index % 8) & 1) == 1)
            {
                committees.Add((ulong)index);
            }
        }

        return committees;
    }
}
