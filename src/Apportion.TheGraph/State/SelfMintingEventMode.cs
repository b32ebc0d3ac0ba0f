namespace Apportion.TheGraph.State;

/// <summary>Which events the issuance allocator emits for self-minting targets.</summary>
public enum SelfMintingEventMode
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One event with the total.</summary>
    Aggregate = 1,

    /// <summary>One event per target.</summary>
    PerTarget = 2,
}
