using Apportion.Livepeer.State.Saving;

namespace Apportion.Livepeer.State;

public sealed partial class LivepeerState
{
    internal void Exchange(StateExchange exchange)
    {
        var (round, block, logIndex, hasLogs) = (Round, LastBlock, LastLogIndex, HasLogs);
        exchange.Value(ref round);
        exchange.Value(ref block);
        exchange.Value(ref logIndex);
        exchange.Value(ref hasLogs);
        (Round, LastBlock, LastLogIndex, HasLogs) = (round, block, logIndex, hasLogs);
        SavedShapes.Series<ProtocolState>(exchange, Protocol, SavedShapes.Protocol);
        Active.Restore(SavedShapes.Members(exchange, Active.Members));
        var count = exchange.Count(_accounts.Count);
        for (var number = 1; number <= count; number++)
            ExchangeAccount(exchange, number);
    }

    private void ExchangeAccount(StateExchange exchange, int number)
    {
        var address = exchange.Reads ? default : ByNumber(number).Address;
        var created = exchange.Reads ? 0 : _createdRounds[number - 1];
        exchange.Value(ref address);
        exchange.Value(ref created);
        if (exchange.Reads)
        {
            _numbers.Add(address, number);
            _accounts.Add(new Account(number, address));
            _createdRounds.Add(created);
        }
        var account = ByNumber(number);
        SavedShapes.Series<DelegatorState>(exchange, account.States, SavedShapes.Delegator);
        SavedShapes.Series<ClaimRecord>(exchange, account.Claims, SavedShapes.Claim);
        SavedShapes.Series<VoteCheckpoint>(exchange, account.Votes, SavedShapes.Checkpoint);
        ExchangeLocks(exchange, account.LockList);
        var orchestrates = account.Orchestrator is not null;
        exchange.Value(ref orchestrates);
        if (orchestrates)
            ExchangeOrchestrator(exchange, AsOrchestrator(account));
    }

    private static void ExchangeLocks(StateExchange exchange, List<UnbondingLock> locks)
    {
        var count = exchange.Count(locks.Count);
        for (var i = 0; i < count; i++)
        {
            var entry = exchange.Reads ? default : locks[i];
            SavedShapes.Lock(exchange, ref entry);
            if (exchange.Reads)
                locks.Add(entry);
        }
    }

    private static void ExchangeOrchestrator(StateExchange exchange, Orchestrator orchestrator)
    {
        SavedShapes.Series<OrchestratorState>(exchange, orchestrator.States, SavedShapes.Orchestrator);
        SavedShapes.Series<RoundEarnings>(exchange, orchestrator.Earnings, SavedShapes.Earnings);
        var pools = new EarningsPool[exchange.Count(orchestrator.Pools.All.Length)];
        for (var i = 0; i < pools.Length; i++)
        {
            if (!exchange.Reads)
                pools[i] = orchestrator.Pools.All[i];
            SavedShapes.Pool(exchange, ref pools[i]);
        }
        if (exchange.Reads)
            orchestrator.Pools.Load(pools);
    }
}
