namespace Apportion.RocketPool.Commitment;

/// <summary>What a Rocket Pool file is; told from its first bytes, never from its name.</summary>
public enum ArtifactKind
{
    /// <summary>None of ours.</summary>
    Unknown,

    /// <summary>A rewards file as JSON.</summary>
    RewardsJson,

    /// <summary>A rewards file as SSZ.</summary>
    RewardsSsz,

    /// <summary>The facts of an interval in our own compact format.</summary>
    RewardsFacts,

    /// <summary>A performance file.</summary>
    Performance,
}

/// <summary>Tells Rocket Pool files apart.</summary>
public static class ArtifactKinds
{
    /// <summary>How many of the first bytes are looked at.</summary>
    public const int HeadLength = 4096;

    /// <summary>What a file is, by its first bytes.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or all of a shorter file.</param>
    public static ArtifactKind Of(ReadOnlySpan<byte> head)
    {
        if (RewardsFileSsz.IsSsz(head))
            return ArtifactKind.RewardsSsz;
        if (RewardsFacts.IsFacts(head))
            return ArtifactKind.RewardsFacts;
        ReadOnlySpan<byte> text = head.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        if (!text.StartsWith("{"u8))
            return ArtifactKind.Unknown;
        if (text.IndexOf("\"minipoolPerformance\""u8) >= 0 || text.IndexOf("\"megapoolPerformance\""u8) >= 0)
            return ArtifactKind.Performance;
        bool rewards =
            text.IndexOf("\"rewardsFileVersion\""u8) >= 0
            || text.IndexOf("\"merkleRoot\""u8) >= 0 && text.IndexOf("\"totalRewards\""u8) >= 0;
        return rewards ? ArtifactKind.RewardsJson : ArtifactKind.Unknown;
    }
}
