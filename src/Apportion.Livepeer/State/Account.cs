namespace Apportion.Livepeer.State;

/// <summary>Everything known of one address: its delegator states, locks, claims and vote checkpoints.</summary>
public sealed class Account
{
    private readonly List<UnbondingLock> _locks = [];

    internal Account(int number, Address address)
    {
        Number = number;
        Address = address;
    }

    /// <summary>The address.</summary>
    public Address Address { get; }

    /// <summary>Delegator states by round.</summary>
    public RoundSeries<DelegatorState> States { get; } = new();

    /// <summary>Claims, in order.</summary>
    public RoundSeries<ClaimRecord> Claims { get; } = new();

    /// <summary>Vote checkpoints by the round from whose start they hold.</summary>
    public RoundSeries<VoteCheckpoint> Votes { get; } = new();

    /// <summary>All unbonding locks ever, in order of their numbers.</summary>
    public IReadOnlyList<UnbondingLock> Locks => _locks;

    /// <summary>The orchestrator side: anybody somebody delegated to, registered or not; null for others.</summary>
    public Orchestrator? Orchestrator { get; internal set; }

    /// <summary>Place in the engine's account list, from 1.</summary>
    internal int Number { get; }

    /// <summary>True if it delegates to itself with a bond.</summary>
    public bool IsRegistered => IsRegisteredAt(ulong.MaxValue);

    /// <summary>True if it delegated to itself with a bond at the end of a round.</summary>
    public bool IsRegisteredAt(ulong round)
    {
        var state = States.At(round);
        return state.Delegate == Number && !state.Bonded.IsZero;
    }

    internal List<UnbondingLock> LockList => _locks;

    internal int FindLock(ulong id)
    {
        var low = 0;
        var high = _locks.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_locks[middle].Id == id)
                return middle;
            if (_locks[middle].Id < id)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }

    internal void CutAfter(ulong round)
    {
        States.CutAfter(round);
        Claims.CutAfter(round);
        Votes.CutAfter(round + 1);
        _locks.RemoveAll(entry => entry.CreatedRound > round);
        for (var i = 0; i < _locks.Count; i++)
            if (!_locks[i].IsOpen && _locks[i].EndedRound > round)
                _locks[i] = _locks[i] with { End = UnbondingLockEnd.Open, EndedRound = 0 };
        Orchestrator?.CutAfter(round);
    }
}
