using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment;

/// <summary>The leaf of one node, tightly packed. Source: spec rocket-pool section 11.</summary>
public static class RewardsLeaf
{
    /// <summary>Bytes of a leaf's preimage with the voter share; without it 32 less.</summary>
    public const int MaxSize = 20 + (4 * 32);

    /// <summary>Writes the preimage and gives its length: 116 bytes, with voter share 148.</summary>
    /// <param name="reward">The node and its amounts.</param>
    /// <param name="hasVoterShare">Whether the leaf has the fifth field (ruleset v11, on-chain tree version 1).</param>
    /// <param name="destination">At least <see cref="MaxSize"/> bytes.</param>
    public static int WritePreimage(in NodeReward reward, bool hasVoterShare, Span<byte> destination)
    {
        reward.Node.CopyTo(destination);
        new Numerics.UInt256(reward.Network, 0, 0, 0).WriteBigEndian(destination[20..]);
        reward.TotalRpl.WriteBigEndian(destination[52..]);
        reward.SmoothingPoolEth.WriteBigEndian(destination[84..]);
        if (!hasVoterShare)
            return MaxSize - 32;
        reward.VoterShareEth.WriteBigEndian(destination[116..]);
        return MaxSize;
    }

    /// <summary>Keccak-256 of the preimage, once, without salt.</summary>
    public static Hash256 Hash(in NodeReward reward, bool hasVoterShare)
    {
        Span<byte> preimage = stackalloc byte[MaxSize];
        int length = WritePreimage(reward, hasVoterShare, preimage);
        return Keccak256.Hash(preimage[..length]);
    }
}
