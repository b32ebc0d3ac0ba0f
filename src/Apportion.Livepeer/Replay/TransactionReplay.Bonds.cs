using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>Bonds, locks and transfers.</summary>
/// <remarks>Source: spec livepeer section 6.6.</remarks>
internal sealed partial class TransactionReplay
{
    private void Bond(LivepeerFact.Bond log)
    {
        RequireRound();
        var owner = state.Touch(log.Delegator);
        var to = state.Touch(log.NewDelegate);
        var before = owner.States.Current;
        CheckBond(log, before);
        if (!before.Bonded.IsZero && before.Delegate == 0)
            throw Impossible(
                "livepeer.bond",
                $"bond of {log.Delegator}",
                "a delegate of what it bonded before",
                "none"
            );
        ref var bond = ref owner.States.Write(Round);
        var delta = log.AdditionalAmount;
        if (before.Bonded.IsZero || before.Delegate != to.Number)
            bond.StartRound = Round + 1;
        if (!before.Bonded.IsZero && before.Delegate != to.Number)
        {
            delta += before.Bonded;
            DecreaseStake(state.ByNumber(before.Delegate), before.Bonded);
            Checkpoint(state.ByNumber(before.Delegate));
        }
        LivepeerState.AsOrchestrator(to).Ensure(Round);
        bond.Delegate = to.Number;
        bond.Bonded = before.Bonded + log.AdditionalAmount;
        IncreaseStake(to, delta);
        FinishPoolEvents();
        Checkpoint(owner);
        Checkpoint(to);
    }

    private void CheckBond(LivepeerFact.Bond log, in DelegatorState before)
    {
        if (!amounts.Binding)
            return;
        checks.Bonds.Equal(
            log.Origin,
            $"bondedAmount of {log.Delegator}",
            before.Bonded + log.AdditionalAmount,
            log.BondedAmount
        );
        checks.Bonds.Equal(log.Origin, $"oldDelegate of {log.Delegator}", AddressOf(before.Delegate), log.OldDelegate);
    }

    private void Unbond(LivepeerFact.Unbond log)
    {
        RequireRound();
        var account = state.Touch(log.Delegator);
        var before = account.States.Current;
        if (amounts.Binding)
            CheckUnbond(log, before);
        var amount = amounts.Unbond(account, log);
        if (before.Delegate == 0 || amount > before.Bonded)
            throw Impossible(
                "livepeer.unbond",
                $"bond of {log.Delegator}",
                $"at least {amount}",
                before.Bonded.ToString()
            );
        ref var bond = ref account.States.Write(Round);
        bond.Bonded -= amount;
        AddLock(account, ref bond, log.UnbondingLockId, amount, log.WithdrawRound);
        if (bond.Bonded.IsZero)
        {
            bond.Delegate = 0;
            bond.StartRound = 0;
            ResignIfLogged(account);
        }
        DecreaseStake(state.ByNumber(before.Delegate), amount);
        FinishPoolEvents();
        Checkpoint(account);
        Checkpoint(state.ByNumber(before.Delegate));
    }

    private void CheckUnbond(LivepeerFact.Unbond log, in DelegatorState before)
    {
        checks.Bonds.Equal(log.Origin, $"delegate of {log.Delegator}", AddressOf(before.Delegate), log.Delegate);
        checks.Bonds.Equal(
            log.Origin,
            $"next lock of {log.Delegator}",
            before.NextUnbondingLockId,
            log.UnbondingLockId
        );
        if (state.Protocol.Current.UnbondingPeriod is { } period)
            checks.Bonds.Equal(
                log.Origin,
                $"withdraw round of {log.Delegator}",
                (UInt256)Round + period,
                log.WithdrawRound
            );
    }

    private void Rebond(LivepeerFact.Rebond log)
    {
        RequireRound();
        var account = state.Touch(log.Delegator);
        var to = state.Touch(log.Delegate);
        var amount = EndLock(account, log.UnbondingLockId, UnbondingLockEnd.Rebonded, log.Amount).Amount;
        var before = account.States.Current;
        ref var bond = ref account.States.Write(Round);
        if (!before.Bonded.IsZero && amounts.Binding)
            checks.Bonds.Equal(log.Origin, $"delegate of {log.Delegator}", AddressOf(before.Delegate), log.Delegate);
        if (before.Bonded.IsZero && (_ruleset.TransferStartsReceiver || !AfterTransfer(log)))
            bond.StartRound = Round + 1;
        if (_ruleset.RebondEnsuresFactors)
            LivepeerState.AsOrchestrator(to).Ensure(Round);
        bond.Delegate = to.Number;
        bond.Bonded += amount;
        IncreaseStake(to, amount);
        FinishPoolEvents();
        Checkpoint(account);
        Checkpoint(to);
    }

    private bool AfterTransfer(LivepeerFact.Rebond log)
    {
        for (var i = _at - 1; i >= 0; i--)
            if (_facts[i] is LivepeerFact.TransferBond transfer)
                return transfer.NewDelegator == log.Delegator && transfer.NewUnbondingLockId == log.UnbondingLockId;
        return false;
    }

    private void TransferBond(LivepeerFact.TransferBond log)
    {
        RequireRound();
        var sender = state.Touch(log.OldDelegator);
        var receiver = state.Touch(log.NewDelegator);
        var moved = EndLock(sender, log.OldUnbondingLockId, UnbondingLockEnd.Transferred, log.Amount);
        if (amounts.Binding)
            checks.Bonds.Equal(
                log.Origin,
                $"next lock of {log.NewDelegator}",
                receiver.States.Current.NextUnbondingLockId,
                log.NewUnbondingLockId
            );
        AddLock(receiver, ref receiver.States.Write(Round), log.NewUnbondingLockId, moved.Amount, moved.WithdrawRound);
    }

    private void WithdrawStake(LivepeerFact.WithdrawStake log)
    {
        RequireRound();
        var account = state.Touch(log.Delegator);
        var ended = EndLock(account, log.UnbondingLockId, UnbondingLockEnd.Withdrawn, log.Amount);
        if (amounts.Binding)
            checks.Bonds.Equal(
                log.Origin,
                $"withdraw round of lock {log.UnbondingLockId} of {log.Delegator}",
                ended.WithdrawRound,
                log.WithdrawRound
            );
    }

    private void WithdrawFees(LivepeerFact.WithdrawFees log)
    {
        RequireRound();
        var account = state.Touch(log.Delegator);
        var amount = amounts.WithdrawFees(account, log);
        ref var bond = ref account.States.Write(Round);
        if (amount > bond.Fees)
            throw Impossible(
                "livepeer.withdraw-fees",
                $"fees of {log.Delegator}",
                $"at least {amount}",
                bond.Fees.ToString()
            );
        bond.Fees -= amount;
        state.Globals.FeesWithdrawn += amount;
        Checkpoint(account);
    }

    private void AddLock(Account account, ref DelegatorState bond, ulong id, UInt256 amount, ulong withdrawRound)
    {
        if (account.LockList.Count > 0 && account.LockList[^1].Id >= id)
            throw Impossible(
                "livepeer.lock",
                $"lock of {account.Address}",
                "a new number",
                id.ToString(CultureInfo.InvariantCulture)
            );
        account.LockList.Add(
            new UnbondingLock
            {
                Id = id,
                Amount = amount,
                WithdrawRound = withdrawRound,
                CreatedRound = Round,
            }
        );
        bond.NextUnbondingLockId = id + 1;
    }

    private UnbondingLock EndLock(Account account, ulong id, UnbondingLockEnd end, UInt256 loggedAmount)
    {
        var index = account.FindLock(id);
        if (index < 0 || !account.LockList[index].IsOpen)
            throw Impossible(
                "livepeer.lock",
                $"unbonding lock {id.ToString(CultureInfo.InvariantCulture)} of {account.Address}",
                "an open lock",
                index < 0 ? "no such lock" : "a lock that ended before"
            );
        var found = account.LockList[index];
        if (amounts.Binding)
            checks.Bonds.Equal(
                Here,
                $"amount of lock {id.ToString(CultureInfo.InvariantCulture)} of {account.Address}",
                found.Amount,
                loggedAmount
            );
        account.LockList[index] = found with { End = end, EndedRound = Round };
        return found;
    }

    private Address AddressOf(int number) => number == 0 ? Address.Zero : state.ByNumber(number).Address;
}
