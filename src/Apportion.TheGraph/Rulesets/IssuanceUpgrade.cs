namespace Apportion.TheGraph.Rulesets;

/// <summary>Full copy: reclaim, allocator and eligibility oracle. Source: spec the-graph sections 1 and 4 to 13.</summary>
public sealed class IssuanceUpgrade : GraphRuleset
{
    /// <inheritdoc/>
    public override string Name => "issuance-upgrade";

    /// <inheritdoc/>
    public override string? Parent => "horizon-baseline";

    /// <inheritdoc/>
    public override RulesetForm Form => RulesetForm.Copy;

    /// <inheritdoc/>
    public override string Summary =>
        "rewards that cannot be paid are reclaimed by condition; issuance allocator, eligibility oracle, POI conditions";

    /// <inheritdoc/>
    public override string Source => "the-graph section 1, graphprotocol/contracts@127b7ef6f";

    /// <inheritdoc/>
    public override bool ReclaimsUndistributed => true;

    /// <inheritdoc/>
    public override bool AddsNewRewardsBeforeSnapshot => false;

    /// <inheritdoc/>
    public override bool HasIssuanceAllocator => true;

    /// <inheritdoc/>
    public override bool HasEligibilityOracle => true;

    /// <inheritdoc/>
    public override string EligibilityOracleSetter => "setRewardsEligibilityOracle";

    /// <inheritdoc/>
    public override bool HasRevertOnIneligible => false;

    /// <inheritdoc/>
    public override bool TracksIndexers => false;

    /// <inheritdoc/>
    public override bool ResizesInsteadOfForceClosing => false;

    /// <inheritdoc/>
    public override bool ChecksPauseFirst => false;

    /// <inheritdoc/>
    public override string AllocationErrorPrefix => "AllocationManager";

    /// <inheritdoc/>
    public override bool AlwaysAccumulatesSelfMintingOffset => false;

    /// <inheritdoc/>
    public override bool ReceiversAnnounceChanges => true;
}
