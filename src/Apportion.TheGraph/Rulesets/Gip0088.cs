namespace Apportion.TheGraph.Rulesets;

/// <summary>Delta on <see cref="IssuanceUpgrade"/>: the table of spec the-graph section 1.</summary>
public sealed class Gip0088 : GraphRuleset
{
    /// <inheritdoc/>
    public override string Name => "gip-0088";

    /// <inheritdoc/>
    public override string? Parent => "issuance-upgrade";

    /// <inheritdoc/>
    public override RulesetForm Form => RulesetForm.Delta;

    /// <inheritdoc/>
    public override string Summary =>
        "no revert while new rewards cover an inherited snapshot; resize to zero instead of force-closing; "
        + "revertOnIneligible; tracked indexers";

    /// <inheritdoc/>
    public override string Source => "the-graph section 1, graphprotocol/contracts@687d928b";

    /// <inheritdoc/>
    public override bool ReclaimsUndistributed => true;

    /// <inheritdoc/>
    public override bool AddsNewRewardsBeforeSnapshot => true;

    /// <inheritdoc/>
    public override bool HasIssuanceAllocator => true;

    /// <inheritdoc/>
    public override bool HasEligibilityOracle => true;

    /// <inheritdoc/>
    public override string EligibilityOracleSetter => "setProviderEligibilityOracle";

    /// <inheritdoc/>
    public override bool HasRevertOnIneligible => true;

    /// <inheritdoc/>
    public override bool TracksIndexers => true;

    /// <inheritdoc/>
    public override bool ResizesInsteadOfForceClosing => true;

    /// <inheritdoc/>
    public override bool ChecksPauseFirst => true;

    /// <inheritdoc/>
    public override string AllocationErrorPrefix => "AllocationHandler";

    /// <inheritdoc/>
    public override bool AlwaysAccumulatesSelfMintingOffset => true;

    /// <inheritdoc/>
    public override bool ReceiversAnnounceChanges => false;
}
