using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Replay;

/// <summary>
/// A history of runs in order of cutoff. Each run pays the days its predecessors have not paid; what they paid last for a
/// hash decides where it starts.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 3 and 6.7.</remarks>
internal sealed class RewardsHistory
{
    private readonly EigenLayerState _state;
    private readonly SubmissionTables _tables;
    private readonly int _threads;
    private TokenSums _cutoffDay;

    public RewardsHistory(EigenLayerState state, SubmissionTables tables, int threads)
    {
        (_state, _tables, _threads) = (state, tables, threads);
        Totals = new TokenSums(state.Book.Count);
        _cutoffDay = new TokenSums(state.Book.Count);
    }

    /// <summary>Told after each submission of a run how many are done, of how many; called on any thread.</summary>
    public Action<int, int>? SubmissionDone { get; init; }

    /// <summary>Cumulative sums of days before the last cutoff.</summary>
    public TokenSums Totals { get; }

    /// <summary>Sums of the last cutoff day itself, which the next distribution adds.</summary>
    public TokenSums CutoffDay => _cutoffDay;

    /// <summary>Last paid day by reward hash.</summary>
    public Dictionary<Merkle.Hash256, int> LastPaid { get; } = [];

    /// <summary>Does the run of a cutoff.</summary>
    /// <param name="cutoff">Days since 1970, after the cutoffs of all earlier runs.</param>
    /// <param name="observe">Gives an observer for a submission, or null for none; called on any thread.</param>
    public RunReport Run(int cutoff, Func<RewardGroup, IRowObserver?>? observe = null)
    {
        var groups = ActiveRewards.Compute(_state, _tables, cutoff, LastPaid);
        Totals.Absorb(_cutoffDay);
        _cutoffDay = new TokenSums(_state.Book.Count);
        var results = new SubmissionResult[groups.Count];
        var done = 0;
        var order = Enumerable.Range(0, groups.Count).OrderByDescending(index => Size(groups[index])).ToArray();
        var sinks = new ThreadLocal<SubmissionSink>(() => new SubmissionSink(_state.Book.Count, cutoff));
        Parallel.For(
            0,
            groups.Count,
            new ParallelOptions { MaxDegreeOfParallelism = _threads },
            place =>
            {
                results[order[place]] = RunSubmission(groups[order[place]], cutoff, sinks.Value!, observe);
                SubmissionDone?.Invoke(Interlocked.Increment(ref done), groups.Count);
            }
        );
        foreach (var result in results)
            if (result.LastDay is { } day)
                LastPaid[result.Group.Rewards[0].Row.Hash] = Math.Max(
                    day,
                    LastPaid.GetValueOrDefault(result.Group.Rewards[0].Row.Hash, int.MinValue)
                );
        return new RunReport(cutoff, results);
    }

    /// <summary>Large submissions start first, so that the last ones to end are small.</summary>
    private static long Size(RewardGroup group) =>
        (long)(group.To - group.From + 1)
        * (group.Kind is SubmissionKind.AllStakers or SubmissionKind.AllEarners ? 100 : 1);

    private SubmissionResult RunSubmission(
        RewardGroup group,
        int cutoff,
        SubmissionSink sink,
        Func<RewardGroup, IRowObserver?>? observe
    )
    {
        sink.Clear();
        sink.Observer = observe?.Invoke(group);
        SubmissionStages.Compute(_state, group, cutoff, sink);
        sink.Complete();
        lock (_tables)
        {
            Totals.Absorb(sink.Sums);
            _cutoffDay.Absorb(sink.CutoffDaySums);
        }
        return new SubmissionResult(group, sink.LastDay);
    }
}

/// <summary>What a run did.</summary>
/// <param name="Cutoff">Its cutoff day.</param>
/// <param name="Submissions">Every submission it paid, in order of kind and hash.</param>
internal sealed record RunReport(int Cutoff, IReadOnlyList<SubmissionResult> Submissions);

/// <summary>What a run did for one submission.</summary>
/// <param name="Group">The active rows.</param>
/// <param name="LastDay">The last day with a row, or null.</param>
internal sealed record SubmissionResult(RewardGroup Group, int? LastDay);
