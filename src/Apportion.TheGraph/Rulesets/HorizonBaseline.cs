namespace Apportion.TheGraph.Rulesets;

/// <summary>Full copy: the contracts before the issuance upgrade. Source: spec the-graph section 18.</summary>
public sealed class HorizonBaseline : GraphRuleset
{
    /// <inheritdoc/>
    public override string Name => "horizon-baseline";

    /// <inheritdoc/>
    public override string? Parent => null;

    /// <inheritdoc/>
    public override RulesetForm Form => RulesetForm.Copy;

    /// <inheritdoc/>
    public override string Summary =>
        "one stored rate, denial only at the claim, everything that cannot be paid is lost without a trace";

    /// <inheritdoc/>
    public override string Source => "the-graph section 18, graphprotocol/contracts@a9ea0550";

    /// <inheritdoc/>
    public override bool ReclaimsUndistributed => false;

    /// <inheritdoc/>
    public override bool AddsNewRewardsBeforeSnapshot => false;

    /// <inheritdoc/>
    public override bool HasIssuanceAllocator => false;

    /// <inheritdoc/>
    public override bool HasEligibilityOracle => false;

    /// <inheritdoc/>
    public override string EligibilityOracleSetter => "";

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
    public override bool ReceiversAnnounceChanges => false;
}
