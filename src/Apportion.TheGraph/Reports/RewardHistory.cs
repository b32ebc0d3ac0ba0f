using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Reports;

/// <summary>
/// Collects the movements of one allocation, indexer, subgraph, condition or delegation pool, one row a block in which
/// anything moved.
/// </summary>
public sealed class RewardHistory : IFlowObserver
{
    private static readonly FlowKind[] Shown =
    [
        FlowKind.Distributed,
        FlowKind.IndexerReward,
        FlowKind.DelegatorReward,
        FlowKind.Reclaimed,
        FlowKind.Dropped,
        FlowKind.Deferred,
    ];

    private readonly TheGraphEngine _engine;
    private readonly HistorySubject _subject;
    private readonly string _name;
    private readonly Address _address;
    private readonly Hash256 _subgraph;
    private readonly RewardCondition _condition;
    private readonly SortedDictionary<ulong, UInt256[]> _rows = [];
    private readonly Dictionary<ulong, (UInt256 Tokens, UInt256 Shares)> _pool = [];
    private readonly SortedDictionary<(ulong Block, int Column), string> _doubts = [];

    /// <summary>Observes an engine from now on.</summary>
    /// <param name="engine">The engine of a replay that has not begun.</param>
    /// <param name="subject">What is followed.</param>
    /// <param name="name">Address, subgraph deployment id (bytes32) or condition name.</param>
    /// <exception cref="ApportionException">The name does not fit the subject.</exception>
    public RewardHistory(TheGraphEngine engine, HistorySubject subject, string name)
        : this(subject, name, engine) => engine.Observe(this);

    /// <summary>
    /// Observes a replay from logs from now on. What the chain's logs state is exact; a cell that is only bounded stays
    /// empty, and a finding names it.
    /// </summary>
    /// <inheritdoc cref="RewardHistory(TheGraphEngine, HistorySubject, string)"/>
    public RewardHistory(LogReplayer replayer, HistorySubject subject, string name)
        : this(subject, name, replayer.Engine) =>
        replayer.After += step =>
        {
            foreach (var movement in step.Movements)
                Observe(step.Block, movement.Flow, movement.Doubt);
        };

    private RewardHistory(HistorySubject subject, string name, TheGraphEngine engine)
    {
        _engine = engine;
        _subject = subject;
        _name = name;
        var known = subject switch
        {
            HistorySubject.Subgraph => Hash256.TryParse(name, out _subgraph),
            HistorySubject.Condition => RewardConditions.TryParse(name, out _condition),
            _ => Address.TryParse(name, out _address),
        };
        if (!known)
            throw ApportionException.Malformed(
                "thegraph.history.subject",
                subject.ToString().ToLowerInvariant(),
                subject == HistorySubject.Condition ? "one of " + string.Join(", ", RewardConditions.AllNames)
                    : subject == HistorySubject.Subgraph ? "a subgraph deployment id, 0x and 64 hex digits"
                    : "an address, 0x and 40 hex digits",
                name,
                "write it as the contracts do"
            );
    }

    /// <inheritdoc/>
    public void Observe(in CallContext call, in Flow flow) => Observe(call.Block, flow, doubt: null);

    private void Observe(ulong block, in Flow flow, string? doubt)
    {
        var column = Array.IndexOf(Shown, flow.Kind);
        if (column < 0 || flow.Amount.IsZero || !Concerns(flow))
            return;
        if (!_rows.TryGetValue(block, out var row))
            _rows[block] = row = new UInt256[Shown.Length];
        row[column] += flow.Amount;
        if (doubt is not null)
            _doubts.TryAdd((block, column), doubt);
        if (_subject == HistorySubject.Delegators)
        {
            ref readonly var pool = ref _engine.World.State.Indexer(_address).Value.Pool;
            _pool[block] = (pool.Tokens, pool.Shares);
        }
    }

    /// <summary>The history so far.</summary>
    public History Build(IReadOnlyList<Finding> findings)
    {
        var grt = RewardAccounts.Grt;
        var columns = new List<HistoryColumn>
        {
            new("distributed", "To allocations", grt, true),
            new("toIndexer", "To indexer", grt, true),
            new("toDelegators", "To delegators", grt, true),
            new("reclaimed", "Reclaimed", grt, true),
            new("dropped", "Dropped", grt, true),
            new("deferred", "Deferred", grt),
        };
        if (_subject == HistorySubject.Delegators)
            columns.AddRange([
                new("poolTokens", "Pool", grt),
                new("poolShares", "Pool shares", grt),
                new("sharePrice", "GRT a share", grt),
            ]);
        var rows = _rows.Select(row => new HistoryRow(
            new Period(PeriodKind.Block, checked((long)row.Key)),
            [.. row.Value.Select((amount, column) => Cell(row.Key, column, amount)), .. PoolCells(row.Key)]
        ));
        return new History(_name, columns, [.. rows], [.. findings, .. Doubts(columns)]);
    }

    private string? Cell(ulong block, int column, UInt256 amount) =>
        _doubts.ContainsKey((block, column)) ? null : amount.ToString();

    private IEnumerable<Finding> Doubts(IReadOnlyList<HistoryColumn> columns) =>
        _doubts.Select(pair =>
            Finding.Missing(
                "thegraph.history.inexact",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"block {pair.Key.Block}, {columns[pair.Key.Column].Title.ToLowerInvariant()}"
                ),
                "the exact amount",
                $"{_rows[pair.Key.Block][pair.Key.Column]} wei by the rules, {pair.Value}; anchors before and after make it exact"
            )
        );

    private IEnumerable<string?> PoolCells(ulong block)
    {
        if (_subject != HistorySubject.Delegators)
            return [];
        var (tokens, shares) = _pool[block];
        var price = shares.IsZero ? UInt256.Zero : UInt256.MulDivFloor(tokens, Scale.One, shares);
        return [tokens.ToString(), shares.ToString(), shares.IsZero ? null : price.ToString()];
    }

    private bool Concerns(in Flow flow) =>
        _subject switch
        {
            HistorySubject.Allocation => flow.Allocation == _address,
            HistorySubject.Indexer => flow.Indexer == _address,
            HistorySubject.Subgraph => flow.Subgraph == _subgraph,
            HistorySubject.Condition => flow.Condition == _condition,
            _ => flow.Indexer == _address && flow.Kind == FlowKind.DelegatorReward,
        };
}
