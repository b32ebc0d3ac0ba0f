using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>Claims, rewards, fees, cuts and slashes.</summary>
/// <remarks>Source: spec livepeer sections 5.2 to 5.4, 6.5 and 6.6.</remarks>
internal sealed partial class TransactionReplay
{
    private void Claim(LivepeerFact.EarningsClaimed log)
    {
        RequireRound();
        if (log.EndRound != Round)
            EnterUninitializedRound(log);
        var account = state.Touch(log.Delegator);
        var before = account.States.Current;
        var delegatee = state.DelegateOf(before);
        var pending = new PendingStakeAndFees.Outputs(before.Bonded, before.Fees);
        var record = new ClaimRecord
        {
            Round = Round,
            FirstRound = before.LastClaimRound + 1,
            Origin = log.Origin,
        };
        if (delegatee is not null)
            pending = Pending(account, before, delegatee, ref record);
        CheckClaim(log, before, delegatee, ref pending);
        record.Rewards = pending.Stake - before.Bonded;
        record.Fees = pending.Fees - before.Fees;
        account.Claims.Append(record);
        ref var after = ref account.States.Write(Round);
        after.Bonded = pending.Stake;
        after.Fees = pending.Fees;
        after.LastClaimRound = Round;
        Checkpoint(account);
    }

    private PendingStakeAndFees.Outputs Pending(
        Account account,
        in DelegatorState before,
        Account delegatee,
        ref ClaimRecord record
    )
    {
        var orchestrator = LivepeerState.AsOrchestrator(delegatee);
        var inputs = DelegatorBasis.Now(account, before, orchestrator, Round);
        var pending = PendingStakeAndFees.Compute(inputs);
        record.Delegate = delegatee.Number;
        record.Self = inputs.Self;
        record.BondedBefore = before.Bonded;
        record.StartRewardFactor = inputs.Start.RewardOrOne;
        record.RewardFactor = inputs.End.RewardOrOne;
        record.FeeFactor = inputs.End.Fee;
        orchestrator.Ensure(Round);
        if (inputs.Self)
        {
            ref var own = ref orchestrator.States.Write(Round);
            record.RewardCommission = own.CumulativeRewards;
            record.FeeCommission = own.CumulativeFees;
            own.CumulativeRewards = UInt256.Zero;
            own.CumulativeFees = UInt256.Zero;
        }
        return pending;
    }

    private void CheckClaim(
        LivepeerFact.EarningsClaimed log,
        in DelegatorState before,
        Account? delegatee,
        ref PendingStakeAndFees.Outputs pending
    )
    {
        if (!amounts.Binding)
            return;
        var who = log.Delegator;
        checks.Claims.Equal(log.Origin, $"delegate of {who}", delegatee?.Address ?? Address.Zero, log.Delegate);
        checks.Claims.Equal(log.Origin, $"startRound of {who}", before.LastClaimRound + 1, log.StartRound);
        checks.Claims.Equal(log.Origin, $"rewards of {who}", pending.Stake - before.Bonded, log.Rewards);
        var fees = pending.Fees - before.Fees;
        if (fees != log.Fees && delegatee?.Orchestrator?.States.Current.InexactFeesSince > 0)
            checks.Claims.Add(
                Finding.Missing(
                    "livepeer.earnings-claimed",
                    $"{log.Origin}, fees of {who}",
                    log.Fees.ToString(),
                    $"computed {fees} without the treasury cut's value; give it in the parameter file (--params)"
                )
            );
        else
            checks.Claims.Equal(log.Origin, $"fees of {who}", fees, log.Fees);
        // What the chain did holds: later logs build on it, so a difference is reported once and not carried along.
        pending = new PendingStakeAndFees.Outputs(before.Bonded + log.Rewards, before.Fees + log.Fees);
    }

    /// <summary>A slash may come before its round is initialised; its claim then names the new round first.</summary>
    private void EnterUninitializedRound(LivepeerFact.EarningsClaimed log)
    {
        var slashed = false;
        for (var i = _at; i < _facts.Count; i++)
            slashed |= _facts[i] is LivepeerFact.TranscoderSlashed slash && slash.Transcoder == log.Delegator;
        if (log.EndRound < Round || !slashed)
            throw Impossible(
                "livepeer.round-order",
                $"endRound of the claim of {log.Delegator}",
                Round.ToString(CultureInfo.InvariantCulture),
                log.EndRound.ToString(CultureInfo.InvariantCulture)
            );
        state.AdvanceTo(log.EndRound);
    }

    private void Reward(LivepeerFact.Reward log)
    {
        RequireRound();
        var account = state.Touch(log.Transcoder);
        var orchestrator = LivepeerState.AsOrchestrator(account);
        ref var own = ref orchestrator.States.Write(Round);
        CheckRewardAllowed(log, own);
        var pool = SetPool(orchestrator, own);
        var (total, treasury) = Minted(log, pool);
        var amount = total - treasury;
        state.Globals.MintedTokens += total;
        var split = UpdateTranscoderWithRewards.Compute(
            new UpdateTranscoderWithRewards.Inputs(
                amount,
                pool.TotalStake,
                pool.RewardCut,
                own.CumulativeRewards,
                orchestrator.Pools.RawFactors(own.LastRewardRound).RewardOrOne
            )
        );
        own.ActiveCumulativeRewards = own.CumulativeRewards;
        own.CumulativeRewards += split.OnCommission + split.Commission;
        own.LifetimeRewardCut += split.Commission;
        own.LifetimeRewardOnCommission += split.OnCommission;
        orchestrator.Pools.StoreRewardFactor(Round, split.Factor);
        ref var earned = ref EarningsOf(orchestrator, pool.TotalStake);
        earned.Rewarded = true;
        earned.Reward = amount;
        earned.Treasury = treasury;
        earned.RewardCommission = split.Commission;
        earned.RewardOnCommission = split.OnCommission;
        IncreaseStake(account, amount);
        FinishPoolEvents();
        own.LastRewardRound = Round;
        Checkpoint(account);
    }

    private void CheckRewardAllowed(LivepeerFact.Reward log, in OrchestratorState own)
    {
        if (!own.IsActive(Round))
            throw Impossible(
                "livepeer.reward",
                $"reward of {log.Transcoder}",
                "an active orchestrator",
                "an inactive one"
            );
        if (own.LastRewardRound == Round)
            throw Impossible("livepeer.reward", $"reward of {log.Transcoder}", "one reward a round", "a second one");
    }

    private (UInt256 Total, UInt256 Treasury) Minted(LivepeerFact.Reward log, in EarningsPool pool)
    {
        var globals = state.Protocol.Current;
        var part = _treasury is { } found && found.Transcoder == log.Transcoder ? found.Amount : UInt256.Zero;
        _treasury = null;
        var computed = CreateReward.Total(
            globals.MintableTokens,
            pool.TotalStake,
            globals.CurrentRoundTotalActiveStake
        );
        var logged = log.Amount + part;
        if (amounts.Binding)
        {
            checks.Rewards.Equal(log.Origin, $"total of {log.Transcoder}", computed, logged);
            if (globals.TreasuryRewardCutRate is { } rate)
                checks.Treasury.Equal(
                    log.Origin,
                    $"treasury part of {log.Transcoder}",
                    CreateReward.Treasury(logged, rate),
                    part
                );
        }
        return amounts.Reward((logged, part), computed, globals.TreasuryRewardCutRate ?? UInt256.Zero);
    }

    /// <summary>Writes the cuts into the round's pool, and the stake where none was written for the round.</summary>
    private EarningsPool SetPool(Orchestrator orchestrator, in OrchestratorState own)
    {
        var stake = orchestrator.Pools.Raw(own.LastActiveStakeUpdateRound).TotalStake;
        ref var pool = ref orchestrator.Pools.Write(Round);
        pool.RewardCut = own.RewardCut;
        pool.FeeShare = own.FeeShare;
        if (own.LastActiveStakeUpdateRound < Round)
            pool.TotalStake = stake;
        return pool;
    }

    private ref RoundEarnings EarningsOf(Orchestrator orchestrator, UInt256 stake)
    {
        if (orchestrator.Earnings.Count == 0 || orchestrator.Earnings.Current.Round != Round)
            orchestrator.Earnings.Append(new RoundEarnings { Round = Round });
        ref var earned = ref orchestrator.Earnings.Write(Round);
        earned.Stake = stake;
        return ref earned;
    }

    private void Fees(LivepeerFact.WinningTicketTransfer log)
    {
        RequireRound();
        var account = state.Touch(log.Recipient);
        if (!account.IsRegistered)
            throw Impossible("livepeer.fees", $"fees of {log.Recipient}", "a registered orchestrator", "none");
        var orchestrator = LivepeerState.AsOrchestrator(account);
        ref var own = ref orchestrator.States.Write(Round);
        var before = orchestrator.Latest(Round - 1);
        var called = own.LastRewardRound == Round;
        var pool = called ? orchestrator.Pools.Raw(Round) : SetPool(orchestrator, own);
        var retroactive = before.Reward.IsZero && called;
        var inputs = new UpdateTranscoderWithFees.Inputs(
            log.Amount,
            pool.TotalStake,
            pool.FeeShare,
            called ? own.ActiveCumulativeRewards : own.CumulativeRewards,
            retroactive ? Retroactive(pool, ref own) : before.RewardOrOne,
            pool.CumulativeFeeFactor.IsZero ? before.Fee : pool.CumulativeFeeFactor
        );
        Book(orchestrator, ref own, inputs, retroactive);
    }

    private void Book(
        Orchestrator orchestrator,
        ref OrchestratorState own,
        in UpdateTranscoderWithFees.Inputs inputs,
        bool retroactive
    )
    {
        var split = UpdateTranscoderWithFees.Compute(inputs);
        own.CumulativeFees += split.OnCommission + split.Commission;
        own.LifetimeFeeCut += split.Commission;
        own.LifetimeFeeOnCommission += split.OnCommission;
        orchestrator.Pools.StoreFeeFactor(Round, split.FeeFactor);
        own.LastFeeRound = Round;
        ref var earned = ref EarningsOf(orchestrator, inputs.Stake);
        earned.Retroactive |= retroactive;
        earned.Fees += inputs.Amount;
        earned.FeeCommission += split.Commission;
        earned.FeeOnCommission += split.OnCommission;
        state.Globals.FeesBooked += inputs.Amount;
    }

    private UInt256 Retroactive(in EarningsPool pool, ref OrchestratorState own)
    {
        var globals = state.Protocol.Current;
        if (globals.TreasuryRewardCutRate is null && own.InexactFeesSince == 0)
        {
            own.InexactFeesSince = Round;
            checks.Parameters.Add(
                Finding.Missing(
                    "livepeer.retroactive-factor",
                    $"{Here}, fee factor",
                    "the treasury cut of the round",
                    "fees of this orchestrator and its delegators are not exact from this round on; give the value in the parameter file (--params)"
                )
            );
        }
        return RetroactiveRewardFactor.Compute(
            new RetroactiveRewardFactor.Inputs(
                globals.MintableTokens,
                globals.MintedTokens,
                globals.TreasuryRewardCutRate ?? UInt256.Zero,
                globals.CurrentRoundTotalActiveStake,
                pool.TotalStake,
                pool.RewardCut,
                pool.CumulativeRewardFactor
            )
        );
    }

    private void TranscoderUpdate(LivepeerFact.TranscoderUpdate log)
    {
        RequireRound();
        if (!MathUtils.ValidPerc(log.RewardCut) || !MathUtils.ValidPerc(log.FeeShare))
            throw Impossible(
                "livepeer.cut",
                $"cuts of {log.Transcoder}",
                "at most 1000000",
                $"{log.RewardCut} and {log.FeeShare}"
            );
        var account = state.Touch(log.Transcoder);
        var orchestrator = LivepeerState.AsOrchestrator(account);
        ref var own = ref orchestrator.States.Write(Round);
        own.RewardCut = (uint)log.RewardCut;
        own.FeeShare = (uint)log.FeeShare;
        if (!state.Active.Contains(account.Number))
            TryJoin(orchestrator, ref own, own.Delegated);
        FinishPoolEvents();
    }

    private void Slash(LivepeerFact.TranscoderSlashed log)
    {
        RequireRound();
        var account = state.Touch(log.Transcoder);
        var before = account.States.Current;
        Checkpoint(account);
        if (before.Bonded.IsZero)
        {
            FinishPoolEvents();
            return;
        }
        var penalty = amounts.Penalty(account, log);
        if (penalty > before.Bonded)
            throw Impossible(
                "livepeer.slash",
                $"bond of {log.Transcoder}",
                $"at least {penalty}",
                before.Bonded.ToString()
            );
        ResignIfLogged(account);
        FinishPoolEvents();
        ref var bond = ref account.States.Write(Round);
        bond.Bonded -= penalty;
        state.Globals.Slashed += penalty;
        // The contract leaves pool key, totals and pool stake alone, and the delegate too unless the rest is still bonded.
        if (bond.StatusAt(Round) == DelegatorStatus.Bonded)
            LivepeerState.AsOrchestrator(state.ByNumber(bond.Delegate)).States.Write(Round).Delegated -= penalty;
        else
            state.Globals.SlashedStillDelegated += penalty;
    }
}
