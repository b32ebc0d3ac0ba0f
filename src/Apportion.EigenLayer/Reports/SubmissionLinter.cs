using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>Finds what is wrong or surprising about submissions before anybody is paid.</summary>
/// <remarks>Source: spec eigenlayer sections 6.3, 7, 9, 11 and 12.</remarks>
internal sealed class SubmissionLinter(EigenLayerState state)
{
    private const long DaySeconds = 86400;
    private readonly List<Finding> _findings = [];

    /// <summary>Everything found, by kind and hash.</summary>
    public IReadOnlyList<Finding> Lint(SubmissionTables tables)
    {
        foreach (
            var rows in tables
                .All.GroupBy(row => (row.Kind, row.Hash))
                .OrderBy(group => group.Key.Kind)
                .ThenBy(group => group.Key.Hash)
        )
            LintSubmission([.. rows]);
        return _findings;
    }

    private void LintSubmission(List<RewardRow> rows)
    {
        var first = rows[0];
        LintShape(rows, first);
        foreach (var amount in rows.DistinctBy(row => (row.Operator, row.OperatorIndex)))
            LintAmount(amount);
        foreach (var strategy in rows.DistinctBy(row => row.Strategy))
            LintStrategy(strategy);
        if (first.Operator >= 0)
            foreach (var entry in rows.DistinctBy(row => row.Operator))
                LintOperator(entry);
    }

    private void LintShape(List<RewardRow> rows, RewardRow first)
    {
        if (first.Duration < DaySeconds)
            Add(
                first,
                "duration",
                "at least 86400 seconds",
                Text(first.Duration),
                "upstream divides by zero and its run fails"
            );
        else if (first.Duration % DaySeconds != 0)
            Add(first, "duration", "whole days", Text(first.Duration), "the part of a day is cut off");
        if (first.Start % DaySeconds != 0)
            Add(first, "start", "midnight UTC", Text(first.Start), "off midnight the start day is paid too");
        if (!rows.Exists(row => !row.Multiplier.IsZero))
            Add(first, "multipliers", "one above 0", "all 0", "no staker gets anything");
        var strategies = rows.Select(row => row.StrategyIndex)
            .Zip(rows.Select(row => row.Strategy))
            .Distinct()
            .Order()
            .Select(pair => pair.Second)
            .ToList();
        if (!strategies.SequenceEqual(strategies.Order()))
            Add(first, "strategies", "ascending", "another order", "the contract refuses this");
    }

    private void LintAmount(RewardRow row)
    {
        if (row.DurationDays == 0)
            return;
        if (row.Amount < row.DurationDays)
            Add(row, "amount", $"at least the {Text(row.DurationDays)} days", Text(row.Amount), "a day's tokens are 0");
        var rounded = (new PgNumeric(row.Amount) / new PgNumeric(row.DurationDays)).FloorToInteger();
        var exact = (BigInteger)row.Amount / row.DurationDays;
        if (rounded != exact)
            _findings.Add(
                Finding.Notice(
                    "eigenlayer.lint.rounding",
                    Where(row),
                    $"a day's tokens are rounded up to {rounded.ToString(CultureInfo.InvariantCulture)}; over all days more than the amount can be paid"
                )
            );
    }

    private void LintStrategy(RewardRow row)
    {
        if (row.Multiplier.IsZero)
            Add(
                row,
                $"multiplier of {state.Book[row.Strategy]}",
                "above 0",
                "0",
                "stake in this strategy earns nothing"
            );
        if (
            row.Set >= 0
            && (row.Kind == SubmissionKind.OperatorDirectedSet)
            && state.SetStrategies[(row.Strategy, row.Set)].All.Count == 0
        )
            Add(
                row,
                $"strategy {state.Book[row.Strategy]}",
                "registered for the operator set",
                "never registered",
                "its stakers get nothing"
            );
    }

    private void LintOperator(RewardRow row)
    {
        var windows = Stages.OperatorDirected.WindowsOf(state, row);
        for (var day = Days.Of(row.Start) + 1; day <= Math.Min(Days.Of(row.End), state.Cutoff - 1); day++)
            if (windows.Contains(day))
                return;
        if (Days.Of(row.End) < state.Cutoff)
            Add(
                row,
                $"operator {state.Book[row.Operator]}",
                "registered on one of the days",
                "on none",
                "its amount is refunded"
            );
    }

    private void Add(RewardRow row, string field, string expected, string actual, string advice) =>
        _findings.Add(Finding.Of("eigenlayer.lint", $"{Where(row)} {field}", expected, actual, advice));

    private static string Where(RewardRow row) => $"{SubmissionKinds.Name(row.Kind)} {row.Hash}";

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
