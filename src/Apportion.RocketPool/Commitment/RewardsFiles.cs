using Apportion.Core;

namespace Apportion.RocketPool.Commitment;

/// <summary>Reads a rewards file of any form.</summary>
public static class RewardsFiles
{
    /// <summary>Reads a rewards file: JSON, SSZ or facts, told from its first bytes.</summary>
    /// <exception cref="ApportionException">Missing, damaged, or none of these.</exception>
    public static RewardsFile Read(ArtifactSource source) => TryRead(source with { Optional = false }, [])!;

    /// <summary>As <see cref="Read"/>; null for an optional file that is none of ours.</summary>
    internal static RewardsFile? TryRead(ArtifactSource source, ICollection<Finding> notices)
    {
        using var stream = new HeadStream(source.Open());
        switch (ArtifactKinds.Of(stream.Head))
        {
            case ArtifactKind.RewardsSsz:
                return RewardsFileSsz.Read(stream, source.Name);
            case ArtifactKind.RewardsFacts:
                return RewardsFacts.Read(stream, source.Name);
            case ArtifactKind.Performance:
                throw Other(source, "a performance file", "Give it with --performance, beside the rewards file");
            case ArtifactKind.Unknown when source.Optional:
                return null;
            case ArtifactKind.Unknown when stream.Head.IsEmpty:
                throw Other(source, "an empty file", "Fetch the file again");
            default:
                // An unknown start is read as JSON, whose reader says where it stops making sense.
                return RewardsFileJson.Read(stream, source.Name, notices);
        }
    }

    private static ApportionException Other(ArtifactSource source, string found, string advice) =>
        ApportionException.Malformed("rocketpool.not-a-rewards-file", source.Name, "a rewards file", found, advice);
}
