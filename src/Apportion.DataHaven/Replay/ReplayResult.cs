using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Replay;

/// <summary>Everything a replay gave.</summary>
/// <param name="Sessions">Sessions in order.</param>
/// <param name="Eras">Eras in order.</param>
/// <param name="Events">Events of the rewards pallet, in order.</param>
/// <param name="SlashEvents">Events of the slashes pallet, in order.</param>
/// <param name="SlashMessages">Slashes messages attempted, in order.</param>
/// <param name="Rewards">The rewards pallet at the end.</param>
/// <param name="Slashes">The slashes pallet at the end.</param>
/// <param name="RecordedPoints">Points the facts recorded.</param>
/// <param name="RecordedMessages">Messages the facts recorded.</param>
/// <param name="RecordedRoots">Roots the facts recorded.</param>
/// <param name="Findings">Everything wrong with the facts.</param>
public sealed record ReplayResult(
    IReadOnlyList<SessionReport> Sessions,
    IReadOnlyList<EraReport> Eras,
    IReadOnlyList<SlashEntry> Events,
    IReadOnlyList<SlashEntry> SlashEvents,
    IReadOnlyList<SlashMessageEntry> SlashMessages,
    RewardsPallet Rewards,
    SlashesPallet Slashes,
    IReadOnlyList<RecordedPoints> RecordedPoints,
    IReadOnlyList<RecordedMessage> RecordedMessages,
    IReadOnlyList<RecordedRoot> RecordedRoots,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>Names of the rulesets that held, in order, e.g. <c>M4, M5</c>.</summary>
    public string RulesetNames =>
        string.Join(
            ", ",
            Sessions
                .Select(session => session.Ruleset.Name)
                .Concat(Eras.Select(era => era.Ruleset.Name))
                .DefaultIfEmpty(Rewards.Ruleset.Name)
                .Distinct(StringComparer.Ordinal)
        );

    /// <summary>The ended era of a number, or null.</summary>
    public EraReport? Era(uint era) => Eras.FirstOrDefault(report => report.Era == era);

    /// <summary>Sessions of an era, in order.</summary>
    public IEnumerable<SessionReport> SessionsOf(uint era) => Sessions.Where(session => session.Era == era);
}
