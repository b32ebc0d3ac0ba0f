using Apportion.Core;
using Apportion.RocketPool.Commitment.Ssz;

namespace Apportion.RocketPool.Commitment;

/// <summary>Rewards files as SSZ, versions 3 and 4. They carry no proofs. Source: spec rocket-pool section 12.2.</summary>
public static class RewardsFileSsz
{
    /// <summary>Whether bytes start as a rewards file in SSZ does.</summary>
    /// <param name="start">At least the first four bytes.</param>
    public static bool IsSsz(ReadOnlySpan<byte> start) => SszLayout.ForMagic(start) is not null;

    /// <summary>Reads a rewards file; an all-zero root stays zero and means "fill in".</summary>
    /// <param name="stream">The bytes, already unpacked; not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">Not this format, cut, or lists that are not sorted and unique.</exception>
    public static RewardsFile Read(Stream stream, string file) => new SszRewardsReader(stream, file).Read();

    /// <summary>Writes a rewards file of version 3 or 4; networks and nodes are written in ascending order.</summary>
    /// <exception cref="ApportionException">Another version, or a network without chain id.</exception>
    public static void Write(RewardsFile file, Stream stream) => SszRewardsWriter.Write(file, stream);
}
