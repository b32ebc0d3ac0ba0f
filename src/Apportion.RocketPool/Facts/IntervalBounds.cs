namespace Apportion.RocketPool.Facts;

/// <summary>Where a rewards interval starts and ends on the two chains, and its nominal length.</summary>
/// <remarks>Source: spec rocket-pool section 3.</remarks>
public sealed record IntervalBounds
{
    /// <summary>Nominal length of one interval in seconds; stays that of one interval when several were rolled up.</summary>
    public required ulong IntervalTime { get; init; }

    /// <summary>Start by the contract's clock, Unix seconds.</summary>
    public required ulong StartTime { get; init; }

    /// <summary>End by the contract's clock, Unix seconds.</summary>
    public required ulong EndTime { get; init; }

    /// <summary>First slot of the epoch after the previous snapshot.</summary>
    public required ulong ConsensusStartNominal { get; init; }

    /// <summary>First slot at or after <see cref="ConsensusStartNominal"/> that has a block: lower bound of duties.</summary>
    public required ulong ConsensusStartBlock { get; init; }

    /// <summary>Last slot of the target epoch.</summary>
    public required ulong NominalEndSlot { get; init; }

    /// <summary>Last slot at or before <see cref="NominalEndSlot"/> that has a block: the snapshot.</summary>
    public required ulong ConsensusEndBlock { get; init; }

    /// <summary>Execution block of <see cref="ConsensusStartBlock"/>.</summary>
    public required ulong ExecutionStartBlock { get; init; }

    /// <summary>Timestamp of <see cref="ExecutionStartBlock"/>, Unix seconds.</summary>
    public required ulong ExecutionStartTime { get; init; }

    /// <summary>Execution block of <see cref="ConsensusEndBlock"/>: all contract reads are made at it.</summary>
    public required ulong ExecutionEndBlock { get; init; }

    /// <summary>Timestamp of <see cref="ExecutionEndBlock"/>, Unix seconds.</summary>
    public required ulong ExecutionEndTime { get; init; }
}
