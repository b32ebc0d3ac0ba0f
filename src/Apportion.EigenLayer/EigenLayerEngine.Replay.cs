using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer;

public sealed partial class EigenLayerEngine
{
    private static readonly string[] PartNames =
    [
        "ruleset",
        "network",
        "AVS directory",
        "fork days",
        "sabine block",
        "withdrawal window",
        "floors",
    ];

    /// <summary>
    /// Continues a history of runs, or starts one: only days that were not paid yet are computed. The result is the same
    /// as that of the whole history in one go.
    /// </summary>
    /// <param name="facts">All facts, those of earlier runs among them.</param>
    /// <param name="cutoffs">New cutoff days, ascending, after those of the checkpoint.</param>
    /// <param name="previous">Where the earlier history ended, or null to start one.</param>
    /// <exception cref="ApportionException">The checkpoint was made by other rules or for later cutoffs.</exception>
    public (IReadOnlyList<DistributionLine> Lines, RunCheckpoint Checkpoint) Continue(
        EigenLayerFacts facts,
        IReadOnlyList<int> cutoffs,
        RunCheckpoint? previous
    )
    {
        if (previous is not null && previous.Rules != Fingerprint())
            throw ApportionException.Malformed(
                "eigenlayer.checkpoint.rules",
                "checkpoint",
                Differing(Fingerprint(), previous.Rules),
                Differing(previous.Rules, Fingerprint()),
                "a history is continued by the rules that began it; start a new one otherwise"
            );
        int[] history = [.. previous?.Cutoffs ?? [], .. cutoffs];
        CheckCutoffs(history);
        var state = StateBuilder.Build(facts, rules, history);
        var runs = History(state, new SubmissionTables(facts, state));
        if (previous is not null)
            Restore(runs, state, previous);
        foreach (var cutoff in cutoffs)
            runs.Run(cutoff);
        return (Lines(state, runs.Totals), Checkpoint(runs, state, history));
    }

    private RunCheckpoint Checkpoint(RewardsHistory runs, EigenLayerState state, int[] history) =>
        new(
            Fingerprint(),
            history,
            [.. runs.LastPaid.Select(entry => new PaidHash(entry.Key, entry.Value)).OrderBy(entry => entry.RewardHash)],
            Sums(runs.Totals, state),
            Sums(runs.CutoffDay, state)
        );

    private static void Restore(RewardsHistory runs, EigenLayerState state, RunCheckpoint previous)
    {
        foreach (var (hash, day) in previous.LastPaid)
            runs.LastPaid[hash] = day;
        foreach (var (earner, token, sum, lastDay) in previous.Totals)
            runs.Totals.Of(state.Book.Id(token)).Restore(state.Book.Id(earner), sum, lastDay);
        foreach (var (earner, token, sum, lastDay) in previous.CutoffDay)
            runs.CutoffDay.Of(state.Book.Id(token)).Restore(state.Book.Id(earner), sum, lastDay);
    }

    private static List<EarnedSum> Sums(TokenSums sums, EigenLayerState state) =>
        [
            .. sums.All.SelectMany(token =>
                token
                    .Earners.Order()
                    .Select(earner => new EarnedSum(
                        state.Book[earner],
                        state.Book[token.Token],
                        token.SumOf(earner),
                        token.LastDayOf(earner)
                    ))
            ),
        ];

    /// <summary>The parts of a fingerprint that another does not have, with their names.</summary>
    private static string Differing(string fingerprint, string other)
    {
        var (parts, others) = (fingerprint.Split(' '), other.Split(' '));
        var differing = parts
            .Select((part, at) => (Part: part, At: at))
            .Where(item => item.At >= others.Length || others[item.At] != item.Part)
            .Select(item => item.At < PartNames.Length ? $"{PartNames[item.At]} {item.Part}" : item.Part)
            .ToList();
        return differing.Count > 0 ? string.Join(", ", differing) : "no more than that";
    }

    private string Fingerprint() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rules.Ruleset.Name} {rules.Network} {rules.AvsDirectory} {string.Join(',', Enum.GetValues<Fork>().Select(fork => rules.Forks.DayOf(fork).ToString(CultureInfo.InvariantCulture)))} {rules.SabineBlock} {rules.WithdrawalQueueWindow}{(rules.FloorsExactly ? " exact-floor" : "")}"
        );
}
