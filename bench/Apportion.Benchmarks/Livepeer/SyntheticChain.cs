using System.Text;
using Apportion.Core;
using Apportion.Livepeer;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Benchmarks.Livepeer;

/// <summary>
/// Logs of a made-up network of realistic shape: orchestrators that call reward every round with all the logs of such a
/// call, some tickets, and delegators that bond, claim and unbond now and then. Amounts come from an engine that replays
/// along, so every log is what the contract would have logged.
/// </summary>
internal sealed class SyntheticChain
{
    private static readonly UInt256 Lpt = UInt256.Parse("1000000000000000000");
    private readonly LivepeerEngine _author;
    private readonly Random _random = new(20_260);
    private readonly List<LivepeerFact> _transaction = [];
    private ulong _block = 10;
    private ulong _logIndex;

    public SyntheticChain(int orchestrators, int delegators, int rounds)
    {
        Contracts = new LivepeerContracts(
            Enum.GetValues<ContractRole>().Skip(1).Select(role => (role, Account(1_000_000 + (int)role)))
        );
        _author = new LivepeerEngine(Options);
        Orchestrators = [.. Enumerable.Range(1, orchestrators).Select(Account)];
        Delegators = [.. Enumerable.Range(10_000, delegators).Select(Account)];
        for (var round = 1UL; round <= (ulong)rounds; round++)
            Round(round);
        if (_author.Findings.Count > 0)
            throw new InvalidOperationException(_author.Findings[0].ToString());
    }

    public LivepeerContracts Contracts { get; }

    public LivepeerOptions Options => new(Contracts.Copy(), LivepeerRulesets.Latest, ParameterValues.None);

    public Address[] Orchestrators { get; }

    public Address[] Delegators { get; }

    public List<LivepeerFact> Facts { get; } = [];

    public int DelegatorChanges { get; private set; }

    public int OrchestratorRounds { get; private set; }

    public byte[] JsonLines()
    {
        var text = new StringBuilder();
        foreach (var fact in Facts)
            SyntheticLog.Append(text, fact, Contracts);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Round(ulong round)
    {
        Add(origin => new LivepeerFact.SetCurrentRewardTokens(origin, 5_000 * Lpt, 200_000u));
        Add(origin => new LivepeerFact.NewRound(origin, round, default));
        Commit();
        if (round == 1)
            foreach (var address in Orchestrators)
                Join(address);
        else
            foreach (var address in Orchestrators)
                Reward(address, round);
        for (var i = 0; i < Delegators.Length / 100; i++)
            Act(Delegators[_random.Next(Delegators.Length)], round);
        for (var i = 0; i < Orchestrators.Length / 10 && round > 2; i++)
            Ticket(Orchestrators[_random.Next(Orchestrators.Length)]);
    }

    private void Join(Address address)
    {
        Claim(address);
        Add(origin => new LivepeerFact.TranscoderActivated(origin, address, 2));
        Add(origin => new LivepeerFact.Bond(origin, address, default, address, 10_000 * Lpt, 10_000 * Lpt));
        Commit();
        Add(origin => new LivepeerFact.TranscoderUpdate(
            origin,
            address,
            (uint)_random.Next(300_000),
            (uint)_random.Next(1_000_000)
        ));
        Commit();
    }

    private void Reward(Address address, ulong round)
    {
        var state = _author.State;
        var own = state.Find(address)!.Orchestrator!;
        var globals = state.Protocol.Current;
        var stake = own.Pools.Raw(Math.Min(own.States.Current.LastActiveStakeUpdateRound, round)).TotalStake;
        var total = CreateReward.Total(globals.MintableTokens, stake, globals.CurrentRoundTotalActiveStake);
        var minter = Contracts.All.First(pair => pair.Role == ContractRole.Minter).Address;
        Add(origin => new LivepeerFact.Transfer(origin, default, minter, total));
        Add(origin => new LivepeerFact.Mint(origin, minter, total));
        Add(origin => new LivepeerFact.Transfer(origin, minter, minter, UInt256.Zero));
        Add(origin => new LivepeerFact.TreasuryReward(origin, address, minter, UInt256.Zero));
        Add(origin => new LivepeerFact.Reward(origin, address, total));
        Commit();
        OrchestratorRounds++;
    }

    private void Act(Address delegator, ulong round)
    {
        var state = _author.State.Find(delegator)?.States.Current ?? default;
        var to = _author.State.DelegateOf(state)?.Address ?? Orchestrators[_random.Next(Orchestrators.Length)];
        Claim(delegator);
        state = _author.State.Find(delegator)?.States.Current ?? default;
        if (!state.Bonded.IsZero && _random.Next(3) == 0)
        {
            var part = state.Bonded / (UInt256)4u;
            Add(origin => new LivepeerFact.Unbond(origin, to, delegator, state.NextUnbondingLockId, part, round + 7));
        }
        else
        {
            var amount = (UInt256)(ulong)_random.Next(1, 5000) * Lpt;
            var bonded = Pending(delegator) + amount;
            var old = state.Bonded.IsZero ? default : to;
            Add(origin => new LivepeerFact.Bond(origin, to, old, delegator, amount, bonded));
        }
        Commit();
        DelegatorChanges++;
    }

    private UInt256 Pending(Address account) =>
        _author.State.Find(account) is { } found
            ? ContractProfile.Now(_author.State, found, _author.State.Round).Stake
            : UInt256.Zero;

    private void Claim(Address account)
    {
        var found = _author.State.Find(account);
        var state = found?.States.Current ?? default;
        if (state.LastClaimRound >= _author.State.Round)
            return;
        var pending = found is null ? default : ContractProfile.Now(_author.State, found, _author.State.Round);
        Add(origin => new LivepeerFact.EarningsClaimed(
            origin,
            _author.State.DelegateOf(state)?.Address ?? default,
            account,
            pending.Stake - state.Bonded,
            pending.Fees - state.Fees,
            state.LastClaimRound + 1,
            _author.State.Round
        ));
    }

    private void Ticket(Address orchestrator)
    {
        var amount = (UInt256)(ulong)_random.Next(1_000_000, 1_000_000_000) * (UInt256)1_000_000u;
        Add(origin => new LivepeerFact.WinningTicketTransfer(origin, orchestrator, orchestrator, amount));
        Commit();
    }

    private void Add(Func<LogOrigin, LivepeerFact> make)
    {
        var hash = new byte[32];
        BitConverter.TryWriteBytes(hash, _block);
        _transaction.Add(make(new LogOrigin(_block, _logIndex++, 0, Hash256.FromBytes(hash), 1_700_000_000 + _block)));
    }

    private void Commit()
    {
        var named = _transaction.SelectMany(Accounts).Distinct().ToList();
        var before = named.ConvertAll(address => _author.State.Find(address)?.Votes.Current ?? default);
        _author.Apply(_transaction);
        for (var i = 0; i < named.Count; i++)
            if (_author.State.Find(named[i]) is { } account)
                AddVotes(account, before[i], account.Votes.Current);
        Facts.AddRange(_transaction);
        _transaction.Clear();
        _block++;
        _logIndex = 0;
    }

    private static Address[] Accounts(LivepeerFact fact) =>
        fact switch
        {
            LivepeerFact.Bond bond => [bond.Delegator, bond.NewDelegate],
            LivepeerFact.Unbond unbond => [unbond.Delegator, unbond.Delegate],
            LivepeerFact.EarningsClaimed claimed => [claimed.Delegator],
            LivepeerFact.Reward reward => [reward.Transcoder],
            _ => [],
        };

    private void AddVotes(Account account, VoteCheckpoint before, VoteCheckpoint after)
    {
        var address = account.Address;
        if (before.Delegate != after.Delegate)
            Add(origin => new LivepeerFact.DelegateChanged(origin, address, Delegate(before), Delegate(after)));
        var (old, now) = (Votes(account, before), Votes(account, after));
        if (old != now)
            Add(origin => new LivepeerFact.DelegateVotesChanged(origin, address, old, now));
        if (before.Bonded != after.Bonded || before.LastClaimRound != after.LastClaimRound)
            Add(origin => new LivepeerFact.DelegatorBondedAmountChanged(
                origin,
                address,
                before.Bonded,
                before.LastClaimRound,
                after.Bonded,
                after.LastClaimRound
            ));
    }

    private Address Delegate(in VoteCheckpoint checkpoint) =>
        checkpoint.Delegate == 0 ? default : _author.State.ByNumber(checkpoint.Delegate).Address;

    private static UInt256 Votes(Account account, in VoteCheckpoint checkpoint) =>
        checkpoint.IsRegistered(account) ? checkpoint.Delegated : UInt256.Zero;

    private static Address Account(int number)
    {
        var bytes = new byte[20];
        BitConverter.TryWriteBytes(bytes.AsSpan(4), number);
        bytes[0] = 0xa1;
        return Address.FromBytes(bytes);
    }
}
