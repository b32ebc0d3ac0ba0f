using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>
/// Recomputes posted roots in the cadence they were posted in, since a run's result depends on the runs before it, and finds
/// the first one that differs: its days, and with its published lines the submissions and earners.
/// </summary>
/// <remarks>Source: spec eigenlayer section 3 (canonical run history) and section 9.6.</remarks>
/// <param name="engine">Rules of the network.</param>
/// <param name="facts">All facts.</param>
public sealed class RootReplay(EigenLayerEngine engine, EigenLayerFacts facts)
{
    /// <summary>Code of a posted root that the facts do not lead to.</summary>
    public const string DivergentCode = "eigenlayer.root.divergent";

    /// <summary>Prefix of the codes of where a root diverges; the cause follows.</summary>
    public const string DivergenceCode = "eigenlayer.divergence";

    /// <summary>The cutoff of a posted root: the day after the day its rewards end in.</summary>
    public static int CutoffOf(PostedRoot root) => FactText.DayOf(root.RewardsCalculationEnd) + 1;

    /// <summary>Checks posted roots; disabled ones are left out.</summary>
    /// <param name="report">Gets one check a root, up to the first that differs.</param>
    /// <param name="roots">The roots by their number.</param>
    /// <param name="published">Published distributions, found by their root.</param>
    public void Check(
        VerificationBuilder report,
        IReadOnlyList<PostedRoot> roots,
        IReadOnlyDictionary<Hash256, IReadOnlyList<DistributionLine>> published
    )
    {
        var live = roots
            .Select((root, index) => (Root: root, Index: index))
            .Where(item => !item.Root.Disabled)
            .ToList();
        if (live.Count == 0)
        {
            throw ApportionException.Missing(
                "eigenlayer.roots.none",
                "posted roots",
                "at least one root that is not disabled",
                "Give the table submitted_distribution_roots with its rows, or logs that reach further."
            );
        }

        var cutoffs = live.Select(item => CutoffOf(item.Root)).Distinct().ToList();
        int? agreed = null;
        var next = 0;
        foreach (var run in engine.Replay(facts, cutoffs, new HashSet<Address>()))
        {
            for (; next < live.Count && CutoffOf(live[next].Root) == run.Cutoff; next++)
            {
                if (!Agrees(report, live[next].Index, live[next].Root, run))
                {
                    var known = published.GetValueOrDefault(live[next].Root.Root);
                    Locate(report, run, known, agreed, [.. cutoffs.TakeWhile(cutoff => cutoff <= run.Cutoff)]);
                    return;
                }
            }

            agreed = run.Cutoff;
        }
    }

    private static bool Agrees(VerificationBuilder report, int index, PostedRoot posted, ReplayedRun run)
    {
        var own = DistributionRoot.Of(run.Lines);
        var name = string.Create(CultureInfo.InvariantCulture, $"root {index} of {FactText.Day(run.Cutoff - 1)}");
        report.Run(
            name,
            "the posted root follows from the facts and the runs before it",
            findings =>
            {
                if (own != posted.Root)
                {
                    findings.Add(
                        Finding.Of(
                            DivergentCode,
                            name,
                            own.ToString(),
                            posted.Root.ToString(),
                            "This is the first posted root that differs; later ones build on it."
                        )
                    );
                }

                return 1;
            }
        );
        return own == posted.Root;
    }

    private void Locate(
        VerificationBuilder report,
        ReplayedRun run,
        IReadOnlyList<DistributionLine>? published,
        int? agreed,
        IReadOnlyList<int> cutoffs
    )
    {
        var days = agreed is { } before
            ? $"{FactText.Day(before)} to {FactText.Day(run.Cutoff - 1)}"
            : $"up to {FactText.Day(run.Cutoff - 1)}";
        report.Fact("first divergent days", days);
        if (published is null)
        {
            report.Add(
                Finding.Missing(
                    "eigenlayer.root.lines",
                    FactText.Day(run.Cutoff - 1),
                    "the published lines of the divergent root",
                    "Give the lines of this root to find the submission and the earner."
                )
            );
            return;
        }

        var differences = LineDifference.Between(published, run.Lines);
        var watched = differences.Select(difference => difference.Earner).ToHashSet();
        var again = engine.Replay(facts, cutoffs, watched).Last();
        var divergences = Divergence.Of(differences, again, agreed ?? int.MinValue);
        Describe(report, divergences);
    }

    private static void Describe(VerificationBuilder report, IReadOnlyList<Divergence> divergences)
    {
        if (divergences.Count > 0)
        {
            var first = divergences[0];
            report.Fact("first divergent day", Days(first));
            report.Fact("first divergent submission", first.RewardHash?.ToString() ?? "not told by the amounts");
            report.Fact("first divergent earner", first.Earner.ToString());
        }

        foreach (var divergence in divergences)
        {
            report.Add(
                new Finding(
                    $"{DivergenceCode}.{Name(divergence.Cause)}",
                    $"earner {divergence.Earner}, token {divergence.Token}, {Days(divergence)}, submission {divergence.RewardHash?.ToString() ?? "unknown"}",
                    Difference: divergence.Amount.ToString("+0;-0;0", CultureInfo.InvariantCulture),
                    Advice: Explain(divergence)
                )
            );
        }
    }

    private static string Days(Divergence divergence) =>
        divergence.FirstDay == divergence.LastDay ? FactText.Day(divergence.FirstDay)
        : divergence.FirstDay == int.MinValue ? $"up to {FactText.Day(divergence.LastDay)}"
        : $"{FactText.Day(divergence.FirstDay)} to {FactText.Day(divergence.LastDay)}";

    private static string Explain(Divergence divergence) =>
        divergence.Cause switch
        {
            DivergenceCause.OneDay when divergence.Amount.Sign < 0 =>
                "The amount is one day of one submission: that day was not paid.",
            DivergenceCause.OneDay => "The amount is one day of one submission: that day was paid twice.",
            DivergenceCause.OneSubmission when divergence.Amount.Sign < 0 =>
                "The amount is all that one submission pays: it was left out.",
            DivergenceCause.OneSubmission => "The amount is all that one submission pays: it was paid twice.",
            DivergenceCause.Recalculated =>
                "No single payment explains the amount: compare stake, splits and registrations of these days.",
            _ => "The facts have no reward for this pair in these days: submissions may be missing from them.",
        };

    private static string Name(DivergenceCause cause) =>
        cause switch
        {
            DivergenceCause.OneDay => "one-day",
            DivergenceCause.OneSubmission => "one-submission",
            DivergenceCause.Recalculated => "recalculated",
            _ => "unknown-reward",
        };
}
