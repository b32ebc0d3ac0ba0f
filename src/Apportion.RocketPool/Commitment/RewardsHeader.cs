using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment;

/// <summary>The header of a rewards file. Source: spec rocket-pool section 12.1.</summary>
public sealed record RewardsHeader
{
    /// <summary>Format of the file, 1 to 4.</summary>
    public int FileVersion { get; init; }

    /// <summary>Ruleset that made it, 1 to 11; files of v1 leave it out.</summary>
    public int RulesetVersion { get; init; }

    /// <summary>Network name, or a decimal chain id.</summary>
    public string Network { get; init; } = "";

    /// <summary>The interval, from 0.</summary>
    public ulong Index { get; init; }

    /// <summary>Start in Unix seconds; year 1 (-62135596800) where upstream had none.</summary>
    public long StartTime { get; init; }

    /// <summary>End in Unix seconds; year 1 where upstream had none.</summary>
    public long EndTime { get; init; }

    /// <summary>First beacon slot; 0 if left out.</summary>
    public ulong ConsensusStartBlock { get; init; }

    /// <summary>Last beacon slot, the snapshot.</summary>
    public ulong ConsensusEndBlock { get; init; }

    /// <summary>First execution block; 0 if left out.</summary>
    public ulong ExecutionStartBlock { get; init; }

    /// <summary>Last execution block, the snapshot.</summary>
    public ulong ExecutionEndBlock { get; init; }

    /// <summary>How many intervals the tree covers, at least 1.</summary>
    public ulong IntervalsPassed { get; init; } = 1;

    /// <summary>The published Merkle root.</summary>
    public Hash256 MerkleRoot { get; init; }

    /// <summary>Content id of the performance file (rulesets v1 to v8); null if left out.</summary>
    public string? MinipoolPerformanceFileCid { get; init; }

    /// <summary>Whether the leaf has the voter share as its fifth field (file version 4). Source: spec rocket-pool section 11.</summary>
    public bool HasVoterShare => FileVersion >= 4;

    /// <summary>Whether nodes whose amounts are all 0 stand in the tree (ruleset v9 and later). Source: spec rocket-pool section 11.</summary>
    public bool TreeHoldsZeroNodes => RulesetVersion >= 9;
}
