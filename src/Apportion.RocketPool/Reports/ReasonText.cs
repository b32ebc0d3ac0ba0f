using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports;

/// <summary>The codes of <see cref="OutcomeReason"/> as sentences for people.</summary>
public static class ReasonText
{
    /// <summary>The sentence of a code; the code itself when it is unknown.</summary>
    public static string Of(string reason) =>
        reason switch
        {
            OutcomeReason.Share => "Its share by the rule.",
            OutcomeReason.PartOfInterval => "Its share for a part of the interval.",
            OutcomeReason.WrapActivatedAfterLeaving =>
                "It activated after its node had left; the unsigned subtraction wraps round to a full share.",
            OutcomeReason.WrapExitedBeforeJoining =>
                "It exited before its node joined; the unsigned subtraction wraps round to a full share.",
            OutcomeReason.ValidatorMissing => "Its validator is not in the beacon state.",
            OutcomeReason.ValidatorPending => "Its validator waits in the deposit queue.",
            OutcomeReason.NotScheduled => "Its validator has no activation epoch.",
            OutcomeReason.ActivatesLater => "Its validator activates after the interval.",
            OutcomeReason.ActivatedAfterLeaving => "Its validator activated after the node left the Smoothing Pool.",
            OutcomeReason.ExitedEarlier => "Its validator exited before the interval.",
            OutcomeReason.NoDuty => "No duty of the interval counts.",
            OutcomeReason.AllMissed => "Every counted duty was missed.",
            OutcomeReason.EmptyWindow => "Its window of activity has no slot.",
            OutcomeReason.NotStaked => "The megapool does not flag it as staked.",
            OutcomeReason.Cheater => "A staking minipool of the node has three penalties.",
            OutcomeReason.NotMember => "The node was not in the Smoothing Pool while it could attest.",
            OutcomeReason.NoStakingValidator => "The node has no staking validator.",
            OutcomeReason.BelowMinimum => "Staked RPL is below the least collateral.",
            OutcomeReason.NoBorrowedEth => "The node borrows no ETH on an eligible validator.",
            OutcomeReason.NoStake => "The node has no RPL staked.",
            OutcomeReason.Truncated => "The amount truncates to zero.",
            _ => reason,
        };
}
