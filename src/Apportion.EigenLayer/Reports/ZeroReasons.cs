using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>
/// Why an account got nothing of a submission on a day: the first condition of the rule it does not meet, with the balance
/// or the last event that shows it.
/// </summary>
internal sealed class ZeroReasons(Worksheet sheet, RewardGroup group, int earner)
{
    private readonly EigenLayerState _state = sheet.State;
    private readonly List<Term> _shown = [];

    /// <summary>The answer where no submission pays at all.</summary>
    public static Derivation WithoutSubmission()
    {
        var recording = new Recording();
        recording.Zero(
            "amount",
            "eigenlayer.zero.no-submission",
            "no submission pays on the days asked for",
            "eigenlayer section 6.7"
        );
        return recording.Last;
    }

    /// <summary>The reason, as a derivation of 0.</summary>
    public Derivation Explain()
    {
        var (code, note) = Find();
        sheet.Recording.Zero("amount", "eigenlayer.zero." + code, note, "eigenlayer section 7", [.. _shown]);
        sheet.Recording.Annotate(title: $"amount on {FactText.Day(sheet.Day)}, submission {group.Hash}");
        return sheet.Recording.Last;
    }

    private (string Code, string Note) Find()
    {
        var rows = group.Rewards.Where(reward => reward.Covers(sheet.Day)).ToList();
        if (rows.Count == 0)
            return ("day", "the submission does not pay on this day; its start day is never paid, its end day is");
        if (earner < 0)
            return ("unknown", "the account appears in no fact");
        if (earner == rows[0].Row.Avs)
            return ("refund", "nothing of the day goes back to the AVS");
        if (rows.TrueForAll(reward => reward.Row.Multiplier.IsZero))
            return ("multipliers", "all multipliers of the submission are 0");
        if (
            group.Kind == SubmissionKind.AllEarners
            && sheet.Day < _state.Rules.Forks.DayOf(Fork.Panama)
            && _state.Excluded.Contains(earner)
        )
            return ("excluded", "the account is excluded from programmatic incentives before Panama");
        if (!HasShares(rows))
            return IsOperator() ? FindOperator(rows, earner) : WithoutShares(rows);
        if (group.Kind == SubmissionKind.AllStakers)
            return ("none", "no condition fails; the amount is a floor of 0");
        if (
            !_state.Delegations.ByStaker.TryGet(earner, sheet.Day, out var operatorId) || _state.Book[operatorId].IsZero
        )
        {
            Show("delegated", sheet.Events.LastDelegation(earner, sheet.Day));
            return ("delegation", "not delegated to an operator on this day; a delegation counts from the next day");
        }
        return FindOperator(rows, operatorId);
    }

    private (string Code, string Note) FindOperator(List<ActiveReward> rows, int operatorId)
    {
        var name = _state.Book[operatorId];
        var row = rows[0].Row;
        switch (group.Kind)
        {
            case SubmissionKind.OperatorDirected
            or SubmissionKind.OperatorDirectedSet when !rows.Exists(reward => reward.Row.Operator == operatorId):
                return ("operator", $"operator {name} is not named by the submission");
            case SubmissionKind.AllEarners when !ProgrammaticIncentives.IsEarner(_state, operatorId, sheet.Day):
                return ("registration", $"operator {name} serves no AVS on this day");
            case SubmissionKind.Avs
            or SubmissionKind.OperatorDirected when !_state.AvsOperators[(operatorId, row.Avs)].Contains(sheet.Day):
                Show("registered", sheet.Events.LastRegistration(operatorId, row, sheet.Day));
                return ("registration", $"operator {name} is not registered with the AVS on this day");
            case SubmissionKind.OperatorDirectedSet
            or SubmissionKind.UniqueStake
            or SubmissionKind.TotalStake when !_state.SetOperators[(operatorId, row.Set)].Contains(sheet.Day):
                Show("registered", sheet.Events.LastRegistration(operatorId, row, sheet.Day));
                return ("registration", $"operator {name} is not in the operator set on this day");
        }
        if (operatorId == earner && group.Kind is not (SubmissionKind.UniqueStake or SubmissionKind.TotalStake))
            return ("stakers", "no staker of the operator shares in the day, or its part is a floor of 0");
        return Unstaked(rows, operatorId);
    }

    /// <summary>What the operator's stake lacks in every strategy.</summary>
    private (string Code, string Note) Unstaked(List<ActiveReward> rows, int operatorId)
    {
        var name = _state.Book[operatorId];
        switch (group.Kind)
        {
            case SubmissionKind.Avs:
                return (
                    "restaked",
                    $"the AVS did not report the strategy for operator {name} on this day and the next"
                );
            case SubmissionKind.OperatorDirectedSet:
                return (
                    "strategies",
                    "no strategy with stake of this account is registered for the operator set on this day"
                );
            case SubmissionKind.UniqueStake or SubmissionKind.TotalStake when !HasOperatorShares(rows, operatorId):
                return ("operator-shares", $"operator {name} has no positive shares in a strategy of the submission");
            case SubmissionKind.UniqueStake when !HasAllocation(rows, operatorId):
                return ("allocation", $"operator {name} has no allocation to the set in a strategy of the submission");
            default:
                return ("none", "no condition fails; the amount is a floor of 0");
        }
    }

    private bool IsOperator() => _state.Members.All.Contains(earner);

    private bool HasShares(List<ActiveReward> rows) =>
        rows.Exists(reward =>
            !reward.Row.Multiplier.IsZero
            && _state.StakerShares.Find(earner, reward.Row.Strategy, sheet.Day) is { Sign: > 0 }
        );

    private bool HasOperatorShares(List<ActiveReward> rows, int operatorId) =>
        rows.Exists(reward => _state.OperatorShares.Find(operatorId, reward.Row.Strategy, sheet.Day) is { Sign: > 0 });

    private bool HasAllocation(List<ActiveReward> rows, int operatorId) =>
        rows.Exists(reward =>
            _state.Allocations.TryGet(
                new(operatorId, reward.Row.Set, reward.Row.Strategy),
                sheet.Day,
                out var magnitude
            )
            && magnitude > 0
        );

    private (string Code, string Note) WithoutShares(List<ActiveReward> rows)
    {
        var shares = new ShareDerivation(sheet);
        foreach (var reward in rows.DistinctBy(reward => reward.Row.Strategy))
            if (_state.StakerShares.Find(earner, reward.Row.Strategy, sheet.Day) is { } found)
                _shown.Add(
                    shares.OfStaker(Worksheet.Numbered("shares", _shown.Count + 1), earner, reward.Row.Strategy, found)
                );
        return ("shares", "no positive shares on this day in a strategy of the submission whose multiplier is not 0");
    }

    private void Show(string name, FactSource source)
    {
        sheet.Recording.Fact(name, "0", source);
        _shown.Add(new Term(name, 0L));
    }
}
