using Apportion.Core;

namespace Apportion.EigenLayer.Rulesets;

/// <summary>
/// A version of the whole pipeline. Dated changes inside a version are forks; a ruleset says what cannot be dated
/// because the two versions never shared a history.
/// </summary>
public sealed record RewardsRuleset : IRuleset
{
    private RewardsRuleset() { }

    /// <summary>Rewards v2.2 as shipped.</summary>
    public static RewardsRuleset Shipped { get; } =
        new()
        {
            Name = "v2.2",
            Parent = null,
            Form = RulesetForm.Copy,
            Summary = "Rewards v1 to v2.2 as shipped; unique and total stake have submissions and pools of their own.",
            Source = "eigenlayer sections 3 to 10",
            PaysStakePools = true,
            SnapshotsReachCutoff = true,
            CapsSetSplits = true,
        };

    /// <summary>Rewards v2.2 as first proposed.</summary>
    public static RewardsRuleset Draft { get; } =
        new()
        {
            Name = "v2.2-draft",
            Parent = "v2.2",
            Form = RulesetForm.Delta,
            Summary =
                "Rewards v2.2 as first proposed: pays operator-directed submissions by unique and total stake too.",
            Source = "eigenlayer-v2.2-draft sections 2 to 7",
            AddsQueuedWithdrawalsBack = true,
            AllocationDayEndsWithEffectiveBlock = true,
        };

    /// <summary>All rulesets.</summary>
    public static IReadOnlyList<RewardsRuleset> All { get; } = [Shipped, Draft];

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string? Parent { get; init; }

    /// <inheritdoc/>
    public required RulesetForm Form { get; init; }

    /// <inheritdoc/>
    public required string Summary { get; init; }

    /// <inheritdoc/>
    public required string Source { get; init; }

    /// <summary>
    /// Unique and total stake share the pools of their own submissions; otherwise they pay the operators' amounts of
    /// operator-directed submissions a second and third time.
    /// </summary>
    public bool PaysStakePools { get; init; }

    /// <summary>Unique and total stake pay the amounts of operator-directed submissions to operator sets.</summary>
    public bool PaysSetSubmissionsByStake => !PaysStakePools;

    /// <summary>Share and allocation snapshots include the cutoff day itself.</summary>
    public bool SnapshotsReachCutoff { get; init; }

    /// <summary>Set splits and default splits are cut to 10000 basis points.</summary>
    public bool CapsSetSplits { get; init; }

    /// <summary>Stakers keep the weight of queued withdrawals while these can be slashed.</summary>
    public bool AddsQueuedWithdrawalsBack { get; init; }

    /// <summary>Of two allocations effective on one day the later effective block wins, not the later event.</summary>
    public bool AllocationDayEndsWithEffectiveBlock { get; init; }

    /// <summary>The ruleset of a name.</summary>
    /// <exception cref="ApportionException">No ruleset has this name (unsupported).</exception>
    public static RewardsRuleset Get(string name) =>
        All.FirstOrDefault(ruleset => string.Equals(ruleset.Name, name, StringComparison.Ordinal))
        ?? throw ApportionException.Unsupported(
            "eigenlayer.ruleset",
            "ruleset",
            string.Join(", ", All.Select(ruleset => ruleset.Name)),
            name,
            "name one of these rulesets"
        );
}
