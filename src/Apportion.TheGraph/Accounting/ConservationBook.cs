using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Accounting;

/// <summary>
/// Holds everything issued against everything that left and everything still undistributed, in units of 10^-18 wei, so
/// that not even a floor's remainder is silent. Source: spec the-graph section 21, invariants 2 and 8.
/// </summary>
public sealed class ConservationBook : IFlowObserver
{
    private static readonly int Kinds = Enum.GetValues<FlowKind>().Length;
    private readonly World _world;
    private readonly UInt256[] _amounts = new UInt256[Kinds];
    private readonly UInt256[] _fractions = new UInt256[Kinds];
    private readonly BigInteger _undistributedAtStart;
    private readonly NewRewardsPerSignal _pendingAtStart;

    /// <summary>Starts an account of an engine and observes it from now on.</summary>
    public ConservationBook(TheGraphEngine engine)
    {
        _world = engine.World;
        _pendingAtStart = _world.Rewards.NewPerSignal();
        _undistributedAtStart = Undistributed(out _);
        engine.Observe(this);
    }

    /// <inheritdoc/>
    public void Observe(in CallContext call, in Flow flow)
    {
        _amounts[(int)flow.Kind] += flow.Amount;
        _fractions[(int)flow.Kind] += flow.Fraction;
    }

    /// <summary>Whole wei of a kind so far.</summary>
    public UInt256 Amount(FlowKind kind) => _amounts[(int)kind];

    /// <summary>Fractions of a kind so far, 10^-18 wei.</summary>
    public UInt256 Fraction(FlowKind kind) => _fractions[(int)kind];

    /// <summary>
    /// What floors kept back, and the share of GRT outside every pool, the span since the last update included; 10^-18 wei.
    /// </summary>
    public BigInteger Dust(FlowKind kind)
    {
        var recorded = (BigInteger)_fractions[(int)kind];
        var pending = _world.Rewards.NewPerSignal();
        return kind switch
        {
            FlowKind.SignalDust => recorded + (BigInteger)pending.Remainder,
            FlowKind.Unattributed => recorded + ((BigInteger)pending.Claimable * OutsidePools),
            FlowKind.AllocationDust => recorded + (BigInteger)_fractions[(int)FlowKind.SetAside],
            _ => recorded,
        };
    }

    private BigInteger OutsidePools =>
        (BigInteger)_world.Rewards.Signal - (BigInteger)_world.State.SignalledTotal.Value;

    /// <summary>Holds the law against the state of this moment. Exact: every difference is a bug.</summary>
    /// <exception cref="BrokenInvariantException">Issued is not minted + reclaimed + dropped + dust + undistributed.</exception>
    public ConservationStatement Check()
    {
        var statement = State();
        if (!statement.Difference.IsZero)
            throw new BrokenInvariantException(
                "thegraph.conservation",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"block {_world.Block}: issued and paid twice exceed what left and what is undistributed by {statement.Difference} (10^-18 wei)"
                )
            );
        return statement;
    }

    /// <summary>The statement of this moment, balanced or not.</summary>
    public ConservationStatement State()
    {
        var undistributed = Undistributed(out var pendingDust);
        var pending = _world.Rewards.NewPerSignal();
        var issued = Scaled(FlowKind.Issued) + Scale1(pending.Issued) - Scale1(_pendingAtStart.Issued);
        return new ConservationStatement(
            issued,
            Scaled(FlowKind.PaidTwice),
            Scaled(FlowKind.IndexerReward) + Scaled(FlowKind.DelegatorReward),
            Scaled(FlowKind.Reclaimed),
            Scaled(FlowKind.Dropped),
            Dust() + pendingDust,
            undistributed,
            _undistributedAtStart
        );
    }

    private BigInteger Dust() =>
        Scaled(FlowKind.SignalDust)
        + Scaled(FlowKind.Unattributed)
        + Scaled(FlowKind.SubgraphDust)
        + Scaled(FlowKind.TokenDust)
        + Scaled(FlowKind.AllocationDust)
        + (BigInteger)_fractions[(int)FlowKind.SetAside];

    private BigInteger Scaled(FlowKind kind) => Scale1(_amounts[(int)kind]) + (BigInteger)_fractions[(int)kind];

    private static BigInteger Scale1(UInt256 wei) => (BigInteger)wei * (BigInteger)Scale.One;

    /// <summary>
    /// Everything accrued and given to nobody yet, in 10^-18 wei. In the baseline a subgraph's part may be negative: its
    /// snapshot ran ahead of what it accrued.
    /// </summary>
    private BigInteger Undistributed(out BigInteger pendingDust)
    {
        var state = _world.State;
        var pending = _world.Rewards.NewPerSignal();
        var accumulated = (BigInteger)state.Rewards.Value.AccRewardsPerSignal + (BigInteger)pending.Claimable;
        pendingDust = (BigInteger)pending.Remainder + ((BigInteger)pending.Claimable * OutsidePools);
        var total = Scale1(pending.Unclaimable);
        foreach (var entry in state.Subgraphs.Values)
            total += SubgraphPart(entry.Value, accumulated);
        foreach (var entry in state.Allocations.Values)
            if (entry.Value.IsOpen)
                total += AllocationPart(entry.Value, state.Subgraph(entry.Value.SubgraphDeploymentId).Value);
        return total;
    }

    private static BigInteger SubgraphPart(in SubgraphState subgraph, BigInteger accumulated) =>
        ((accumulated - (BigInteger)subgraph.AccRewardsPerSignalSnapshot) * (BigInteger)subgraph.SignalledTokens)
        + (
            ((BigInteger)subgraph.AccRewardsForSubgraph - (BigInteger)subgraph.AccRewardsForSubgraphSnapshot)
            * (BigInteger)Scale.One
        );

    private static BigInteger AllocationPart(in AllocationState allocation, in SubgraphState subgraph) =>
        Scale1(allocation.AccRewardsPending)
        + (
            ((BigInteger)subgraph.AccRewardsPerAllocatedToken - (BigInteger)allocation.AccRewardsPerAllocatedToken)
            * (BigInteger)allocation.Tokens
        );
}
