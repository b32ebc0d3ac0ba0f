using Apportion.Livepeer.Stages;

namespace Apportion.Livepeer.State;

/// <summary>
/// The whole state: accounts, orchestrators, totals and the pool, with their history by round. Written by the replay
/// only; everybody else reads. Memory grows with changes, not with rounds times accounts.
/// </summary>
public sealed partial class LivepeerState
{
    private readonly Dictionary<Address, int> _numbers = [];
    private readonly List<Account> _accounts = [];
    private readonly List<ulong> _createdRounds = [];

    /// <summary>All accounts, in order of their first appearance.</summary>
    public IReadOnlyList<Account> Accounts => _accounts;

    /// <summary>Totals, parameters and balances by round.</summary>
    public RoundSeries<ProtocolState> Protocol { get; } = new();

    /// <summary>The current round: that of the last NewRound, or a later one in which only a slash happened.</summary>
    public ulong Round { get; private set; }

    /// <summary>Block of the last log applied.</summary>
    public ulong LastBlock { get; internal set; }

    /// <summary>Index of the last log applied.</summary>
    public ulong LastLogIndex { get; internal set; }

    /// <summary>True once a log was applied.</summary>
    public bool HasLogs { get; internal set; }

    internal ActiveSet Active { get; } = new();

    /// <summary>The account of an address, or null if no log named it.</summary>
    public Account? Find(Address address) => _numbers.TryGetValue(address, out var number) ? ByNumber(number) : null;

    /// <summary>Orchestrators and everybody else somebody delegated to, in order of first appearance.</summary>
    public IEnumerable<Orchestrator> Orchestrators =>
        _accounts.Select(account => account.Orchestrator).OfType<Orchestrator>();

    /// <summary>Members of the pool now, highest key first.</summary>
    public IReadOnlyList<Address> PoolOrder => [.. Active.Members.Select(member => ByNumber(member.Number).Address)];

    /// <summary>Members of the pool at the end of a round, highest key first.</summary>
    public IReadOnlyList<Address> PoolOrderAt(ulong round) =>
        Protocol.At(round).Pool is { } pool && round < Round
            ? [.. pool.Select(member => ByNumber(member.Number).Address)]
            : PoolOrder;

    /// <summary>The delegate of a delegator state, or null for none.</summary>
    public Account? DelegateOf(in DelegatorState state) => state.Delegate == 0 ? null : ByNumber(state.Delegate);

    /// <summary>The delegate named by a claim, or null for none.</summary>
    public Account? DelegateOf(in ClaimRecord claim) => claim.Delegate == 0 ? null : ByNumber(claim.Delegate);

    /// <summary>Votes and delegate of an account at the start of a round, as BondingVotes gives them.</summary>
    public (UInt256 Votes, Address? Delegate) VotesAt(Account account, ulong round)
    {
        var checkpoint = account.Votes.At(round);
        return (
            VotesAtRoundStart.Compute(account, ByNumber, round),
            checkpoint.Delegate == 0 ? null : ByNumber(checkpoint.Delegate).Address
        );
    }

    /// <summary>Active stake of a round: of the next initialised one if it was skipped, the next one's if it is still to come, 0 before the first.</summary>
    /// <remarks>Source: spec livepeer section 7 (getTotalActiveStakeAt).</remarks>
    public UInt256 TotalActiveStakeAt(ulong round)
    {
        var rows = Protocol.All;
        foreach (ref readonly var row in rows[Math.Max(0, Protocol.IndexAt(round))..])
            if (row.Initialized && row.Round >= round)
                return FirstInitialized() > round ? UInt256.Zero : row.CurrentRoundTotalActiveStake;
        return FirstInitialized() is 0 ? UInt256.Zero : Protocol.Current.NextRoundTotalActiveStake;
    }

    /// <summary>First initialised round, 0 before it.</summary>
    public ulong FirstInitialized()
    {
        foreach (ref readonly var row in Protocol.All)
            if (row.Initialized)
                return row.Round;
        return 0;
    }

    /// <summary>All initialised rounds from one to another, ascending; skipped rounds are left out.</summary>
    public IEnumerable<ulong> InitializedRounds(ulong from, ulong to)
    {
        for (var i = Math.Max(0, Protocol.IndexAt(from)); i < Protocol.Count; i++)
        {
            var (round, initialized) = (Protocol[i].Round, Protocol[i].Initialized);
            if (initialized && round >= from && round <= to)
                yield return round;
        }
    }

    internal Account ByNumber(int number) => _accounts[number - 1];

    internal Account Touch(Address address)
    {
        if (_numbers.TryGetValue(address, out var number))
            return ByNumber(number);
        var account = new Account(_accounts.Count + 1, address);
        _numbers.Add(address, account.Number);
        _accounts.Add(account);
        _createdRounds.Add(Round);
        return account;
    }

    internal static Orchestrator AsOrchestrator(Account account) => account.Orchestrator ??= new Orchestrator(account);

    /// <summary>Goes to a later round and keeps the pool of the one that ends.</summary>
    internal ref ProtocolState AdvanceTo(ulong round)
    {
        if (round > Round)
        {
            Protocol.Write(Round).Pool = Active.Freeze();
            Round = round;
            ref var row = ref Protocol.Write(round);
            row.Initialized = false;
            row.Pool = null;
        }
        return ref Protocol.Write(round);
    }

    /// <summary>The global state to write now.</summary>
    internal ref ProtocolState Globals => ref Protocol.Write(Round);

    /// <summary>Goes back to the end of a round and forgets everything after it.</summary>
    internal void CutAfter(ulong round)
    {
        if (round >= Round)
            return;
        while (_accounts.Count > 0 && _createdRounds[^1] > round)
        {
            _numbers.Remove(_accounts[^1].Address);
            _accounts.RemoveAt(_accounts.Count - 1);
            _createdRounds.RemoveAt(_createdRounds.Count - 1);
        }
        foreach (var account in _accounts)
        {
            account.CutAfter(round);
            if (account.Orchestrator is { States.Count: 0 })
                account.Orchestrator = null;
        }
        Protocol.CutAfter(round);
        Round = Protocol.Current.Round;
        Active.Restore(Protocol.Current.Pool ?? []);
        Globals.Pool = null;
        LastBlock = Protocol.Current.LastBlock;
        LastLogIndex = Protocol.Current.LastLogIndex;
        HasLogs = Protocol.Current.HasLogs;
    }
}
