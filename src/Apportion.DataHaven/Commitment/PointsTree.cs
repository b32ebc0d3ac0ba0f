using System.Buffers.Binary;
using Apportion.Core.Evm;
using Apportion.Merkle;

namespace Apportion.DataHaven.Commitment;

/// <summary>The Merkle tree over an era's points that the old models sent. Source: spec datahaven section 12.</summary>
public static class PointsTree
{
    private const int PreimageLength = Address.Length + sizeof(uint);

    /// <summary>Selector of <c>updateRewardsMerkleRoot</c>.</summary>
    public static FunctionSelector Selector { get; } = FunctionSelector.Of("updateRewardsMerkleRoot(bytes32)");

    /// <summary>The 24 bytes that a leaf hashes: account, points little-endian.</summary>
    public static byte[] Preimage(Address account, uint points)
    {
        var preimage = new byte[PreimageLength];
        account.CopyTo(preimage);
        BinaryPrimitives.WriteUInt32LittleEndian(preimage.AsSpan(Address.Length), points);
        return preimage;
    }

    /// <summary>The leaf of an account.</summary>
    public static Hash256 Leaf(Address account, uint points) => Keccak256.Hash(Preimage(account, points));

    /// <summary>The tree of an era's points in ascending order of account.</summary>
    public static MerkleTree Build(ReadOnlySpan<(Address Account, uint Points)> ascending)
    {
        var leaves = new Hash256[ascending.Length];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = Leaf(ascending[i].Account, ascending[i].Points);
        return MerkleTree.Build(MerkleShape.SortedPairsPromoted, leaves);
    }

    /// <summary>Calldata that publishes a root.</summary>
    public static byte[] Calldata(Hash256 root) => new AbiWriter().Write(root).ToCalldata(Selector);
}
