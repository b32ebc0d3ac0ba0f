namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>Ids of thaw requests and stake claims: keccak256 of addresses and a nonce, packed.</summary>
internal static class RequestId
{
    public static Hash256 Of(ReadOnlySpan<Address> owners, ulong nonce)
    {
        Span<byte> packed = stackalloc byte[(owners.Length * Address.Length) + 32];
        for (var i = 0; i < owners.Length; i++)
            owners[i].CopyTo(packed[(i * Address.Length)..]);
        ((UInt256)nonce).WriteBigEndian(packed[^32..]);
        return Keccak256.Hash(packed);
    }
}
