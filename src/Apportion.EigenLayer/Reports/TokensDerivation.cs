using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>Writes down what a day has to give out: tokens of the submission or of an operator, and the operator's split.</summary>
/// <remarks>Source: spec eigenlayer sections 7.1, 7.7, 7.8, 7.12, 7.15, 7.16 and 7.19.</remarks>
internal sealed class TokensDerivation(
    Worksheet sheet,
    SplitSource splits,
    Conditions conditions,
    WeightDerivation weights,
    RewardGroup group
)
{
    private RewardsRules Rules => sheet.State.Rules;

    /// <summary>Tokens of the submission on a day.</summary>
    /// <param name="reward">A row of the submission.</param>
    /// <param name="uncut">Whether doubles follow, which start from the quotient itself.</param>
    public Term OfDay(ActiveReward reward, bool uncut)
    {
        var submitted = Submitted(reward);
        var days = new Term("days", reward.Row.DurationDays);
        sheet.Recording.Fact(days.Name, days.Value, FactSource.Field("submission", "duration / 86400"));
        var quotient = new PgNumeric(reward.Row.Amount) / new PgNumeric(reward.Row.DurationDays);
        var value = uncut ? quotient.ToString() : Worksheet.Text(reward.TokensPerDay);
        sheet.Recording.Step(
            "tokens_per_day",
            uncut ? "pg.div(submitted, days)" : Tokens.PerDayFormula(Rules, "days"),
            value,
            "eigenlayer section 7.1",
            submitted,
            days
        );
        return ("tokens_per_day", value);
    }

    /// <summary>An operator's tokens of a day.</summary>
    public Term OfOperator(in GoldRow row)
    {
        if (row.Stake is { Total: { } total } stake)
            FromPool(row, stake.Weight, total);
        else
            FromOwnAmount(row);
        sheet.Recording.Annotate(title: $"tokens of operator {sheet.State.Book[row.Operator]} on the day");
        return ("tokens", Worksheet.Text(row.Tokens));
    }

    /// <summary>What the operator keeps of its tokens, under a name.</summary>
    public Term Kept(string name, in GoldRow row, Term tokens)
    {
        var bips = Bips(row);
        var kept = Worksheet.Text(row.OperatorTokens);
        sheet.Recording.Step(name, Tokens.SplitFormula(Rules), kept, "eigenlayer section 7", tokens, bips);
        return (name, kept);
    }

    /// <summary>The split of a row's operator, with the event that set it.</summary>
    public Term Bips(in GoldRow row)
    {
        var bips = Worksheet.Text(row.Bips);
        sheet.Recording.Fact("bips", bips, splits.Of(row, sheet.Day));
        return ("bips", bips);
    }

    /// <summary>The tokens of an operator-directed row on a day, whether or not the operator is registered on it.</summary>
    public Term OfAmount(ActiveReward reward, params ReadOnlySpan<Term> asked)
    {
        var submitted = Submitted(reward);
        var days = reward.RegisteredDays == 0 ? NeverRegistered(reward) : RegisteredDays(reward);
        var formula = Tokens.PerDayFormula(Rules, days.Name);
        foreach (var condition in asked)
            formula += $" * {condition.Name}";
        var value = Worksheet.Text(reward.TokensPerDay);
        sheet.Recording.Step("tokens", formula, value, "eigenlayer section 7.7", [submitted, days, .. asked]);
        return ("tokens", value);
    }

    private void FromPool(in GoldRow row, PgNumeric weight, PgNumeric total)
    {
        var tokens = OfDay(row.Reward, uncut: false);
        var (own, all) = weights.OfOperators(row, group.Rewards);
        sheet.Recording.Step(
            "tokens",
            Tokens.OfPoolFormula(Rules, weight, total),
            Worksheet.Text(row.Tokens),
            "eigenlayer sections 7.16 and 7.19",
            tokens,
            own,
            all
        );
    }

    private void FromOwnAmount(in GoldRow row)
    {
        var registered = conditions.Registered(row.Table, row.Reward.Row, row.Operator);
        if (row.Stake is null)
            OfAmount(row.Reward, registered);
        else
            OfAmount(row.Reward, registered, weights.OperatorHasStake(row));
    }

    private Term Submitted(ActiveReward reward)
    {
        var amount = Worksheet.Text(reward.Row.Amount);
        sheet.Recording.Fact(
            "submitted",
            amount,
            new FactSource(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"submission {reward.Row.Hash}, block {reward.Row.Block} log {reward.Row.LogIndex}"
                )
            )
        );
        return ("submitted", amount);
    }

    private Term NeverRegistered(ActiveReward reward)
    {
        var days = new Term("days", reward.Row.DurationDays);
        sheet.Recording.Fact(
            days.Name,
            days.Value,
            new FactSource(
                $"submission: duration / 86400, as operator {sheet.State.Book[reward.Row.Operator]} is registered on no day from {FactText.Day(reward.From)} to {FactText.Day(reward.LastRegistrableDay)}"
            )
        );
        return days;
    }

    /// <summary>The days of this run on which the operator is registered, period by period.</summary>
    private Term RegisteredDays(ActiveReward reward)
    {
        var (first, last) = (new Term("first_day", reward.From), new Term("last_day", reward.LastRegistrableDay));
        sheet.Recording.Fact("first_day", first.Value, new($"the run pays from {FactText.Day(reward.From)}"));
        sheet.Recording.Fact(
            "last_day",
            last.Value,
            new($"and counts registrations to {FactText.Day(reward.LastRegistrableDay)}")
        );
        var windows = OperatorDirected.WindowsOf(sheet.State, reward.Row);
        var terms = new List<Term>();
        foreach (var period in sheet.Events.Registrations(reward.Row, windows, reward.From, reward.LastRegistrableDay))
            terms.Add(Overlap(Worksheet.Numbered("registered_period", terms.Count + 1), period, first, last));
        var days = new Term("registered_days", reward.RegisteredDays);
        sheet.Recording.Step(days.Name, "sum()", days.Value, "eigenlayer section 7.7", [.. terms]);
        sheet.Recording.Annotate(
            title: $"days on which operator {sheet.State.Book[reward.Row.Operator]} is registered"
        );
        return days;
    }

    private Term Overlap(string name, EventSources.Lasting period, Term first, Term last)
    {
        var (from, to) = (
            Math.Max(period.From, int.Parse(first.Value, CultureInfo.InvariantCulture)),
            int.Parse(last.Value, CultureInfo.InvariantCulture) + 1
        );
        var terms = new List<Term> { new(name + ".from", period.From), first, last };
        sheet.Recording.Fact(
            name + ".from",
            Worksheet.Text(period.From),
            new($"{period.Begin.Text}: counts from {FactText.Day(period.From)}")
        );
        var formula = $"last_day + 1 - max({name}.from, first_day)";
        if (period.End != DayWindows.Open)
        {
            to = Math.Min(to, period.End);
            formula = $"min({name}.end, last_day + 1) - max({name}.from, first_day)";
            terms.Add(new(name + ".end", period.End));
            sheet.Recording.Fact(
                name + ".end",
                Worksheet.Text(period.End),
                new($"{period.Finish.Text}: no longer from {FactText.Day(period.End)}")
            );
        }
        var days = new Term(name, to - from);
        sheet.Recording.Step(name, formula, days.Value, "eigenlayer section 5.A", [.. terms]);
        return days;
    }
}
