using Apportion.Core;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Reports;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer;

public sealed partial class EigenLayerEngine
{
    /// <summary>Where the tokens of every submission went and what leaked, by submission.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    public IReadOnlyList<SubmissionLeak> FindLeaks(EigenLayerFacts facts, IReadOnlyList<int> cutoffs)
    {
        LeakReport? report = null;
        Watch(facts, cutoffs, state => (report = new LeakReport(state)).Observe);
        return report!.Close();
    }

    /// <summary>Every payment and every remainder as a ledger; the law of conservation is checked.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    public Ledger ComputeLedger(EigenLayerFacts facts, IReadOnlyList<int> cutoffs)
    {
        RewardsLedger? ledger = null;
        Watch(facts, cutoffs, state => (ledger = new RewardsLedger(state)).Observe);
        return ledger!.Build();
    }

    /// <summary>What one earner got, by day, AVS and reason.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    /// <param name="earner">The earner.</param>
    public History ComputeHistory(EigenLayerFacts facts, IReadOnlyList<int> cutoffs, Address earner)
    {
        EarnerHistory? history = null;
        Watch(
            facts,
            cutoffs,
            state =>
            {
                var id = state.Book.Find(earner);
                if (id < 0)
                    return null;
                history = new EarnerHistory(state, id);
                return history.Observe;
            }
        );
        return history?.Build()
            ?? throw ApportionException.Missing(
                "eigenlayer.earner",
                earner.ToString(),
                "an account that appears in the facts",
                "check the address"
            );
    }

    /// <summary>Explains amounts down to events.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    /// <param name="question">Which amounts.</param>
    public RewardAnswer Explain(EigenLayerFacts facts, IReadOnlyList<int> cutoffs, RewardQuestion question)
    {
        RewardExplanation? explanation = null;
        Watch(facts, cutoffs, state => (explanation = new RewardExplanation(facts, state, question)).Observe);
        return explanation!.Close();
    }

    /// <summary>What is wrong or surprising about submissions.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending, at least one.</param>
    public IReadOnlyList<Finding> Lint(EigenLayerFacts facts, IReadOnlyList<int> cutoffs)
    {
        CheckCutoffs(cutoffs);
        var state = StateBuilder.Build(facts, rules, cutoffs);
        return new SubmissionLinter(state).Lint(new SubmissionTables(facts, state));
    }

    private void Watch(
        EigenLayerFacts facts,
        IReadOnlyList<int> cutoffs,
        Func<EigenLayerState, Func<RewardGroup, IRowObserver?>?> observer
    )
    {
        CheckCutoffs(cutoffs);
        var state = StateBuilder.Build(facts, rules, cutoffs);
        var history = History(state, new SubmissionTables(facts, state));
        var observe = observer(state);
        foreach (var cutoff in cutoffs)
            history.Run(cutoff, observe);
    }
}
