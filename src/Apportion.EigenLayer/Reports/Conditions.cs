using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>
/// Writes down why stake counts on the day: each condition is a step that is 1 where the day lies in the period that events
/// begin and end. One condition is written once a sheet.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 5 and 7.</remarks>
internal sealed class Conditions(Worksheet sheet)
{
    private readonly Dictionary<(string Kind, int, int, int), Term> _known = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>That a staker delegates to its operator.</summary>
    public Term Delegated(int staker) =>
        Once(
            ("delegated", staker, 0, 0),
            name =>
                Lasts(
                    name,
                    sheet.Events.Delegation(staker, sheet.Day),
                    "eigenlayer section 5.5",
                    $"staker {sheet.State.Book[staker]} delegates"
                )
        );

    /// <summary>That an operator takes part in a row of a table: registered with the AVS, in the set, or anywhere.</summary>
    public Term Registered(GoldTable table, RewardRow row, int operatorId) =>
        row.Kind switch
        {
            SubmissionKind.AllEarners => RegisteredAnywhere(operatorId),
            SubmissionKind.Avs or SubmissionKind.OperatorDirected => RegisteredWith(operatorId, row.Avs),
            _ => InSet(
                operatorId,
                row.Set,
                slashable: row.Kind == SubmissionKind.OperatorDirectedSet
                    && table is GoldTable.UniqueStakeOperators or GoldTable.UniqueStakeStakers
            ),
        };

    /// <summary>That a strategy of an operator's stake counts; null where nothing is asked of it.</summary>
    public Term? Strategy(GoldTable table, RewardRow row, int operatorId) =>
        table switch
        {
            GoldTable.StakerRewardAmounts => Reported(operatorId, row),
            GoldTable.OperatorDirectedSetStakers => Once(
                ("strategy_registered", row.Strategy, row.Set, 0),
                name =>
                    Lasts(
                        name,
                        sheet.Events.SetStrategy(row.Strategy, row.Set, sheet.Day),
                        "eigenlayer sections 5.11 and 7.13",
                        $"strategy {sheet.State.Book[row.Strategy]} registered for the operator set"
                    )
            ),
            _ => null,
        };

    private Term RegisteredWith(int operatorId, int avs) =>
        Once(
            ("registered", operatorId, avs, 0),
            name =>
                Lasts(
                    name,
                    sheet.Events.AvsRegistration(operatorId, avs, sheet.Day),
                    "eigenlayer section 5.1",
                    $"operator {sheet.State.Book[operatorId]} registered with AVS {sheet.State.Book[avs]}"
                )
        );

    private Term InSet(int operatorId, int set, bool slashable) =>
        Once(
            (slashable ? "slashable" : "registered", operatorId, set, 1),
            name =>
                Lasts(
                    name,
                    sheet.Events.SetRegistration(operatorId, set, sheet.Day, slashable),
                    slashable ? "eigenlayer-v2.2-draft section 6.1" : "eigenlayer section 5.10",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"operator {sheet.State.Book[operatorId]} in set {sheet.State.Sets[set].Number} of AVS {sheet.State.Book[sheet.State.Sets[set].Avs]}"
                    )
                )
        );

    private Term RegisteredAnywhere(int operatorId)
    {
        foreach (var (account, avs) in sheet.State.AvsOperators.Keys)
            if (account == operatorId && sheet.State.AvsOperators[(account, avs)].Contains(sheet.Day))
                return RegisteredWith(operatorId, avs);
        foreach (var (account, set) in sheet.State.SetOperators.Keys)
            if (account == operatorId && sheet.State.SetOperators[(account, set)].Contains(sheet.Day))
                return InSet(operatorId, set, slashable: false);
        throw new BrokenInvariantException("derivation", $"{sheet.State.Book[operatorId]} serves nobody");
    }

    /// <summary>That the AVS reported a strategy of the operator for the day and for the next one.</summary>
    private Term Reported(int operatorId, RewardRow row) =>
        Once(
            ("reported", operatorId, row.Avs, row.Strategy),
            name =>
            {
                var terms = new List<Term>();
                foreach (var (part, day) in new[] { (".for", sheet.Day), (".next", sheet.Day + 1) })
                {
                    var source = sheet.Events.Report(operatorId, row.Avs, row.Strategy, day);
                    sheet.Recording.Fact(name + part, Worksheet.Text(day), source);
                    terms.Add(new(name + part, day));
                }
                sheet.Recording.Step(
                    name,
                    $"({name}.for = day) * ({name}.next = day + 1)",
                    "1",
                    "eigenlayer section 5.B",
                    [.. terms, sheet.DayTerm()]
                );
                sheet.Recording.Annotate(
                    title: $"strategy {sheet.State.Book[row.Strategy]} reported for operator {sheet.State.Book[operatorId]}"
                );
            }
        );

    /// <summary>Records that the day lies in a period.</summary>
    private void Lasts(string name, EventSources.Lasting period, string section, string title)
    {
        var terms = new List<Term> { new(name + ".from", period.From), sheet.DayTerm() };
        sheet.Recording.Fact(
            name + ".from",
            Worksheet.Text(period.From),
            new($"{period.Begin.Text}: counts from {FactText.Day(period.From)}")
        );
        var formula = $"{name}.from <= day";
        if (period.End != DayWindows.Open && period.End != int.MinValue)
        {
            sheet.Recording.Fact(
                name + ".end",
                Worksheet.Text(period.End),
                new($"{period.Finish.Text}: no longer from {FactText.Day(period.End)}")
            );
            terms.Add(new(name + ".end", period.End));
            formula = $"({formula}) * (day < {name}.end)";
        }
        sheet.Recording.Step(name, formula, "1", section, [.. terms]);
        sheet.Recording.Annotate(title: title);
    }

    private Term Once((string Kind, int, int, int) key, Action<string> record)
    {
        if (_known.TryGetValue(key, out var known))
            return known;
        var number = _numbers[key.Kind] = _numbers.GetValueOrDefault(key.Kind) + 1;
        var name = number == 1 ? key.Kind : Worksheet.Numbered(key.Kind, number);
        record(name);
        return _known[key] = new Term(name, 1L);
    }
}
