using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Rulesets.Profiles;

/// <summary>
/// The arithmetic of the proposed subgraph (pull request 217), so that a user can see where a dashboard built on it is
/// wrong and by how much. Follows an engine: give it every transaction after the engine applied it; what the subgraph asks
/// the contract for by calls, it takes from the engine's state.
/// </summary>
/// <remarks>
/// Source: spec livepeer sections 10 and 10.1. Known deviations are kept on purpose: one division, frozen shares, factor one
/// for delegates without a Pool, face value instead of the amount paid, no fees for inactive orchestrators, no slashes.
/// </remarks>
/// <param name="engine">The engine it follows.</param>
public sealed class SubgraphPr217Profile(LivepeerEngine engine)
{
    private readonly Dictionary<Address, RoundSeries<SubgraphDelegator>> _delegators = [];
    private readonly Dictionary<Address, RoundSeries<SubgraphTranscoder>> _transcoders = [];
    private readonly Dictionary<Address, PoolTable> _pools = [];

    private ulong Round => engine.State.Round;

    /// <summary>Follows every transaction of the engine from now on.</summary>
    public static SubgraphPr217Profile Follow(LivepeerEngine engine)
    {
        var profile = new SubgraphPr217Profile(engine);
        engine.AfterTransaction += profile.Apply;
        return profile;
    }

    /// <summary>A delegator at the end of a round.</summary>
    public SubgraphDelegator DelegatorAt(Address account, ulong round) =>
        _delegators.TryGetValue(account, out var series) ? series.At(round) : default;

    /// <summary>A transcoder at the end of a round.</summary>
    public SubgraphTranscoder TranscoderAt(Address account, ulong round) =>
        _transcoders.TryGetValue(account, out var series) ? series.At(round) : default;

    /// <summary>The Pool of a transcoder and a round; all zero if there is none.</summary>
    public EarningsPool Pool(Address transcoder, ulong round) => PoolsOf(transcoder).Raw(round);

    /// <summary>
    /// Stake as the subgraph's formula gives it: shares times the factor of the latest Pool, plus the pending reward
    /// commission of an account that delegates to itself.
    /// </summary>
    public UInt256 StakeAt(Address account, ulong round)
    {
        var delegator = DelegatorAt(account, round);
        if (delegator.Delegate.IsZero)
            return UInt256.Zero;
        var factor = PoolsOf(delegator.Delegate).FactorsAt(round).RewardOrOne;
        var stake = PreciseMathUtils.PercOf(delegator.Shares, factor);
        return delegator.Delegate == account ? stake + TranscoderAt(account, round).PendingRewardCommission : stake;
    }

    /// <summary>Applies one transaction.</summary>
    public void Apply(IReadOnlyList<LivepeerFact> transaction)
    {
        foreach (var fact in transaction)
            Apply(fact);
    }

    private void Apply(LivepeerFact fact)
    {
        switch (fact)
        {
            case LivepeerFact.NewRound:
                NewRound();
                break;
            case LivepeerFact.Bond bond:
                Bond(bond);
                break;
            case LivepeerFact.Unbond unbond:
                Restake(unbond.Delegator, unbond.Delegate);
                break;
            case LivepeerFact.Rebond rebond:
                Restake(rebond.Delegator, rebond.Delegate);
                break;
            case LivepeerFact.EarningsClaimed claimed:
                Claimed(claimed);
                break;
            case LivepeerFact.WithdrawFees withdraw:
                Called(withdraw.Delegator);
                break;
            case LivepeerFact.Reward reward:
                Reward(reward);
                break;
            case LivepeerFact.WinningTicketRedeemed ticket:
                Ticket(ticket);
                break;
            case LivepeerFact.TranscoderUpdate update:
                ref var transcoder = ref Transcoder(update.Transcoder);
                transcoder.RewardCut = (uint)update.RewardCut;
                transcoder.FeeShare = (uint)update.FeeShare;
                break;
        }
    }

    private void NewRound()
    {
        foreach (var address in engine.State.PoolOrder)
        {
            ref var transcoder = ref Transcoder(address);
            var pools = PoolsOf(address);
            var hasPrevious = HasPool(pools, Round - 1);
            var reward = pools.RawFactors(hasPrevious ? Round - 1 : transcoder.LastRewardRound).Reward;
            var fee = pools.RawFactors(hasPrevious ? Round - 1 : transcoder.LastFeeRound).Fee;
            ref var pool = ref pools.Write(Round);
            pool.TotalStake = transcoder.TotalStake;
            pool.RewardCut = transcoder.RewardCut;
            pool.FeeShare = transcoder.FeeShare;
            pools.StoreRewardFactor(Round, reward);
            pools.StoreFeeFactor(Round, fee);
            transcoder.ActiveCumulativeRewards = transcoder.PendingRewardCommission;
        }
    }

    private void Bond(LivepeerFact.Bond bond)
    {
        Restake(bond.Delegator, bond.NewDelegate);
        ref var delegator = ref Delegator(bond.Delegator);
        delegator.LastClaimRound = Round;
        delegator.BondedAmount = bond.BondedAmount;
        delegator.Shares = SharesOf(bond.BondedAmount, bond.NewDelegate, ref delegator);
        var moved = bond.BondedAmount > bond.AdditionalAmount && bond.OldDelegate != bond.NewDelegate;
        if (moved && !bond.OldDelegate.IsZero)
            Transcoder(bond.OldDelegate).TotalStake = DelegatedTo(bond.OldDelegate);
    }

    /// <summary>Bond, Unbond and Rebond: amounts by call, shares anew from the Pool of the round.</summary>
    private void Restake(Address account, Address delegatee)
    {
        Transcoder(delegatee).TotalStake = DelegatedTo(delegatee);
        Called(account);
        ref var delegator = ref Delegator(account);
        delegator.Delegate = delegator.BondedAmount.IsZero ? Address.Zero : delegatee;
        delegator.Shares = SharesOf(delegator.BondedAmount, delegatee, ref delegator);
    }

    private UInt256 SharesOf(UInt256 bonded, Address delegatee, ref SubgraphDelegator delegator)
    {
        var factor = PoolsOf(delegatee).RawFactors(Round).Reward;
        delegator.WithoutPool = factor.IsZero;
        delegator.SharesRound = Round;
        delegator.SharesFactor = factor.IsZero ? PreciseMathUtils.PercDivisor : factor;
        return PreciseMathUtils.PercPoints(bonded, delegator.SharesFactor);
    }

    private void Claimed(LivepeerFact.EarningsClaimed claimed)
    {
        ref var delegator = ref Delegator(claimed.Delegator);
        delegator.LastClaimRound = claimed.EndRound;
        delegator.BondedAmount += claimed.Rewards;
        delegator.Fees += claimed.Fees;
        if (claimed.Delegate != claimed.Delegator)
            return;
        ref var transcoder = ref Transcoder(claimed.Delegator);
        transcoder.PendingRewardCommission = UInt256.Zero;
        transcoder.PendingFeeCommission = UInt256.Zero;
    }

    private void Called(Address account)
    {
        var contract = engine.State.Find(account)!.States.Current;
        ref var delegator = ref Delegator(account);
        delegator.BondedAmount = contract.Bonded;
        delegator.Fees = contract.Fees;
    }

    private void Reward(LivepeerFact.Reward reward)
    {
        ref var transcoder = ref Transcoder(reward.Transcoder);
        transcoder.TotalStake += reward.Amount;
        transcoder.LastRewardRound = Round;
        transcoder.ActiveCumulativeRewards = transcoder.PendingRewardCommission;
        var pools = PoolsOf(reward.Transcoder);
        if (!HasPool(pools, Round))
            return;
        ref var pool = ref pools.Write(Round);
        var previous = new CumulativeFactors(pool.CumulativeRewardFactor, default).RewardOrOne;
        var commission = MathUtils.PercOf(reward.Amount, pool.RewardCut);
        var delegators = reward.Amount - commission;
        commission += OneDivision(delegators, transcoder.ActiveCumulativeRewards, pool.TotalStake);
        transcoder.PendingRewardCommission += commission;
        transcoder.LifetimeRewardCommission += commission;
        pool.RewardCut = transcoder.RewardCut;
        pool.FeeShare = transcoder.FeeShare;
        pools.StoreRewardFactor(Round, previous + OneDivision(previous, delegators, pool.TotalStake));
    }

    private void Ticket(LivepeerFact.WinningTicketRedeemed ticket)
    {
        var pools = PoolsOf(ticket.Recipient);
        if (!HasPool(pools, Round))
            return;
        ref var transcoder = ref Transcoder(ticket.Recipient);
        var pool = pools.Raw(Round);
        var before = pools.RawFactors(Round - 1).Reward;
        var previous = new CumulativeFactors(before.IsZero ? pool.CumulativeRewardFactor : before, default).RewardOrOne;
        var delegators = MathUtils.PercOf(ticket.FaceValue, pool.FeeShare);
        var active =
            transcoder.LastRewardRound == Round
                ? transcoder.ActiveCumulativeRewards
                : transcoder.PendingRewardCommission;
        var commission = ticket.FaceValue - delegators + OneDivision(delegators, active, pool.TotalStake);
        transcoder.PendingFeeCommission += commission;
        transcoder.LifetimeFeeCommission += commission;
        transcoder.LastFeeRound = Round;
        pools.StoreFeeFactor(Round, pool.CumulativeFeeFactor + OneDivision(previous, delegators, pool.TotalStake));
    }

    /// <summary>One truncating division where the contract has two; 0 for an empty pool.</summary>
    private static UInt256 OneDivision(UInt256 amount, UInt256 numerator, UInt256 denominator) =>
        denominator.IsZero ? UInt256.Zero : UInt256.MulDivFloor(amount, numerator, denominator);

    private UInt256 DelegatedTo(Address account) =>
        engine.State.Find(account)?.Orchestrator?.States.Current.Delegated ?? UInt256.Zero;

    private static bool HasPool(PoolTable pools, ulong round)
    {
        var all = pools.All;
        for (var i = all.Length - 1; i >= 0 && all[i].Round >= round; i--)
            if (all[i].Round == round)
                return true;
        return false;
    }

    private ref SubgraphDelegator Delegator(Address account)
    {
        if (!_delegators.TryGetValue(account, out var series))
            _delegators[account] = series = new RoundSeries<SubgraphDelegator>();
        return ref series.Write(Round);
    }

    private ref SubgraphTranscoder Transcoder(Address account)
    {
        if (!_transcoders.TryGetValue(account, out var series))
            _transcoders[account] = series = new RoundSeries<SubgraphTranscoder>();
        return ref series.Write(Round);
    }

    private PoolTable PoolsOf(Address transcoder)
    {
        if (!_pools.TryGetValue(transcoder, out var pools))
            _pools[transcoder] = pools = new PoolTable();
        return pools;
    }
}
