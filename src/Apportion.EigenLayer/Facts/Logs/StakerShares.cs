using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Staker shares and delegations while logs are read: what held before the current block, and the current block's changes.
/// At the end of a block its slashes become rows.
/// </summary>
/// <remarks>Source: spec eigenlayer section 2.1; eigenlayer-logs-notes section 2.</remarks>
internal sealed class StakerShares
{
    private static readonly UInt256 Wad = (UInt256)1_000_000_000_000_000_000ul;

    private readonly Dictionary<(Address Staker, Address Strategy), Int128> _balances = [];
    private readonly Dictionary<(Address Staker, Address Strategy), Int128> _missing = [];
    private readonly Dictionary<Address, Address> _operators = [];
    private readonly Dictionary<Address, SortedSet<Address>> _stakers = [];

    /// <summary>Changes of the current block in the order of its logs.</summary>
    public List<PendingShareDelta> Deltas { get; } = [];

    /// <summary>Slashes of the current block in the order of its logs.</summary>
    public List<PendingSlash> Slashes { get; } = [];

    /// <summary>Delegation changes of the current block in the order of its logs.</summary>
    public List<PendingDelegation> Delegations { get; } = [];

    /// <summary>Ends the current block: writes its rows, slashes last, and takes them into the balances.</summary>
    public void EndBlock(Block block, LogFacts result)
    {
        var rows = result.Facts.StakerShareDeltas;
        var first = rows.Count;
        rows.AddRange(Deltas.Select(delta => delta.Row));
        if (Slashes.Count > 0)
        {
            Slash(block, result);
        }

        for (var i = first; i < rows.Count; i++)
        {
            var key = (rows[i].Staker, rows[i].Strategy);
            _balances[key] = _balances.GetValueOrDefault(key) + rows[i].Shares;
        }

        foreach (var change in Delegations)
        {
            Commit(change);
        }

        Deltas.Clear();
        Slashes.Clear();
        Delegations.Clear();
    }

    private void Slash(Block block, LogFacts result)
    {
        var net = new Dictionary<(Address Staker, Address Strategy), Int128>();
        var next = 0;
        foreach (var slash in Slashes)
        {
            for (; next < Deltas.Count && !Deltas[next].Place.IsAfter(slash.Place); next++)
            {
                Add(net, Deltas[next].Row);
            }

            var changes = LastChanges(slash);
            foreach (var staker in Affected(slash, changes))
            {
                var left = changes.TryGetValue(staker, out var delegated) && !delegated;
                Slash(block, slash, staker, left, net, result);
            }
        }
    }

    private void Slash(
        Block block,
        PendingSlash slash,
        Address staker,
        bool left,
        Dictionary<(Address Staker, Address Strategy), Int128> net,
        LogFacts result
    )
    {
        var key = (staker, slash.Strategy);
        var total = _balances.GetValueOrDefault(key) + net.GetValueOrDefault(key);
        var loss = Loss(total, slash.Wad);
        TrackPhantom(block, key, total, loss, left ? UInt256.Zero : slash.Wad, result);
        if (total <= 0)
        {
            return;
        }

        var row = Row(block, slash, staker, -loss);
        result.Facts.StakerShareDeltas.Add(row);
        Add(net, row);
        result.SlashLosses.Add(
            new SlashLoss(
                staker,
                slash.Entity,
                slash.BeaconChain,
                slash.Strategy,
                (UInt256)(UInt128)total,
                slash.Wad,
                (UInt256)(UInt128)loss,
                left,
                slash.TransactionHash,
                slash.Place.LogIndex,
                block.Number
            )
        );
    }

    /// <summary>Keeps the difference between the rows and a chain that leaves leavers alone.</summary>
    private void TrackPhantom(
        Block block,
        (Address Staker, Address Strategy) key,
        Int128 total,
        Int128 loss,
        UInt256 wadOnChain,
        LogFacts result
    )
    {
        var missing = _missing.GetValueOrDefault(key);
        var now = missing + loss - Loss(total + missing, wadOnChain);
        if (now != missing)
        {
            _missing[key] = now;
            result.PhantomSlashes.Add(new PhantomSlash(key.Staker, key.Strategy, now, block.Number));
        }
    }

    private static Int128 Loss(Int128 shares, UInt256 wad) =>
        shares <= 0 ? 0 : (Int128)(UInt128)UInt256.MulDivFloor((UInt256)(UInt128)shares, wad, Wad);

    /// <summary>
    /// Who is slashed. A staker of the operator that leaves inside the block stays on the list, as upstream has it.
    /// </summary>
    private SortedSet<Address> Affected(PendingSlash slash, Dictionary<Address, bool> changes)
    {
        if (slash.BeaconChain)
        {
            return [slash.Entity];
        }

        var affected = new SortedSet<Address>(_stakers.GetValueOrDefault(slash.Entity) ?? []);
        affected.UnionWith(changes.Where(change => change.Value).Select(change => change.Key));
        return affected;
    }

    /// <summary>The last change of every staker towards the slashed operator, in this block up to the slash.</summary>
    private Dictionary<Address, bool> LastChanges(PendingSlash slash)
    {
        var last = new Dictionary<Address, bool>();
        if (slash.BeaconChain)
        {
            return last;
        }

        foreach (var change in Delegations)
        {
            if (change.Operator == slash.Entity && !change.Place.IsAfter(slash.Place))
            {
                last[change.Staker] = change.Delegated;
            }
        }

        return last;
    }

    private static StakerShareDelta Row(Block block, PendingSlash slash, Address staker, Int128 shares) =>
        new(
            staker,
            slash.Strategy,
            shares,
            0,
            slash.TransactionHash,
            slash.Place.LogIndex,
            block.Number,
            block.BlockTime
        );

    private static void Add(Dictionary<(Address Staker, Address Strategy), Int128> net, StakerShareDelta row)
    {
        var key = (row.Staker, row.Strategy);
        net[key] = net.GetValueOrDefault(key) + row.Shares;
    }

    private void Commit(PendingDelegation change)
    {
        if (_operators.Remove(change.Staker, out var before))
        {
            _stakers[before].Remove(change.Staker);
        }

        if (change.Delegated)
        {
            _operators[change.Staker] = change.Operator;
            if (!_stakers.TryGetValue(change.Operator, out var stakers))
            {
                _stakers[change.Operator] = stakers = [];
            }

            stakers.Add(change.Staker);
        }
    }
}
