namespace Apportion.Livepeer.Rulesets;

/// <summary>All versions of the BondingManager and where they hold.</summary>
/// <remarks>Source: spec livepeer section 1. Whether a version after v9 is live is not known to this build.</remarks>
public static class LivepeerRulesets
{
    /// <summary>The launch on L2.</summary>
    public static LivepeerRuleset V1 { get; } = new() { Name = "v1", Summary = "L2 launch" };

    /// <summary>transferBond claims for the receiver first.</summary>
    public static LivepeerRuleset V2 { get; } =
        V1 with
        {
            Name = "v2",
            Parent = "v1",
            Summary = "transferBond claims for the receiver and starts an unbonded receiver in the next round",
            TransferStartsReceiver = true,
        };

    /// <summary>The test for moving a bond.</summary>
    public static LivepeerRuleset V3 { get; } =
        V2 with
        {
            Name = "v3",
            Parent = "v2",
            Summary = "a bond moves only if there is one; transferBond remembers the sender's delegate",
        };

    /// <summary>Claims for the owner of a bond.</summary>
    public static LivepeerRuleset V4 { get; } =
        V3 with
        {
            Name = "v4",
            Parent = "v3",
            Summary = "claims act on the owner of the bond; a third party may not move a delegate",
        };

    /// <summary>Delegate of a receiver.</summary>
    public static LivepeerRuleset V5 { get; } =
        V4 with
        {
            Name = "v5",
            Parent = "v4",
            Summary = "transferBond sets the receiver's delegate only if it has neither delegate nor bond",
        };

    /// <summary>Third-party bonds.</summary>
    public static LivepeerRuleset V6 { get; } =
        V5 with
        {
            Name = "v6",
            Parent = "v5",
            Summary = "third-party bonds restricted; transferBond may not cause self-delegation",
        };

    /// <summary>LIP-89, LIP-91 and LIP-92.</summary>
    public static LivepeerRuleset V7 { get; } =
        V6 with
        {
            Name = "v7",
            Parent = "v6",
            Summary = "vote checkpoints, treasury reward cut, slashing claims first (LIP-89, LIP-91, LIP-92)",
            KeepsVoteCheckpoints = true,
            PaysTreasury = true,
        };

    /// <summary>Rebonding from unbonded.</summary>
    public static LivepeerRuleset V8 { get; } =
        V7 with
        {
            Name = "v8",
            Parent = "v7",
            Summary = "rebondFromUnbonded stores the delegate's factors (before, the stake was inflated)",
            RebondEnsuresFactors = true,
        };

    /// <summary>Protection from claims by others.</summary>
    public static LivepeerRuleset V9 { get; } =
        V8 with
        {
            Name = "v9",
            Parent = "v8",
            Summary = "a third party may not cause a claim before the delegate's reward call",
            ProtectsFromThirdPartyClaims = true,
            ProvenByVectors = true,
        };

    /// <summary>All rulesets, oldest first.</summary>
    public static IReadOnlyList<LivepeerRuleset> All { get; } = [V1, V2, V3, V4, V5, V6, V7, V8, V9];

    /// <summary>Arbitrum One, by the block in which each target was deployed (a lower bound of the switch).</summary>
    public static Schedule<LivepeerRuleset> ArbitrumOne { get; } =
        new(
            "arbitrum-one",
            PeriodKind.Block,
            (5_856_369, V1),
            (6_751_264, V2),
            (6_897_365, V3),
            (8_014_612, V4),
            (21_197_217, V5),
            (108_471_272, V6),
            (139_793_542, V7),
            (146_118_898, V8),
            (194_176_436, V9)
        );

    /// <summary>v9 from the first block: any other network, and the conformance vectors.</summary>
    public static Schedule<LivepeerRuleset> Latest { get; } = new("any", PeriodKind.Block, (0, V9));

    /// <summary>The ruleset of a name.</summary>
    /// <exception cref="ApportionException">There is none of that name.</exception>
    public static LivepeerRuleset ByName(string name) =>
        All.FirstOrDefault(ruleset => string.Equals(ruleset.Name, name, StringComparison.Ordinal))
        ?? throw ApportionException.Unsupported(
            "livepeer.ruleset",
            "ruleset",
            "v1 to v9",
            name,
            "see apportion rulesets for the versions this build knows"
        );
}
