using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Turns slashes into rows of staker shares. Goes through the blocks that have slashes with the balances and delegations
/// of everything before them.
/// </summary>
/// <param name="result">Rows in the order of the chain; receives the rows of slashes after all others.</param>
/// <param name="blocks">Times of the blocks.</param>
/// <remarks>Source: spec eigenlayer section 2.1; eigenlayer-logs-notes section 2.</remarks>
internal sealed class SlashReplay(LogFacts result, KnownBlocks blocks)
{
    private static readonly UInt256 Wad = (UInt256)1_000_000_000_000_000_000ul;

    private readonly List<StakerShareDelta> _deltas = result.Facts.StakerShareDeltas;
    private readonly List<StakerDelegationChange> _delegations = result.Facts.StakerDelegationChanges;
    private readonly List<StakerShareDelta> _rows = [];
    private readonly Dictionary<(Address Staker, Address Strategy), Int128> _balances = [];
    private readonly Dictionary<(Address Staker, Address Strategy), Int128> _missing = [];
    private readonly Dictionary<Address, Address> _operators = [];
    private readonly Dictionary<Address, SortedSet<Address>> _stakers = [];
    private int _nextDelta;
    private int _nextDelegation;

    /// <summary>Makes the rows of all slashes.</summary>
    /// <param name="slashes">Slashes in the order of the chain.</param>
    public void Run(IReadOnlyList<PendingSlash> slashes)
    {
        for (var first = 0; first < slashes.Count; )
        {
            var number = slashes[first].BlockNumber;
            var end = first + 1;
            while (end < slashes.Count && slashes[end].BlockNumber == number)
                end++;
            TakeBlocksBefore(number);
            blocks.TryFind(number, out var block);
            var made = _rows.Count;
            SlashBlock(block, slashes.Skip(first).Take(end - first));
            for (; made < _rows.Count; made++)
                Add(_balances, _rows[made]);
            first = end;
        }
        _deltas.AddRange(_rows);
    }

    /// <summary>Takes all changes of earlier blocks into balances and delegations.</summary>
    private void TakeBlocksBefore(long number)
    {
        for (; _nextDelta < _deltas.Count && _deltas[_nextDelta].BlockNumber < number; _nextDelta++)
            Add(_balances, _deltas[_nextDelta]);
        for (
            ;
            _nextDelegation < _delegations.Count && _delegations[_nextDelegation].BlockNumber < number;
            _nextDelegation++
        )
            Take(_delegations[_nextDelegation]);
    }

    private void SlashBlock(Block block, IEnumerable<PendingSlash> slashes)
    {
        var net = new Dictionary<(Address Staker, Address Strategy), Int128>();
        var next = _nextDelta;
        foreach (var slash in slashes)
        {
            for (; next < _deltas.Count && !IsAfter(_deltas[next], slash); next++)
                Add(net, _deltas[next]);

            var changes = LastChanges(slash);
            foreach (var staker in Affected(slash, changes))
            {
                var left = changes.TryGetValue(staker, out var delegated) && !delegated;
                Slash(block, slash, staker, left, net);
            }
        }
    }

    private static bool IsAfter<T>(T row, PendingSlash slash)
        where T : IEventRow =>
        row.BlockNumber > slash.BlockNumber || (row.BlockNumber == slash.BlockNumber && row.LogIndex > slash.LogIndex);

    private void Slash(
        Block block,
        PendingSlash slash,
        Address staker,
        bool left,
        Dictionary<(Address Staker, Address Strategy), Int128> net
    )
    {
        var key = (staker, slash.Strategy);
        var total = _balances.GetValueOrDefault(key) + net.GetValueOrDefault(key);
        var loss = Loss(total, slash.Wad);
        TrackPhantom(block, key, total, loss, left ? UInt256.Zero : slash.Wad);
        if (total <= 0)
        {
            return;
        }

        var row = Row(block, slash, staker, -loss);
        _rows.Add(row);
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
                slash.LogIndex,
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
        UInt256 wadOnChain
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

        for (var next = _nextDelegation; next < _delegations.Count && !IsAfter(_delegations[next], slash); next++)
        {
            if (_delegations[next].Operator == slash.Entity)
                last[_delegations[next].Staker] = _delegations[next].Delegated;
        }

        return last;
    }

    private static StakerShareDelta Row(Block block, PendingSlash slash, Address staker, Int128 shares) =>
        new(staker, slash.Strategy, shares, 0, slash.TransactionHash, slash.LogIndex, block.Number, block.BlockTime);

    private static void Add(Dictionary<(Address Staker, Address Strategy), Int128> net, StakerShareDelta row)
    {
        var key = (row.Staker, row.Strategy);
        net[key] = net.GetValueOrDefault(key) + row.Shares;
    }

    private void Take(StakerDelegationChange change)
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
