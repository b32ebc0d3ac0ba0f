using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>Why an account got nothing of a submission on a day: the first condition of the rule it does not meet.</summary>
internal static class ZeroReasons
{
    public static Derivation Explain(EigenLayerState state, RewardGroup group, int earner, int day)
    {
        var (code, note) = Find(state, group, earner, day);
        var recording = new Recording();
        recording.Zero("amount", "eigenlayer.zero." + code, note, "eigenlayer section 7");
        recording.Annotate(title: $"amount on {FactText.Day(day)}, submission {group.Rewards[0].Row.Hash}");
        return recording.Last;
    }

    private static (string Code, string Note) Find(EigenLayerState state, RewardGroup group, int earner, int day)
    {
        var rows = group.Rewards.Where(reward => reward.Covers(day)).ToList();
        if (rows.Count == 0)
            return ("day", "the submission does not pay on this day; its start day is never paid, its end day is");
        if (earner < 0)
            return ("unknown", "the account appears in no fact");
        if (rows.TrueForAll(reward => reward.Row.Multiplier.IsZero))
            return ("multipliers", "all multipliers of the submission are 0");
        if (
            group.Kind == SubmissionKind.AllEarners
            && day < state.Rules.Forks.DayOf(Fork.Panama)
            && state.Excluded.Contains(earner)
        )
            return ("excluded", "the account is excluded from programmatic incentives before Panama");
        if (!HasShares(state, rows, earner, day))
            return (
                "shares",
                "no positive shares on this day in a strategy of the submission whose multiplier is not 0"
            );
        if (group.Kind == SubmissionKind.AllStakers)
            return ("none", "no condition fails; the amount is a floor of 0");
        if (!state.Delegations.ByStaker.TryGet(earner, day, out var operatorId) || state.Book[operatorId].IsZero)
            return ("delegation", "not delegated to an operator on this day; a delegation counts from the next day");
        return FindOperator(state, group, rows, operatorId, day);
    }

    private static (string Code, string Note) FindOperator(
        EigenLayerState state,
        RewardGroup group,
        List<ActiveReward> rows,
        int operatorId,
        int day
    )
    {
        var name = state.Book[operatorId];
        var row = rows[0].Row;
        switch (group.Kind)
        {
            case SubmissionKind.Avs when !state.AvsOperators[(operatorId, row.Avs)].Contains(day):
                return ("registration", $"operator {name} is not registered with the AVS on this day");
            case SubmissionKind.Avs:
                return (
                    "restaked",
                    $"the AVS did not report the strategy for operator {name} on this day and the next"
                );
            case SubmissionKind.AllEarners when !ProgrammaticIncentives.IsEarner(state, operatorId, day):
                return ("registration", $"operator {name} serves no AVS on this day");
            case SubmissionKind.OperatorDirected
            or SubmissionKind.OperatorDirectedSet when !rows.Exists(reward => reward.Row.Operator == operatorId):
                return ("operator", $"operator {name} is not named by the submission");
            case SubmissionKind.OperatorDirected when !state.AvsOperators[(operatorId, row.Avs)].Contains(day):
                return ("registration", $"operator {name} is not registered with the AVS on this day");
            case SubmissionKind.OperatorDirectedSet
            or SubmissionKind.UniqueStake
            or SubmissionKind.TotalStake when !state.SetOperators[(operatorId, row.Set)].Contains(day):
                return ("registration", $"operator {name} is not in the operator set on this day");
            case SubmissionKind.OperatorDirectedSet:
                return (
                    "strategies",
                    "no strategy with stake of this account is registered for the operator set on this day"
                );
            case SubmissionKind.UniqueStake:
                return ("allocation", $"operator {name} has no allocation to the set in a strategy of the submission");
            default:
                return ("operator-shares", $"operator {name} has no positive shares in a strategy of the submission");
        }
    }

    private static bool HasShares(EigenLayerState state, List<ActiveReward> rows, int earner, int day) =>
        rows.Exists(reward =>
            !reward.Row.Multiplier.IsZero && state.StakerShares.Find(earner, reward.Row.Strategy, day) is { Sign: > 0 }
        );
}
