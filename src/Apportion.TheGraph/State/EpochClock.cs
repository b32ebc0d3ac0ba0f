namespace Apportion.TheGraph.State;

/// <summary>The EpochManager's variables. Source: spec the-graph section 2.</summary>
public struct EpochClock
{
    /// <summary>e0: epoch of the last change of length.</summary>
    public ulong LastLengthUpdateEpoch;

    /// <summary>b0: block of the last change of length.</summary>
    public ulong LastLengthUpdateBlock;

    /// <summary>L: blocks per epoch.</summary>
    public ulong EpochLength;

    /// <summary>The epoch of a block: e0 + floor((block − b0) / L).</summary>
    public readonly ulong EpochAt(ulong block) =>
        LastLengthUpdateEpoch + ((block - LastLengthUpdateBlock) / EpochLength);

    /// <summary>First block of the epoch that contains a block.</summary>
    public readonly ulong EpochBlockAt(ulong block) =>
        LastLengthUpdateBlock + ((block - LastLengthUpdateBlock) / EpochLength * EpochLength);
}
