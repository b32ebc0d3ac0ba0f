using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Accounting;

/// <summary>
/// Sums the movements by who, why and where, and makes the ledger of a run. Memory follows accounts, not history.
/// </summary>
public sealed class RewardAccounts : IFlowObserver
{
    /// <summary>GRT, 18 decimals.</summary>
    public static readonly Asset Grt = new("GRT", 18);

    private const string Pot = "issuance";
    private const string AllocatorPot = "allocator";
    private readonly Dictionary<
        (FlowKind Kind, RewardCondition Condition, Address Recipient, Address Indexer),
        UInt256
    > _sums = [];
    private readonly Dictionary<Hash256, Dictionary<(FlowKind, RewardCondition), UInt256>> _subgraphs = [];
    private readonly Dictionary<Address, Dictionary<(FlowKind, RewardCondition), UInt256>> _allocations = [];
    private readonly ConservationBook _book;
    private readonly TheGraphEngine _engine;

    /// <summary>Observes an engine from now on.</summary>
    public RewardAccounts(TheGraphEngine engine)
    {
        _engine = engine;
        _book = new ConservationBook(engine);
        engine.Observe(this);
    }

    /// <summary>The conservation account behind the ledger.</summary>
    public ConservationBook Book => _book;

    /// <inheritdoc/>
    public void Observe(in CallContext call, in Flow flow)
    {
        if (flow.Amount.IsZero || flow.Kind is FlowKind.Issued or FlowKind.Deferred)
            return;
        Add(_sums, (flow.Kind, flow.Condition, flow.Recipient, Payee(flow)), flow.Amount);
        if (!flow.Subgraph.IsZero)
            Add(Of(_subgraphs, flow.Subgraph), (flow.Kind, flow.Condition), flow.Amount);
        if (!flow.Allocation.IsZero)
            Add(Of(_allocations, flow.Allocation), (flow.Kind, flow.Condition), flow.Amount);
    }

    /// <summary>Totals of a subgraph by kind and condition, wei, in order.</summary>
    public IReadOnlyList<RewardTotal> OfSubgraph(Hash256 id) => Totals(_subgraphs.GetValueOrDefault(id));

    /// <summary>Totals of an allocation by kind and condition, wei, in order.</summary>
    public IReadOnlyList<RewardTotal> OfAllocation(Address id) => Totals(_allocations.GetValueOrDefault(id));

    /// <summary>Subgraphs that anything happened to, in order.</summary>
    public IEnumerable<Hash256> Subgraphs => _subgraphs.Keys.Order();

    /// <summary>Allocations that anything happened to, in order.</summary>
    public IEnumerable<Address> Allocations => _allocations.Keys.Order();

    /// <summary>
    /// What was minted and dropped so far, by account and reason, in order; without the balance that only a gapless replay
    /// has.
    /// </summary>
    public IReadOnlyList<RewardPayment> Payments() =>
        [
            .. _sums
                .Select(pair => (Line: Line(pair.Key), Amount: pair.Value))
                .Where(pair => pair.Line.Account is not null)
                .Select(pair => new RewardPayment(pair.Line.Account!, pair.Line.Reason, pair.Line.Kind, pair.Amount))
                .OrderBy(payment => payment.Account, StringComparer.Ordinal)
                .ThenBy(payment => payment.Reason, StringComparer.Ordinal),
        ];

    /// <summary>The balanced ledger of the run so far.</summary>
    /// <exception cref="BrokenInvariantException">The conservation law does not hold.</exception>
    public Ledger BuildLedger(ulong block)
    {
        var statement = _book.Check();
        var period = new Period(PeriodKind.Block, checked((long)block));
        var builder = new LedgerBuilder();
        builder.SetDate(period, _engine.Timestamp);
        var isException = !statement.PaidTwice.IsZero || statement.Undistributed.Sign < 0;
        var pot = builder.AddPot(
            new Pot(
                Pot,
                period,
                Grt,
                Whole(statement.Issued + statement.UndistributedAtStart),
                isException ? new ConservationException("thegraph.baseline.paid-twice", "the-graph section 18") : null
            )
        );
        var posted = PostRewards(builder, pot);
        posted += PostDust(builder, pot);
        var undistributed = Whole(statement.Undistributed);
        builder.Post(pot, "undistributed", undistributed, "thegraph.undistributed", PostingKind.Undistributed);
        posted += (BigInteger)undistributed;
        var rest = (BigInteger)pot.Amount - posted;
        if (!isException && (rest.Sign < 0 || rest >= 10))
            throw new BrokenInvariantException(
                "thegraph.fractions",
                FormattableString.Invariant($"{rest} wei are not accounted for")
            );
        if (rest.Sign > 0 && !isException)
            builder.Post(pot, "nobody", (UInt256)rest, "thegraph.dust.fractions", PostingKind.Dust);
        PostAllocator(builder, period);
        return builder.Build();
    }

    private BigInteger PostRewards(LedgerBuilder builder, Pot pot)
    {
        var posted = BigInteger.Zero;
        foreach (var (key, amount) in _sums)
        {
            var (account, reason, kind) = Line(key);
            if (account is null || key.Kind == FlowKind.AllocatorMint)
                continue;
            builder.Post(pot, account, amount, reason, kind);
            posted += (BigInteger)amount;
        }
        return posted;
    }

    internal static (string? Account, string Reason, PostingKind Kind) Line(
        (FlowKind Kind, RewardCondition Condition, Address Recipient, Address Indexer) key
    ) =>
        key.Kind switch
        {
            FlowKind.IndexerReward => (key.Recipient.ToString(), "thegraph.indexing-reward", PostingKind.Reward),
            FlowKind.DelegatorReward => ($"delegators:{key.Indexer}", "thegraph.delegation-reward", PostingKind.Reward),
            FlowKind.Reclaimed => (
                key.Recipient.ToString(),
                "thegraph.reclaim." + key.Condition.Name(),
                PostingKind.Reclaimed
            ),
            FlowKind.Dropped => ("nobody", "thegraph.dropped." + key.Condition.Name(), PostingKind.Dropped),
            FlowKind.AllocatorMint => (key.Recipient.ToString(), "thegraph.allocator-mint", PostingKind.Reward),
            _ => default,
        };

    private BigInteger PostDust(LedgerBuilder builder, Pot pot)
    {
        var posted = BigInteger.Zero;
        foreach (
            var (kind, name) in (ReadOnlySpan<(FlowKind, string)>)
                [
                    (FlowKind.SignalDust, "signal"),
                    (FlowKind.Unattributed, "outside-pools"),
                    (FlowKind.SubgraphDust, "subgraph"),
                    (FlowKind.TokenDust, "allocated-token"),
                    (FlowKind.AllocationDust, "allocation"),
                ]
        )
        {
            var amount = Whole(_book.Dust(kind));
            builder.Post(pot, "nobody", amount, "thegraph.dust." + name, PostingKind.Dust);
            posted += (BigInteger)amount;
        }
        return posted;
    }

    private void PostAllocator(LedgerBuilder builder, Period period)
    {
        var total = _book.Amount(FlowKind.AllocatorMint);
        if (total.IsZero)
            return;
        var pot = builder.AddPot(new Pot(AllocatorPot, period, Grt, total));
        foreach (var ((kind, _, recipient, _), amount) in _sums)
            if (kind == FlowKind.AllocatorMint)
                builder.Post(pot, recipient.ToString(), amount, "thegraph.allocator-mint");
    }

    /// <summary>Delegators are credited per indexer; every other movement is summed by recipient alone.</summary>
    internal static Address Payee(in Flow flow) => flow.Kind == FlowKind.DelegatorReward ? flow.Indexer : default;

    private static UInt256 Whole(BigInteger scaled)
    {
        var wei = scaled / (BigInteger)Scale.One;
        return wei.Sign < 0 ? UInt256.Zero : (UInt256)wei;
    }

    private static void Add<TKey>(Dictionary<TKey, UInt256> sums, TKey key, UInt256 amount)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + amount;

    private static Dictionary<(FlowKind, RewardCondition), UInt256> Of<TKey>(
        Dictionary<TKey, Dictionary<(FlowKind, RewardCondition), UInt256>> map,
        TKey key
    )
        where TKey : notnull => map.TryGetValue(key, out var found) ? found : map[key] = [];

    private static RewardTotal[] Totals(Dictionary<(FlowKind Kind, RewardCondition Condition), UInt256>? sums) =>
        sums is null
            ? []
            :
            [
                .. sums.OrderBy(pair => pair.Key.Kind)
                    .ThenBy(pair => pair.Key.Condition)
                    .Select(pair => new RewardTotal(pair.Key.Kind, pair.Key.Condition, pair.Value)),
            ];
}
