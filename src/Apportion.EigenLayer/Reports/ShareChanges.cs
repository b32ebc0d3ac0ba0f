using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>The changes of shares of the accounts that explanations ask for, found in one pass for many accounts.</summary>
/// <remarks>Source: spec eigenlayer section 4. Not for use on several threads at once.</remarks>
internal sealed class ShareChanges
{
    private readonly EigenLayerFacts _facts;
    private readonly Dictionary<Address, List<StakerShareDelta>> _ofStaker = [];
    private readonly Dictionary<Address, List<OperatorShareDelta>> _ofOperator = [];
    private readonly Dictionary<(long Block, long Log, Address Strategy), string> _causes = [];

    public ShareChanges(EigenLayerFacts facts)
    {
        _facts = facts;
        foreach (var row in facts.SlashedOperators)
            _causes[(row.BlockNumber, row.LogIndex, row.Strategy)] =
                $"slash of operator {row.Operator} by {row.Avs}, wad {row.WadSlashed}, ";
        foreach (var row in facts.QueuedSlashingWithdrawals)
            _causes[(row.BlockNumber, row.LogIndex, row.Strategy)] = "queued withdrawal, ";
    }

    /// <summary>Finds the changes of stakers that were not asked for yet.</summary>
    public void Prepare(IEnumerable<Address> stakers) =>
        Find(
            _ofStaker,
            stakers,
            _facts.StakerShareDeltas,
            row => row.Staker,
            row => (row.BlockTime, row.LogIndex, row.Shares)
        );

    /// <summary>A staker's changes in a strategy that count on a day, in order.</summary>
    public List<StakerShareDelta> OfStaker(Address staker, Address strategy, int day)
    {
        Prepare([staker]);
        return _ofStaker[staker].FindAll(row => row.Strategy == strategy && Days.After(row.BlockTime) <= day);
    }

    /// <summary>An operator's changes in a strategy that count on a day, in order.</summary>
    public List<OperatorShareDelta> OfOperator(Address account, Address strategy, int day)
    {
        Find(
            _ofOperator,
            [account],
            _facts.OperatorShareDeltas,
            row => row.Operator,
            row => (row.BlockTime, row.LogIndex, row.Shares)
        );
        return _ofOperator[account].FindAll(row => row.Strategy == strategy && Days.After(row.BlockTime) <= day);
    }

    /// <summary>The event of a change: its log, and what it was where the facts tell.</summary>
    public FactSource SourceOf(long block, long log, Hash256 transaction, Address strategy) =>
        new(
            _causes.GetValueOrDefault((block, log, strategy))
                + FactSource.Log((ulong)block, (ulong)log, transaction.ToString())
        );

    private static void Find<T>(
        Dictionary<Address, List<T>> known,
        IEnumerable<Address> accounts,
        List<T> rows,
        Func<T, Address> account,
        Func<T, (long, long, Int128)> place
    )
    {
        var wanted = accounts.Where(entry => !known.ContainsKey(entry)).ToHashSet();
        if (wanted.Count == 0)
            return;
        foreach (var entry in wanted)
            known[entry] = [];
        foreach (var row in rows)
            if (wanted.Contains(account(row)))
                known[account(row)].Add(row);
        foreach (var entry in wanted)
            known[entry] = [.. known[entry].OrderBy(place)];
    }
}
