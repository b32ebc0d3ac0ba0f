using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.State;

/// <summary>Builds the state of a cutoff from facts.</summary>
internal sealed class StateBuilder
{
    private const int FullSplit = 10000;

    private readonly EigenLayerFacts _facts;
    private readonly RewardsRules _rules;
    private readonly int _cutoff;
    private readonly long _moment;
    private readonly AddressBook _book;
    private readonly SetBook _sets;
    private readonly BlockTimes _blocks;

    private StateBuilder(EigenLayerFacts facts, RewardsRules rules, int cutoff)
    {
        (_facts, _rules, _cutoff, _moment) = (facts, rules, cutoff, Days.Midnight(cutoff));
        _book = AddressCollector.Collect(facts);
        _sets = new SetBook(CollectSets());
        _blocks = new BlockTimes(facts.Blocks);
    }

    /// <summary>The state of the last of a history of cutoffs.</summary>
    /// <param name="facts">The facts; later ones may be among them.</param>
    /// <param name="rules">What to follow.</param>
    /// <param name="cutoffs">Cutoff days in ascending order, at least one.</param>
    public static EigenLayerState Build(EigenLayerFacts facts, RewardsRules rules, IReadOnlyList<int> cutoffs) =>
        new StateBuilder(facts, rules, cutoffs[^1]).Build(cutoffs);

    private EigenLayerState Build(IReadOnlyList<int> cutoffs)
    {
        var stakerShares = new ShareTable(_book.Count, StakerChanges());
        var queue = BuildQueue();
        queue?.AddBack(stakerShares, FirstDayWithQueue(cutoffs));
        var delegations = new DelegationTable(Delegations());
        var avsOperators = new RegistrationTable<(int, int)>(AvsOperators(), default);
        var setOperators = new RegistrationTable<(int, int)>(SetOperators(), new(false, _rules.WithdrawalQueueWindow));
        return new EigenLayerState
        {
            Rules = _rules,
            Cutoff = _cutoff,
            Book = _book,
            Sets = _sets,
            Blocks = _blocks,
            StakerShares = stakerShares,
            OperatorShares = new ShareTable(_book.Count, OperatorChanges()),
            Delegations = delegations,
            AvsOperators = avsOperators,
            Restaked = new RestakedTable(RestakedDays()),
            AvsSplits = StepTable<(int, int), int>.FromNextDay(AvsSplits()),
            PiSplits = StepTable<int, int>.FromNextDay(PiSplits()),
            DefaultSplits = StepTable<int, int>.FromNextDay(DefaultSplits()),
            SetSplits = StepTable<(int, int), int>.FromNextDay(SetSplits()),
            SetOperators = setOperators,
            SetStrategies = new RegistrationTable<(int, int)>(SetStrategies(), new(true, 0)),
            Allocations = new AllocationTable(
                Allocations(),
                MaxMagnitudes(),
                _rules.Ruleset.AllocationDayEndsWithEffectiveBlock
            ),
            Queue = queue,
            Excluded = [.. _facts.ExcludedAddresses.Where(IsOfNetwork).Select(row => _book.Id(row.Account))],
            Members = new Membership(avsOperators, setOperators),
            Changes = new StakeChanges(stakerShares, delegations, FirstDay(), _cutoff),
        };
    }

    private QueuedWithdrawals? BuildQueue() =>
        _rules.Ruleset.AddsQueuedWithdrawalsBack
            ? new QueuedWithdrawals(_facts, _book, _blocks, _rules.WithdrawalQueueWindow)
            : null;

    /// <summary>
    /// Runs whose last block lies before Sabine wrote their days without the queue, and nothing rewrites them.
    /// </summary>
    /// <remarks>Source: spec eigenlayer-v2.2-draft section 5.3.</remarks>
    private int FirstDayWithQueue(IReadOnlyList<int> cutoffs)
    {
        var first = int.MinValue;
        foreach (var cutoff in cutoffs)
            if (_blocks.LastAtOrBefore(Days.Midnight(cutoff)) < _rules.SabineBlock)
                first = cutoff;
        return first;
    }

    private int FirstDay() =>
        _facts.StakerShareDeltas.Count == 0 ? _cutoff : _facts.StakerShareDeltas.Min(row => Days.Of(row.BlockTime));

    private bool IsOfNetwork(ExcludedAddress row) =>
        string.Equals(row.Network, _rules.Network, StringComparison.Ordinal);

    private List<ShareChange> StakerChanges()
    {
        var changes = new List<ShareChange>(_facts.StakerShareDeltas.Count);
        foreach (var row in _facts.StakerShareDeltas)
            if (row.BlockTime < _moment)
                changes.Add(new(_book.Id(row.Staker), _book.Id(row.Strategy), Days.After(row.BlockTime), row.Shares));
        return changes;
    }

    private List<ShareChange> OperatorChanges()
    {
        var changes = new List<ShareChange>(_facts.OperatorShareDeltas.Count);
        foreach (var row in _facts.OperatorShareDeltas)
            if (row.BlockTime < _moment)
                changes.Add(new(_book.Id(row.Operator), _book.Id(row.Strategy), Days.After(row.BlockTime), row.Shares));
        return changes;
    }

    private List<(int, Moment, int)> Delegations()
    {
        var zero = _book.Id(Core.Address.Zero);
        return Changes(
            _facts.StakerDelegationChanges,
            row => _book.Id(row.Staker),
            row => row.Delegated ? _book.Id(row.Operator) : zero
        );
    }

    private List<((int, int), Moment, bool)> AvsOperators() =>
        Changes(
            _facts.AvsOperatorStateChanges,
            row => (_book.Id(row.Operator), _book.Id(row.Avs)),
            row => row.Registered
        );

    private List<((int, int), Moment, bool)> SetOperators() =>
        Changes(
            _facts.OperatorSetOperatorRegistrations,
            row => (_book.Id(row.Operator), Set(row.Avs, row.OperatorSetId)),
            row => row.IsActive
        );

    private List<((int, int), Moment, bool)> SetStrategies() =>
        Changes(
            _facts.OperatorSetStrategyRegistrations,
            row => (_book.Id(row.Strategy), Set(row.Avs, row.OperatorSetId)),
            row => row.IsActive
        );

    /// <summary>Changes whose block lies before the cutoff, with their place in time.</summary>
    private List<(TKey, Moment, TValue)> Changes<TRow, TKey, TValue>(
        List<TRow> rows,
        Func<TRow, TKey> key,
        Func<TRow, TValue> value
    )
        where TRow : IEventRow
    {
        var changes = new List<(TKey, Moment, TValue)>(rows.Count);
        foreach (var row in rows)
            if (_blocks.TryGetBefore(row.BlockNumber, _moment, out var time))
                changes.Add((key(row), new(time, row.LogIndex, 0), value(row)));
        return changes;
    }

    /// <summary>Days for which a strategy was reported; upstream does not look at the cutoff here.</summary>
    private Dictionary<(int, int, int), HashSet<int>> RestakedDays()
    {
        var days = new Dictionary<(int, int, int), HashSet<int>>();
        foreach (var row in _facts.OperatorRestakedStrategies)
        {
            if (row.AvsDirectoryAddress != _rules.AvsDirectory)
                continue;
            var key = (_book.Id(row.Operator), _book.Id(row.Avs), _book.Id(row.Strategy));
            if (!days.TryGetValue(key, out var set))
                days[key] = set = [];
            set.Add(Days.After(row.BlockTime));
        }
        return days;
    }

    private List<((int, int), Moment, int)> AvsSplits() =>
        Activations(
            _facts.OperatorAvsSplits,
            row => row.ActivatedAt,
            row => (_book.Id(row.Operator), _book.Id(row.Avs)),
            row => row.NewSplitBips
        );

    private List<(int, Moment, int)> PiSplits() =>
        Activations(
            _facts.OperatorPiSplits,
            row => row.ActivatedAt,
            row => _book.Id(row.Operator),
            row => row.NewSplitBips
        );

    private List<((int, int), Moment, int)> SetSplits() =>
        Activations(
            _facts.OperatorSetSplits,
            row => row.ActivatedAt,
            row => (_book.Id(row.Operator), Set(row.Avs, row.OperatorSetId)),
            row => Cap(row.NewSplitBips)
        );

    private List<(int, Moment, int)> DefaultSplits() =>
        Changes(_facts.DefaultOperatorSplits, _ => 0, row => Cap(row.NewSplitBips));

    /// <summary>Changes that are in force before the cutoff: ordered by activation, then by block and log.</summary>
    private List<(TKey, Moment, int)> Activations<TRow, TKey>(
        List<TRow> rows,
        Func<TRow, long> activatedAt,
        Func<TRow, TKey> key,
        Func<TRow, int> bips
    )
        where TRow : IEventRow
    {
        var changes = new List<(TKey, Moment, int)>(rows.Count);
        foreach (var row in rows)
            if (activatedAt(row) < _moment && _blocks.TryGet(row.BlockNumber, out var time))
                changes.Add((key(row), new(activatedAt(row), time, row.LogIndex), bips(row)));
        return changes;
    }

    private List<(AllocationKey, Allocation)> Allocations()
    {
        var changes = new List<(AllocationKey, Allocation)>();
        foreach (var row in _facts.OperatorAllocations)
            if (_blocks.TryGetBefore(row.EffectiveBlock, _moment, out var time))
                changes.Add(
                    (
                        new(_book.Id(row.Operator), Set(row.Avs, row.OperatorSetId), _book.Id(row.Strategy)),
                        new(time, row.BlockNumber, row.LogIndex, row.Magnitude)
                    )
                );
        return changes;
    }

    private List<((int, int), Moment, ulong)> MaxMagnitudes()
    {
        var changes = new List<((int, int), Moment, ulong)>();
        foreach (var row in _facts.OperatorMaxMagnitudes)
            if (_blocks.TryGetBefore(row.BlockNumber, _moment, out var time))
                changes.Add(
                    (
                        (_book.Id(row.Operator), _book.Id(row.Strategy)),
                        new(time, row.BlockNumber, row.LogIndex),
                        row.MaxMagnitude
                    )
                );
        return changes;
    }

    private int Cap(int bips) => _rules.Ruleset.CapsSetSplits ? Math.Min(bips, FullSplit) : bips;

    private int Set(Core.Address avs, uint number) => _sets.Id(_book.Id(avs), number);

    private IEnumerable<(int, uint)> CollectSets() =>
        _facts
            .OperatorSetOperatorRegistrations.Select(row => (_book.Id(row.Avs), row.OperatorSetId))
            .Concat(_facts.OperatorSetStrategyRegistrations.Select(row => (_book.Id(row.Avs), row.OperatorSetId)))
            .Concat(_facts.OperatorAllocations.Select(row => (_book.Id(row.Avs), row.OperatorSetId)))
            .Concat(_facts.OperatorSetSplits.Select(row => (_book.Id(row.Avs), row.OperatorSetId)))
            .Concat(_facts.UniqueStakeRewardSubmissions.Select(row => (_book.Id(row.Avs), row.OperatorSetId)))
            .Concat(_facts.TotalStakeRewardSubmissions.Select(row => (_book.Id(row.Avs), row.OperatorSetId)))
            .Concat(
                _facts.OperatorDirectedOperatorSetRewardSubmissions.Select(row =>
                    (_book.Id(row.Avs), row.OperatorSetId)
                )
            );
}
