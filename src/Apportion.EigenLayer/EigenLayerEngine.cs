using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Reports.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;
using Apportion.Numerics;

namespace Apportion.EigenLayer;

/// <summary>
/// Computes EigenLayer rewards from facts, run by run, to the lines a distribution root commits to. The one type to
/// start from.
/// </summary>
/// <param name="rules">Ruleset, fork dates and network parameters.</param>
/// <param name="threads">How many submissions may be computed at once; the result does not depend on it.</param>
public sealed partial class EigenLayerEngine(RewardsRules rules, int threads = 1)
{
    /// <summary>Told after each submission of a run how many are done, of how many; called on any thread.</summary>
    public Action<int, int>? SubmissionDone { get; init; }

    /// <summary>Computes a history of runs and writes down every table of every run.</summary>
    /// <param name="facts">The facts; later ones than the last cutoff may be among them.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    public PipelineTables ComputeTables(EigenLayerFacts facts, IReadOnlyList<int> cutoffs)
    {
        CheckCutoffs(cutoffs);
        var state = StateBuilder.Build(facts, rules, cutoffs);
        var submissions = new SubmissionTables(facts, state);
        var history = History(state, submissions);
        var tables = new PipelineTables(facts, state, submissions);
        foreach (var cutoff in cutoffs)
        {
            var collector = new RunTableCollector(state, cutoff);
            var report = history.Run(cutoff, collector.Observe);
            tables.AddRun(FactText.Day(cutoff), collector, report);
        }
        tables.AddFinal(history, Lines(state, history.Totals));
        return tables;
    }

    /// <summary>Computes a history of runs to the distribution lines of the day before the last cutoff.</summary>
    /// <param name="facts">The facts; later ones than the last cutoff may be among them.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    public IReadOnlyList<DistributionLine> ComputeLines(EigenLayerFacts facts, IReadOnlyList<int> cutoffs)
    {
        CheckCutoffs(cutoffs);
        var state = StateBuilder.Build(facts, rules, cutoffs);
        var history = History(state, new SubmissionTables(facts, state));
        foreach (var cutoff in cutoffs)
            history.Run(cutoff);
        return Lines(state, history.Totals);
    }

    /// <summary>
    /// Computes a history of runs and gives the distribution of each as soon as it is computed, as a verifier of posted roots
    /// needs them.
    /// </summary>
    /// <param name="facts">The facts; later ones than the last cutoff may be among them.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    /// <param name="watched">Earners whose payments are written down.</param>
    public IEnumerable<ReplayedRun> Replay(
        EigenLayerFacts facts,
        IReadOnlyList<int> cutoffs,
        IReadOnlySet<Address> watched
    )
    {
        CheckCutoffs(cutoffs);
        var state = StateBuilder.Build(facts, rules, cutoffs);
        var history = History(state, new SubmissionTables(facts, state));
        foreach (var cutoff in cutoffs)
        {
            var recorder = new PaymentRecorder(state, watched, cutoff);
            history.Run(cutoff, watched.Count == 0 ? null : _ => recorder);
            yield return new ReplayedRun(cutoff, Lines(state, history.Totals), recorder.Payments);
        }
    }

    private RewardsHistory History(EigenLayerState state, SubmissionTables submissions) =>
        new(state, submissions, threads) { SubmissionDone = SubmissionDone };

    private static List<DistributionLine> Lines(EigenLayerState state, TokenSums totals)
    {
        var sums = totals.All.ToList();
        var lines = new List<(int Earner, int Token, DistributionLine Line)>();
        foreach (var token in sums)
        foreach (var earner in token.Earners)
            lines.Add(
                (earner, token.Token, new(state.Book[earner], state.Book[token.Token], (UInt256)token.SumOf(earner)))
            );
        lines.Sort((left, right) => (left.Earner, left.Token).CompareTo((right.Earner, right.Token)));
        return lines.ConvertAll(line => line.Line);
    }

    private static void CheckCutoffs(IReadOnlyList<int> cutoffs)
    {
        for (var index = 1; index < cutoffs.Count; index++)
            if (cutoffs[index] <= cutoffs[index - 1])
                throw ApportionException.Malformed(
                    "eigenlayer.cutoff.order",
                    "cutoffs",
                    $"a day after {FactText.Day(cutoffs[index - 1])}",
                    FactText.Day(cutoffs[index]),
                    "give the cutoffs in ascending order"
                );
    }
}
