using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Names the event that an operator's split of a day comes from, or the rule where there is no event.</summary>
/// <remarks>Source: spec eigenlayer section 7, "split lookups".</remarks>
internal sealed class SplitSource(EigenLayerFacts facts, EigenLayerState state)
{
    /// <summary>A split event, as all four tables have it.</summary>
    private readonly record struct Event(long ActivatedAt, long Block, long Log, int Bips, Hash256 Transaction);

    /// <summary>Where a row's split comes from.</summary>
    /// <param name="row">A row with a split.</param>
    /// <param name="day">The day, days since 1970.</param>
    public FactSource Of(in GoldRow row, int day)
    {
        var reward = row.Reward.Row;
        var holder = $"split of operator {state.Book[row.Operator]}";
        if (Latest(Own(reward, state.Book[row.Operator]), day) is { } own)
            return Named(holder, own, row.Bips);
        if (!IgnoresDefault(reward, day) && Latest(Defaults(), day) is { } common)
            return Named($"{holder}: the default split", common, row.Bips);
        return row.Bips == Tokens.DefaultBips
            ? new FactSource($"{holder}: {FactSource.Rule("eigenlayer section 7, where no split is set")}")
            : new FactSource($"{holder}, section 7");
    }

    /// <summary>An event that does not show the value that counted is not named.</summary>
    private static FactSource Named(string holder, Event source, int bips) =>
        Math.Min(source.Bips, Tokens.AllBips) != Math.Min(bips, Tokens.AllBips)
            ? new FactSource($"{holder}, section 7")
            : new FactSource(
                $"{holder}, {FactSource.Log((ulong)source.Block, (ulong)source.Log, source.Transaction.ToString())}"
            );

    /// <summary>Before Trinity the default of the chain was not read; operator sets came later.</summary>
    private bool IgnoresDefault(RewardRow reward, int day) =>
        reward.Set < 0 && state.Rules.IsBefore(Fork.Trinity, day, reward.SubmissionDay);

    private static Event? Latest(IEnumerable<Event> events, int day)
    {
        var active = events.Where(entry => Days.After(entry.ActivatedAt) <= day).ToList();
        return active.Count == 0 ? null : active.MaxBy(entry => (entry.ActivatedAt, entry.Block, entry.Log));
    }

    private IEnumerable<Event> Own(RewardRow reward, Address account)
    {
        var avs = state.Book[reward.Avs];
        return reward switch
        {
            { Kind: SubmissionKind.AllEarners } => facts
                .OperatorPiSplits.Where(row => row.Operator == account)
                .Select(row => new Event(
                    row.ActivatedAt,
                    row.BlockNumber,
                    row.LogIndex,
                    row.NewSplitBips,
                    row.TransactionHash
                )),
            { Set: < 0 } => facts
                .OperatorAvsSplits.Where(row => row.Operator == account && row.Avs == avs)
                .Select(row => new Event(
                    row.ActivatedAt,
                    row.BlockNumber,
                    row.LogIndex,
                    row.NewSplitBips,
                    row.TransactionHash
                )),
            _ => facts
                .OperatorSetSplits.Where(row =>
                    row.Operator == account && row.Avs == avs && row.OperatorSetId == state.Sets[reward.Set].Number
                )
                .Select(row => new Event(
                    row.ActivatedAt,
                    row.BlockNumber,
                    row.LogIndex,
                    row.NewSplitBips,
                    row.TransactionHash
                )),
        };
    }

    private IEnumerable<Event> Defaults()
    {
        foreach (var row in facts.DefaultOperatorSplits)
            if (state.Blocks.TryGet(row.BlockNumber, out var time))
                yield return new Event(time, row.BlockNumber, row.LogIndex, row.NewSplitBips, row.TransactionHash);
    }
}
