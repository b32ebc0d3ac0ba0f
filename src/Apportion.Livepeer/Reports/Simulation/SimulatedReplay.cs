using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports.Simulation;

/// <summary>
/// Replays the same facts twice, unchanged and under a plan, and compares stake and fees. Who is in the pool, mintable
/// tokens, fees paid and the times of all actions stay as logged; a changed past does not change what others decide.
/// </summary>
public sealed class SimulatedReplay
{
    private readonly SimulationPlan _plan;
    private readonly Dictionary<Address, Address> _movedFrom = [];

    /// <summary>Prepares a simulation.</summary>
    public SimulatedReplay(LivepeerOptions options, SimulationPlan plan)
    {
        _plan = plan;
        Baseline = new LivepeerEngine(options with { Contracts = options.Contracts.Copy() });
        var fresh = new LivepeerEngine(options with { Contracts = options.Contracts.Copy() });
        Changed = new LivepeerEngine(fresh.Options, fresh.State, new CounterfactualAmounts(Baseline.State));
    }

    /// <summary>The unchanged replay.</summary>
    public LivepeerEngine Baseline { get; }

    /// <summary>The replay under the plan.</summary>
    public LivepeerEngine Changed { get; }

    /// <summary>Replays all facts.</summary>
    public void Run(IReadOnlyList<LivepeerFact> facts)
    {
        for (var start = 0; start < facts.Count; )
        {
            var end = start + 1;
            while (end < facts.Count && facts[end].Origin.SameTransaction(facts[start].Origin))
                end++;
            var transaction = facts.Skip(start).Take(end - start).ToList();
            if (transaction.Exists(fact => fact is LivepeerFact.NewRound))
                EndRound(transaction[0].Origin);
            Baseline.Apply(transaction);
            Changed.Apply(transaction.Select(Change));
            start = end;
        }
    }

    /// <summary>Stake and fees at the end, unchanged against changed.</summary>
    public Comparison Compare() =>
        Comparison.Of("as logged", "simulated", Amounts(Baseline.State), Amounts(Changed.State));

    private static Dictionary<(string Account, Asset Asset), BigInteger> Amounts(LivepeerState state)
    {
        var amounts = new Dictionary<(string Account, Asset Asset), BigInteger>();
        foreach (var account in state.Accounts)
        {
            var (stake, fees) = ContractProfile.At(state, account, state.Round);
            amounts[(account.Address.ToString(), LivepeerAssets.Lpt)] = (BigInteger)stake;
            amounts[(account.Address.ToString(), LivepeerAssets.Eth)] = (BigInteger)fees;
        }
        return amounts;
    }

    private void EndRound(in LogOrigin next)
    {
        var state = Changed.State;
        foreach (var address in _plan.CallMissed)
            if (
                state.Find(address)?.Orchestrator?.States.Current is { } own
                && own.IsActive(state.Round)
                && own.LastRewardRound != state.Round
            )
                Changed.Inject([new LivepeerFact.Reward(next, address, UInt256.Zero)]);
        foreach (var move in _plan.Moves)
            if (move.Round == state.Round)
                Move(move, next);
    }

    private void Move(SimulatedMove move, in LogOrigin next)
    {
        var state = Changed.State;
        var before = state.Find(move.Delegator)?.States.Current ?? default;
        if (before.Bonded.IsZero || state.DelegateOf(before)?.Address is not { } from)
            throw ApportionException.Missing(
                "livepeer.simulate",
                string.Create(CultureInfo.InvariantCulture, $"{move.Delegator} in round {move.Round}"),
                "a bond to move",
                "choose a round in which it is bonded"
            );
        _movedFrom[move.Delegator] = from;
        var transaction = new List<LivepeerFact>();
        if (before.LastClaimRound < state.Round)
            transaction.Add(
                new LivepeerFact.EarningsClaimed(
                    next,
                    from,
                    move.Delegator,
                    UInt256.Zero,
                    UInt256.Zero,
                    before.LastClaimRound + 1,
                    state.Round
                )
            );
        transaction.Add(new LivepeerFact.Bond(next, move.To, from, move.Delegator, UInt256.Zero, UInt256.Zero));
        Changed.Inject(transaction);
    }

    private LivepeerFact Change(LivepeerFact fact) =>
        fact switch
        {
            LivepeerFact.TranscoderUpdate update => update with
            {
                RewardCut = Override(_plan.RewardCuts, update.Transcoder, update.RewardCut),
                FeeShare = Override(_plan.FeeShares, update.Transcoder, update.FeeShare),
            },
            LivepeerFact.Bond bond when bond.OldDelegate == bond.NewDelegate => bond with
            {
                NewDelegate = Stays(bond.Delegator, bond.NewDelegate),
            },
            LivepeerFact.Rebond rebond => rebond with { Delegate = Stays(rebond.Delegator, rebond.Delegate) },
            _ => fact,
        };

    /// <summary>A moved delegator who adds to its bond with the old delegate adds to the one with the new delegate.</summary>
    private Address Stays(Address delegator, Address delegatee) =>
        _movedFrom.TryGetValue(delegator, out var from) && from == delegatee
            ? _plan.Moves.Last(move => move.Delegator == delegator).To
            : delegatee;

    private static UInt256 Override(IReadOnlyDictionary<Address, uint> cuts, Address orchestrator, UInt256 logged) =>
        cuts.TryGetValue(orchestrator, out var cut) ? cut : logged;
}
