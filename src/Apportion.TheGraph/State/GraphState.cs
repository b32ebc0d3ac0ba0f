namespace Apportion.TheGraph.State;

/// <summary>Everything the contracts store that rewards depend on.</summary>
internal sealed class GraphState
{
    private readonly List<AllocationEntry> _created = [];
    private readonly Dictionary<Address, Cell<UInt256>> _balances = [];

    public Journal Journal { get; } = new();
    public Cell<RewardsManagerState> Rewards { get; } = new();
    public Cell<EpochClock> Epochs { get; } = new();
    public Cell<ServiceParameters> Parameters { get; } = new();
    public Cell<EligibilityOracleState> Oracle { get; } = new(EligibilityOracleState.Initial);
    public Cell<IssuanceAllocatorState> Allocator { get; } = new(IssuanceAllocatorState.Initial(0));
    public Cell<UInt256> TotalSupply { get; } = new();

    /// <summary>Sum of all curation pools; the curation contract's balance may be larger.</summary>
    public Cell<UInt256> SignalledTotal { get; } = new();

    public Dictionary<Hash256, Cell<Address>> ReclaimAddresses { get; } = [];
    public Dictionary<Hash256, SubgraphEntry> Subgraphs { get; } = [];
    public Dictionary<Address, AllocationEntry> Allocations { get; } = [];
    public Dictionary<Address, IndexerEntry> Indexers { get; } = [];
    public Dictionary<(Address Indexer, Address Delegator), Cell<UInt256>> Delegations { get; } = [];
    public Dictionary<(Address Indexer, Address Delegator), RequestQueue> DelegationThaws { get; } = [];
    public Dictionary<(Hash256 Subgraph, Address Curator), Cell<UInt256>> CuratorShares { get; } = [];
    public Dictionary<Address, Cell<EligibilityRenewal>> Renewals { get; } = [];
    public Dictionary<(Address Provider, Address Operator), Cell<bool>> Operators { get; } = [];
    public IReadOnlyDictionary<Address, Cell<UInt256>> Balances => _balances;

    public SubgraphEntry Subgraph(Hash256 id) =>
        Subgraphs.TryGetValue(id, out var found) ? found : Subgraphs[id] = new SubgraphEntry(id);

    public IndexerEntry Indexer(Address id) =>
        Indexers.TryGetValue(id, out var found) ? found : Indexers[id] = new IndexerEntry(id);

    public AllocationEntry? FindAllocation(Address id) => Allocations.GetValueOrDefault(id);

    public AllocationEntry CreateAllocation(Address id)
    {
        if (Allocations.TryGetValue(id, out var found))
            return found;
        var entry = new AllocationEntry(id);
        Allocations[id] = entry;
        _created.Add(entry);
        return entry;
    }

    /// <summary>Starts to follow an account's GRT balance from a known value.</summary>
    public void TrackBalance(Address account, UInt256 balance)
    {
        if (!_balances.TryGetValue(account, out var cell))
            _balances[account] = cell = new Cell<UInt256>();
        Journal.Write(cell) = balance;
    }

    /// <summary>The followed balance of an account, or null if it is not followed.</summary>
    public Cell<UInt256>? Balance(Address account) => _balances.GetValueOrDefault(account);

    public static Cell<T> At<TKey, T>(Dictionary<TKey, Cell<T>> map, TKey key)
        where TKey : notnull
        where T : struct => map.TryGetValue(key, out var found) ? found : map[key] = new Cell<T>();

    public void Commit()
    {
        Journal.Commit();
        _created.Clear();
    }

    public void Rollback()
    {
        Journal.Rollback();
        foreach (var entry in _created)
            Allocations.Remove(entry.Id);
        _created.Clear();
    }
}
