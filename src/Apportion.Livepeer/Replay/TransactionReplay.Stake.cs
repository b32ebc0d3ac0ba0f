using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>Stake behind orchestrators and the pool.</summary>
/// <remarks>Source: spec livepeer sections 6.1 to 6.4.</remarks>
internal sealed partial class TransactionReplay
{
    private void IncreaseStake(Account account, UInt256 amount)
    {
        var orchestrator = LivepeerState.AsOrchestrator(account);
        ref var stake = ref orchestrator.States.Write(Round);
        var before = stake.Delegated;
        var after = before + amount;
        if (account.IsRegistered)
        {
            if (state.Active.Contains(account.Number))
            {
                state.Globals.NextRoundTotalActiveStake += amount;
                UpdateActiveStake(orchestrator, ref stake, before, after);
            }
            else
                TryJoin(orchestrator, ref stake, after);
        }
        stake.Delegated = after;
    }

    private void DecreaseStake(Account account, UInt256 amount)
    {
        var orchestrator = LivepeerState.AsOrchestrator(account);
        ref var stake = ref orchestrator.States.Write(Round);
        var before = stake.Delegated;
        if (amount > before)
            throw Impossible(
                "livepeer.stake",
                $"stake delegated to {account.Address}",
                $"at least {amount}",
                before.ToString()
            );
        var after = before - amount;
        if (state.Active.Contains(account.Number))
        {
            state.Globals.NextRoundTotalActiveStake -= amount;
            UpdateActiveStake(orchestrator, ref stake, before, after);
        }
        stake.Delegated = after;
    }

    private void UpdateActiveStake(
        Orchestrator orchestrator,
        ref OrchestratorState stake,
        UInt256 before,
        UInt256 after
    )
    {
        state.Active.Update(orchestrator.Account.Number, after);
        if (stake.LastActiveStakeUpdateRound < Round)
            orchestrator.Pools.Write(Round).TotalStake = before;
        orchestrator.Pools.Write(Round + 1).TotalStake = after;
        stake.LastActiveStakeUpdateRound = Round + 1;
    }

    /// <summary>Joins if the logs say so: who is evicted depends on call data, so the events decide.</summary>
    private void TryJoin(Orchestrator orchestrator, ref OrchestratorState stake, UInt256 newStake)
    {
        var account = orchestrator.Account;
        CheckJoin(account, newStake);
        foreach (var fact in _poolEvents)
        {
            if (fact is LivepeerFact.TranscoderDeactivated gone && gone.Transcoder != account.Address)
                Evict(gone);
            else if (fact is LivepeerFact.TranscoderActivated joined && joined.Transcoder == account.Address)
                Join(joined, orchestrator, ref stake, newStake);
            else
                throw Unconsumed(fact);
        }
        _poolEvents.Clear();
    }

    private void Join(
        LivepeerFact.TranscoderActivated log,
        Orchestrator orchestrator,
        ref OrchestratorState stake,
        UInt256 newStake
    )
    {
        if (state.Active.Contains(orchestrator.Account.Number))
            throw Impossible(
                "livepeer.pool",
                $"{log.EventName} of {log.Transcoder}",
                "no member of the pool",
                "a member"
            );
        checks.Pool.Equal(log.Origin, $"activation round of {log.Transcoder}", Round + 1, log.ActivationRound);
        state.Active.Insert(orchestrator.Account.Number, newStake);
        state.Globals.NextRoundTotalActiveStake += newStake;
        stake.LastActiveStakeUpdateRound = Round + 1;
        stake.ActivationRound = Round + 1;
        stake.DeactivationRound = OrchestratorState.NoDeactivation;
        orchestrator.Pools.Write(Round + 1).TotalStake = newStake;
    }

    private void Evict(LivepeerFact.TranscoderDeactivated log)
    {
        var account = state.Touch(log.Transcoder);
        if (!state.Active.Contains(account.Number))
            throw Impossible(
                "livepeer.pool",
                $"{log.EventName} of {log.Transcoder}",
                "a member of the pool",
                "no member"
            );
        checks.Pool.Equal(log.Origin, $"deactivation round of {log.Transcoder}", Round + 1, log.DeactivationRound);
        ref var evicted = ref LivepeerState.AsOrchestrator(account).States.Write(Round);
        state.Active.Remove(account.Number);
        state.Globals.NextRoundTotalActiveStake -= evicted.Delegated;
        evicted.DeactivationRound = Round + 1;
    }

    /// <summary>Whether the logged join is what the rule says, where the size of the pool is known.</summary>
    private void CheckJoin(Account account, UInt256 newStake)
    {
        if (state.Protocol.Current.PoolMaxSize is not { } size || !amounts.Binding)
            return;
        var full = (UInt256)(ulong)state.Active.Count >= size;
        var joins = !full;
        if (full && state.Active.Count > 0)
        {
            var last = state.ByNumber(state.Active.Members[^1].Number);
            joins = newStake > last.Orchestrator!.States.Current.Delegated;
        }
        var logged = _poolEvents.Exists(fact =>
            fact is LivepeerFact.TranscoderActivated joined && joined.Transcoder == account.Address
        );
        checks.Pool.Equal(Here, $"{account.Address} joins the pool", joins, logged);
    }

    private void ResignIfLogged(Account account)
    {
        var member = state.Active.Contains(account.Number);
        var index = _poolEvents.FindIndex(fact =>
            fact is LivepeerFact.TranscoderDeactivated gone && gone.Transcoder == account.Address
        );
        if (amounts.Binding)
            checks.Pool.Equal(Here, $"{account.Address} leaves the pool", member, index >= 0);
        if (index < 0)
            return;
        Evict((LivepeerFact.TranscoderDeactivated)_poolEvents[index]);
        _poolEvents.RemoveAt(index);
    }

    private void FinishPoolEvents()
    {
        if (_poolEvents.Count > 0)
            throw Unconsumed(_poolEvents[0]);
    }
}
