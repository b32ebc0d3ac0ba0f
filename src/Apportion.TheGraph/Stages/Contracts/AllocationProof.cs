using System.Text;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>The EIP-712 signature by which an allocation's key agrees to an indexer. Source: spec the-graph section 9.1.</summary>
internal static class AllocationProof
{
    private static readonly Hash256 DomainType = HashOf(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    private static readonly Hash256 ProofType = HashOf("AllocationIdProof(address indexer,address allocationId)");
    private static readonly Hash256 Name = HashOf("SubgraphService");
    private static readonly Hash256 Version = HashOf("1.0");

    /// <summary>The address that signed; reverts as the contracts do for a signature that cannot be read.</summary>
    public static Address Recover(Address indexer, Address id, byte[] signature, ulong chainId, Address service)
    {
        if (signature.Length != 65)
            Revert.Error("ECDSAInvalidSignatureLength", signature.Length);
        var r = new BigInteger(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true);
        var s = new BigInteger(signature.AsSpan(32, 32), isUnsigned: true, isBigEndian: true);
        if (s > Secp256k1.HalfOrder)
            Revert.Error("ECDSAInvalidSignatureS", "0x" + Convert.ToHexStringLower(signature.AsSpan(32, 32)));
        var signer = Secp256k1.RecoverAddress(Digest(indexer, id, chainId, service), signature[64], r, s);
        Revert.Unless(!signer.IsZero, "ECDSAInvalidSignature");
        return signer;
    }

    private static Hash256 Digest(Address indexer, Address id, ulong chainId, Address service)
    {
        var domain = HashWords(Word.Of(DomainType), Word.Of(Name), Word.Of(Version), chainId, Word.Of(service));
        var proof = HashWords(Word.Of(ProofType), Word.Of(indexer), Word.Of(id));
        Span<byte> packed = stackalloc byte[66];
        packed[0] = 0x19;
        packed[1] = 0x01;
        domain.CopyTo(packed[2..]);
        proof.CopyTo(packed[34..]);
        return Keccak256.Hash(packed);
    }

    private static Hash256 HashWords(params ReadOnlySpan<UInt256> words)
    {
        Span<byte> bytes = stackalloc byte[words.Length * 32];
        for (var i = 0; i < words.Length; i++)
            words[i].WriteBigEndian(bytes[(i * 32)..]);
        return Keccak256.Hash(bytes);
    }

    private static Hash256 HashOf(string text) => Keccak256.Hash(Encoding.ASCII.GetBytes(text));
}
