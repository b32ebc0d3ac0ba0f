namespace Apportion.TheGraph.Rulesets;

/// <summary>
/// One behaviour of the contracts, as capabilities the engine asks for. Source: spec the-graph sections 1 and 18.
/// </summary>
public abstract class GraphRuleset : IRuleset
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string? Parent { get; }

    /// <inheritdoc/>
    public abstract RulesetForm Form { get; }

    /// <inheritdoc/>
    public abstract string Summary { get; }

    /// <inheritdoc/>
    public abstract string Source { get; }

    /// <summary>True if rewards that cannot be paid are reclaimed to an address (or dropped if none is set).</summary>
    public abstract bool ReclaimsUndistributed { get; }

    /// <summary>
    /// True if new rewards are added before the snapshot is subtracted, so that F below Fsnap does not revert while new
    /// rewards cover the difference.
    /// </summary>
    public abstract bool AddsNewRewardsBeforeSnapshot { get; }

    /// <summary>True if an issuance allocator may set the rate.</summary>
    public abstract bool HasIssuanceAllocator { get; }

    /// <summary>True if an eligibility oracle may be set.</summary>
    public abstract bool HasEligibilityOracle { get; }

    /// <summary>Name of the eligibility oracle's setter, without arguments.</summary>
    public abstract string EligibilityOracleSetter { get; }

    /// <summary>True if claims of ineligible indexers may be made to revert.</summary>
    public abstract bool HasRevertOnIneligible { get; }

    /// <summary>True if the eligibility oracle keeps a set of tracked indexers.</summary>
    public abstract bool TracksIndexers { get; }

    /// <summary>True if an over-allocated or stale allocation is resized to zero; false if it is closed by force.</summary>
    public abstract bool ResizesInsteadOfForceClosing { get; }

    /// <summary>True if the pause flag is checked before anything else; false if it is checked last.</summary>
    public abstract bool ChecksPauseFirst { get; }

    /// <summary>Prefix of the errors about allocations.</summary>
    public abstract string AllocationErrorPrefix { get; }

    /// <summary>True if the allocator's self-minting offset grows always; false if only while paused or above zero.</summary>
    public abstract bool AlwaysAccumulatesSelfMintingOffset { get; }

    /// <summary>True if a passive receiver emits an event when the allocator notifies it.</summary>
    public abstract bool ReceiversAnnounceChanges { get; }

    /// <summary>True if redundant denials emit and refresh the block and no accumulator is updated.</summary>
    public bool DeniesWithoutUpdate => !ReclaimsUndistributed;

    /// <summary>True if every POI emits POIPresented and may defer.</summary>
    public bool PresentsPoiConditions => ReclaimsUndistributed;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
