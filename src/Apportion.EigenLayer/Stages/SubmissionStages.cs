using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>Sends a submission through the stages of its kind.</summary>
internal static class SubmissionStages
{
    /// <summary>Computes all rows of one submission in one run.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        switch (group.Kind)
        {
            case SubmissionKind.Avs:
                StakerRewardAmounts.Compute(state, group, cutoff, sink);
                break;
            case SubmissionKind.AllStakers:
                RewardsForAll.Compute(state, group, cutoff, sink);
                break;
            case SubmissionKind.AllEarners:
                ProgrammaticIncentives.Compute(state, group, cutoff, sink);
                break;
            case SubmissionKind.OperatorDirected:
            case SubmissionKind.OperatorDirectedSet:
                OperatorDirected.Compute(state, group, cutoff, sink);
                if (state.Rules.Ruleset.PaysSetSubmissionsByStake && TableSwitches.Of(state.Rules, cutoff).Stake)
                    DraftStakeRewards.Compute(state, group, cutoff, sink);
                break;
            default:
                StakePools.Compute(state, group, sink);
                break;
        }
    }
}
