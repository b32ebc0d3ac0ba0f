using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Replay;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports.Simulation;

/// <summary>
/// Amounts of a changed past: who took everything out takes everything out, others at most what they have; slashes keep
/// their proportion; rewards follow the Minter's formula.
/// </summary>
/// <param name="baseline">The unchanged replay, already past the transaction being simulated.</param>
internal sealed class CounterfactualAmounts(LivepeerState baseline) : ReplayAmounts
{
    public override bool Binding => false;

    public override UInt256 Unbond(Account account, LivepeerFact.Unbond log)
    {
        var bonded = account.States.Current.Bonded;
        return Baseline(account).Bonded.IsZero ? bonded : Least(log.Amount, bonded);
    }

    public override UInt256 WithdrawFees(Account account, LivepeerFact.WithdrawFees log)
    {
        var fees = account.States.Current.Fees;
        return Baseline(account).Fees.IsZero ? fees : Least(log.Amount, fees);
    }

    public override UInt256 Penalty(Account account, LivepeerFact.TranscoderSlashed log)
    {
        var before = Baseline(account).Bonded + log.Penalty;
        return before.IsZero ? UInt256.Zero : UInt256.MulDivFloor(account.States.Current.Bonded, log.Penalty, before);
    }

    public override (UInt256 Total, UInt256 Treasury) Reward(
        (UInt256 Total, UInt256 Treasury) logged,
        UInt256 computed,
        UInt256 treasuryRate
    ) => (computed, CreateReward.Treasury(computed, treasuryRate));

    private DelegatorState Baseline(Account account) => baseline.Find(account.Address)?.States.Current ?? default;

    private static UInt256 Least(UInt256 left, UInt256 right) => left < right ? left : right;
}
