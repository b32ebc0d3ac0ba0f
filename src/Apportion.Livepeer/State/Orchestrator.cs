namespace Apportion.Livepeer.State;

/// <summary>The orchestrator side of an account: states, earnings pools and earnings by round.</summary>
public sealed class Orchestrator
{
    internal Orchestrator(Account account) => Account = account;

    /// <summary>The account.</summary>
    public Account Account { get; }

    /// <summary>States by round.</summary>
    public RoundSeries<OrchestratorState> States { get; } = new();

    /// <summary>Earnings pools by round, raw.</summary>
    public PoolTable Pools { get; } = new();

    /// <summary>Rewards and fees by round.</summary>
    public RoundSeries<RoundEarnings> Earnings { get; } = new();

    /// <summary>The contract's look-up of the latest factors: what a round stores, else what the last rewarded or paid round stores.</summary>
    /// <remarks>Source: spec livepeer section 4.2. Uses the state of now.</remarks>
    public CumulativeFactors Latest(ulong round)
    {
        var factors = Pools.RawFactors(round);
        var state = States.Current;
        if (factors.Reward.IsZero && state.LastRewardRound < round)
            factors = factors with { Reward = Pools.RawFactors(state.LastRewardRound).Reward };
        if (factors.Fee.IsZero && state.LastFeeRound < round)
            factors = factors with { Fee = Pools.RawFactors(state.LastFeeRound).Fee };
        return factors;
    }

    /// <summary>Stores the latest factors in a round's pool where it holds none. Idempotent; may leave them 0.</summary>
    /// <remarks>Source: spec livepeer section 4.3.</remarks>
    internal void Ensure(ulong round)
    {
        var raw = Pools.RawFactors(round);
        var latest = Latest(round);
        if (raw.Reward.IsZero && !latest.Reward.IsZero)
            Pools.StoreRewardFactor(round, latest.Reward);
        if (raw.Fee.IsZero && !latest.Fee.IsZero)
            Pools.StoreFeeFactor(round, latest.Fee);
    }

    internal void CutAfter(ulong round)
    {
        States.CutAfter(round);
        Earnings.CutAfter(round);
        Pools.CutAfter(round, States.Current.LastActiveStakeUpdateRound);
    }
}
