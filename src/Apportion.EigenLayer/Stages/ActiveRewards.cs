using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's active-reward stages: which days of which submissions a run pays, and the tokens of a day.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 6.7, 7.1, 7.7, 7.11, 7.15.</remarks>
internal static class ActiveRewards
{
    /// <summary>The active rows of a run, by kind and hash.</summary>
    /// <param name="state">State at the run's cutoff or later.</param>
    /// <param name="tables">Normalised submissions.</param>
    /// <param name="cutoff">The run's cutoff day.</param>
    /// <param name="lastPaid">Last day that earlier runs wrote for a hash.</param>
    public static List<RewardGroup> Compute(
        EigenLayerState state,
        SubmissionTables tables,
        int cutoff,
        IReadOnlyDictionary<Hash256, int> lastPaid
    )
    {
        var switches = TableSwitches.Of(state.Rules, cutoff);
        var groups = new List<RewardGroup>();
        Action<ActiveReward> price = reward => TokensPerDay(state.Rules, reward);
        AddGroups(groups, cutoff, Distinct(Explode(tables.Combined, cutoff, cutoff, lastPaid, price)));
        if (switches.OperatorDirected)
            AddGroups(
                groups,
                cutoff,
                WithRegistrations(state, cutoff, Explode(tables.OperatorDirected, cutoff, cutoff, lastPaid, null))
            );
        if (switches.OperatorSets)
            AddGroups(
                groups,
                cutoff,
                WithRegistrations(state, cutoff, Explode(tables.OperatorDirectedSet, cutoff, cutoff, lastPaid, null))
            );
        if (switches.Stake)
            AddGroups(groups, cutoff, Explode(tables.Stake, cutoff, cutoff - 1, lastPaid, price));
        return groups;
    }

    /// <summary>
    /// The days of a row: after its start or after the last day paid, up to its end or the limit. The start day itself
    /// is never paid, the end day is.
    /// </summary>
    public static ActiveReward? Explode(RewardRow row, int cutoff, int limit, int? lastPaid)
    {
        if (row.BlockTime >= Days.Midnight(cutoff) || row.Start > Days.Midnight(cutoff))
            return null;
        var start = lastPaid is { } day ? Days.Midnight(day) : row.Start;
        var end = Math.Min(Days.Midnight(limit), row.End);
        if (start >= end)
            return null;
        var from = Days.Midnight(Days.Of(start)) == start ? Days.Of(start) + 1 : Days.Of(start);
        return from > Days.Of(end)
            ? null
            : new ActiveReward(row, from, Days.Of(end)) { StartExclusive = start, EndInclusive = end };
    }

    private static List<ActiveReward> Explode(
        List<RewardRow> rows,
        int cutoff,
        int limit,
        IReadOnlyDictionary<Hash256, int> lastPaid,
        Action<ActiveReward>? price
    )
    {
        var active = new List<ActiveReward>();
        foreach (var row in rows)
            if (Explode(row, cutoff, limit, lastPaid.TryGetValue(row.Hash, out var day) ? day : null) is { } reward)
            {
                price?.Invoke(reward);
                active.Add(reward);
            }
        return active;
    }

    private static void TokensPerDay(RewardsRules rules, ActiveReward reward)
    {
        RefuseShort(reward.Row);
        var perDay = new PgNumeric(reward.Row.Amount) / new PgNumeric(reward.Row.DurationDays);
        reward.TokensPerDay = Tokens.PerDay(rules, reward.Row.Amount, reward.Row.DurationDays);
        reward.TokensPerDayDouble = PgDouble.FromNumeric(perDay) * PgDouble.JustBelowOne;
    }

    /// <summary>Upstream divides by the whole days of a submission; below one day its run fails.</summary>
    private static void RefuseShort(RewardRow row)
    {
        if (row.DurationDays == 0)
            throw ApportionException.Malformed(
                "eigenlayer.submission.duration",
                $"submission {row.Hash} field duration",
                "at least 86400 seconds",
                row.Duration.ToString(CultureInfo.InvariantCulture),
                "upstream divides by zero and its run fails; remove the submission"
            );
    }

    /// <summary>Rows that agree in everything the table shows are one row.</summary>
    private static List<ActiveReward> Distinct(List<ActiveReward> rewards) =>
        [
            .. rewards.DistinctBy(reward =>
                (
                    (reward.Row.Kind, reward.Row.Hash, reward.Row.Avs, reward.Row.Token),
                    (reward.Row.Strategy, reward.Row.Multiplier, reward.TokensPerDay, reward.TokensPerDayDouble),
                    (reward.Row.SubmissionDay, reward.From, reward.To)
                )
            ),
        ];

    /// <summary>Counts the operator's registered days and divides its amount by them.</summary>
    private static List<ActiveReward> WithRegistrations(EigenLayerState state, int cutoff, List<ActiveReward> rewards)
    {
        foreach (
            var group in rewards.GroupBy(reward =>
                (reward.Row.Hash, reward.Row.Operator, reward.Row.Avs, reward.Row.Set)
            )
        )
        {
            var windows = OperatorDirected.WindowsOf(state, group.First().Row);
            var days = new HashSet<int>();
            foreach (var reward in group)
            {
                reward.LastRegistrableDay = Math.Min(reward.To, cutoff - 1);
                for (var day = reward.From; day <= reward.LastRegistrableDay; day++)
                    if (windows.Contains(day))
                        days.Add(day);
            }
            foreach (var reward in group)
            {
                reward.RegisteredDays = days.Count;
                if (days.Count == 0)
                    RefuseShort(reward.Row);
                var divisor = days.Count == 0 ? reward.Row.DurationDays : days.Count;
                reward.TokensPerDay = Tokens.PerDay(state.Rules, reward.Row.Amount, divisor);
            }
        }
        return rewards;
    }

    private static void AddGroups(List<RewardGroup> groups, int cutoff, List<ActiveReward> rewards) =>
        groups.AddRange(
            rewards
                .GroupBy(reward => (reward.Row.Kind, reward.Row.Hash))
                .OrderBy(group => group.Key.Kind)
                .ThenBy(group => group.Key.Hash)
                .Select(group => new RewardGroup(
                    group.Key.Kind,
                    [.. group.OrderBy(reward => reward.Row.Strategy).ThenBy(reward => reward.Row.StrategyIndex)],
                    cutoff
                ))
        );
}
