using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>
/// The derivation of one row: amount, proportion, weights, shares, split, down to events. Every formula is evaluated
/// while it is written down and has to give the value the stage computed.
/// </summary>
internal sealed class RowDerivation(EigenLayerFacts facts, EigenLayerState state)
{
    private const string FloorSplit = "floor(pg.div(tokens * bips, 10000))";
    private readonly SplitSource _splits = new(facts, state);

    /// <summary>A staker's amount.</summary>
    public Derivation Staker(in GoldRow row, int day, GoldRow? operatorRow)
    {
        var recording = new Recording(PgFormulas.Library);
        Weight(recording, row, day);
        var proportion = Proportion(recording, row);
        if (row.Table is GoldTable.StakerRewardAmounts or GoldTable.ProgrammaticStakers)
            SharedTokens(recording, row, day, proportion);
        else if (row.Table == GoldTable.RewardsForAll)
            ForAll(recording, row, proportion);
        else
            SplitTokens(recording, row, day, proportion, operatorRow);
        return Titled(recording, row, day);
    }

    /// <summary>An operator's amount that is a part of its own tokens.</summary>
    public Derivation Operator(in GoldRow row, int day)
    {
        var recording = new Recording(PgFormulas.Library);
        OperatorTokens(recording, row, day);
        return Titled(recording, row, day);
    }

    /// <summary>An operator's amount that is the sum of its parts of its stakers' payouts.</summary>
    public Derivation SumOfParts(in GoldRow row, int day, List<GoldRow> parts)
    {
        var recording = new Recording(PgFormulas.Library);
        var terms = new List<Term>();
        foreach (var part in parts)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"part.{terms.Count + 1}");
            recording.Fact(
                name,
                Text(part.OperatorTokens),
                new FactSource($"operator's part of the payout of staker {state.Book[part.Earner]}")
            );
            terms.Add((name, Text(part.OperatorTokens)));
        }
        recording.Step("amount", "sum()", Text(row.Amount), "eigenlayer section 7.3", [.. terms]);
        return Titled(recording, row, day);
    }

    /// <summary>A refund: the sum over all operators of the bucket.</summary>
    public Derivation Refund(in GoldRow row, int day, List<GoldRow> all)
    {
        var (table, amount) = (row.Table, row.Amount);
        var bucket = all.FindAll(other =>
            other.Table == table && other.Amount == amount && other.From <= day && day <= other.To
        );
        var recording = new Recording(PgFormulas.Library);
        var terms = new List<Term>();
        BigInteger sum = 0;
        foreach (var entry in bucket)
        {
            if (sum == amount)
                break;
            var name = string.Create(CultureInfo.InvariantCulture, $"refund.{terms.Count + 1}");
            recording.Fact(
                name,
                Text(entry.Tokens),
                new FactSource(
                    entry.Operator < 0 ? "the day's pool" : $"tokens of operator {state.Book[entry.Operator]}"
                )
            );
            terms.Add((name, Text(entry.Tokens)));
            sum += entry.Tokens;
        }
        recording.Step("amount", "sum()", Text(amount), "eigenlayer sections 7.10, 7.14, 7.18", [.. terms]);
        recording.Annotate(
            reason: RewardReasons.Of(row.Table),
            note: row.Reward.RegisteredDays == 0
                ? "the operators were registered on none of the days, or nothing was given out"
                : "no strategy or stake the rule asks for"
        );
        return Titled(recording, row, day);
    }

    private void Weight(Recording recording, in GoldRow row, int day)
    {
        var terms = new List<Term>();
        var rows = row.Pool!.Rows;
        for (var index = 0; index < rows.Count; index++)
        {
            var strategy = rows[index].Row.Strategy;
            if (state.StakerShares.Find(row.Earner, strategy, day) is not { Sign: > 0 } shares)
                continue;
            var number = string.Create(CultureInfo.InvariantCulture, $"{terms.Count + 1}");
            Shares(recording, "shares." + number, row.Earner, strategy, day, shares);
            var value = row.Pool.TermOf(index).Record(recording, number, shares, state.Book[strategy].ToString());
            terms.Add(("term." + number, value.ToString()));
        }
        var weight = row.Pool.LiteralWeightOf(state.StakerShares, row.Index, day);
        recording.Step("weight", "sum()", weight.ToString(), "eigenlayer section 7.2 step 5", [.. terms]);
        recording.Annotate(title: $"weight of {state.Book[row.Earner]}");
    }

    /// <summary>A balance as the sum of its changes, or stated where something is added back.</summary>
    private void Shares(Recording recording, string name, int account, int strategy, int day, PgNumeric shares)
    {
        var (holder, kind) = (state.Book[account], state.Book[strategy]);
        var changes = facts.StakerShareDeltas.FindAll(delta =>
            delta.Staker == holder && delta.Strategy == kind && Days.After(delta.BlockTime) <= day
        );
        changes.Sort(
            (a, b) => new Moment(a.BlockTime, a.LogIndex, 0).CompareTo(new Moment(b.BlockTime, b.LogIndex, 0))
        );
        var terms = new List<Term>();
        foreach (var delta in changes)
        {
            var part = string.Create(CultureInfo.InvariantCulture, $"{name}.change.{terms.Count + 1}");
            recording.Fact(
                part,
                Text(delta.Shares),
                FactSource.Log((ulong)delta.BlockNumber, (ulong)delta.LogIndex, delta.TransactionHash.ToString())
            );
            terms.Add((part, Text(delta.Shares)));
        }
        var own = changes.Aggregate(BigInteger.Zero, (sum, delta) => sum + delta.Shares);
        if (new PgNumeric(own) != shares)
        {
            var queued = shares - new PgNumeric(own);
            recording.Fact(
                name + ".queued",
                queued.ToString(),
                FactSource.Rule("eigenlayer-v2.2-draft section 5.3, queued withdrawals")
            );
            terms.Add((name + ".queued", queued.ToString()));
        }
        recording.Step(name, "sum()", shares.ToString(), "eigenlayer sections 4 and 5.4", [.. terms]);
        recording.Annotate(title: $"shares in {kind} on {FactText.Day(day)}");
    }

    private string Proportion(Recording recording, in GoldRow row)
    {
        var weight = row.Pool!.LiteralWeightOf(state.StakerShares, row.Index, row.From);
        var total = row.Proportion!.Total;
        recording.Fact(
            "total_weight",
            total.ToString(),
            new FactSource("sum of the weights of all stakers that share")
        );
        var scale = Math.Max(weight.Scale, total.Scale).ToString(CultureInfo.InvariantCulture);
        var uncut = row.Table == GoldTable.TotalStakeStakers && !state.Rules.Ruleset.PaysStakePools;
        var value = uncut ? (weight / total).ToString() : ProportionOf.Cut(weight, total).ToString();
        recording.Step(
            "proportion",
            uncut
                ? $"pg.div(weight, total_weight, {scale})"
                : $"floor(pg.div(weight, total_weight, {scale}) * 1000000000000000) / 1000000000000000",
            value,
            "eigenlayer section 6.4",
            ("weight", weight.ToString()),
            ("total_weight", total.ToString())
        );
        return value;
    }

    private void SharedTokens(Recording recording, in GoldRow row, int day, string proportion)
    {
        var method =
            row.Table == GoldTable.StakerRewardAmounts
                ? StakerPayout.ForAvs(state.Rules, day, row.Reward.Row.SubmissionDay)
                : StakerPayout.ForAll(state.Rules, day, row.Reward.Row.SubmissionDay);
        var tokens = DayTokens(
            recording,
            row.Reward,
            exact: method is StakerPayout.Method.Digits15 or StakerPayout.Method.ShortestText
        );
        var payout = method switch
        {
            StakerPayout.Method.Digits15 => "pg.double15(proportion, tokens_per_day)",
            StakerPayout.Method.ShortestText => "pg.doubletext(proportion, tokens_per_day)",
            _ => "floor(proportion * tokens_per_day)",
        };
        recording.Step(
            "tokens",
            payout,
            Text(row.Tokens),
            "eigenlayer section 7.2 step 6",
            ("proportion", proportion),
            ("tokens_per_day", tokens)
        );
        recording.Annotate(title: "payout of staker and operator");
        Bips(recording, row, day);
        var formula = method switch
        {
            StakerPayout.Method.Split => FloorSplit,
            StakerPayout.Method.Tenth => "floor(tokens / 10)",
            _ => "round(tokens / 10)",
        };
        recording.Step(
            "operator_tokens",
            formula,
            Text(row.OperatorTokens),
            "eigenlayer section 7.2 step 7",
            ("tokens", Text(row.Tokens)),
            ("bips", Text(row.Bips))
        );
        recording.Step(
            "amount",
            "tokens - operator_tokens",
            Text(row.Amount),
            "eigenlayer section 7.2 step 7",
            ("tokens", Text(row.Tokens)),
            ("operator_tokens", Text(row.OperatorTokens))
        );
    }

    private static void ForAll(Recording recording, in GoldRow row, string proportion)
    {
        var tokens = DayTokens(recording, row.Reward, exact: true);
        recording.Step(
            "amount",
            "pg.doubletext(proportion, tokens_per_day)",
            Text(row.Amount),
            "eigenlayer section 7.4",
            ("proportion", proportion),
            ("tokens_per_day", tokens)
        );
    }

    private void SplitTokens(Recording recording, in GoldRow row, int day, string proportion, GoldRow? operatorRow)
    {
        if (operatorRow is { } own)
        {
            OperatorTokens(recording, own, day, "operator_tokens");
            recording.Step(
                "staker_split",
                "tokens - operator_tokens",
                Text(row.Tokens),
                "eigenlayer section 7.9",
                ("tokens", Text(own.Tokens)),
                ("operator_tokens", Text(own.OperatorTokens))
            );
        }
        recording.Step(
            "amount",
            "floor(proportion * staker_split)",
            Text(row.Amount),
            "eigenlayer section 7.9",
            ("proportion", proportion),
            ("staker_split", Text(row.Tokens))
        );
    }

    private void OperatorTokens(Recording recording, in GoldRow row, int day, string name = "amount")
    {
        var reward = row.Reward;
        if (row.Stake is { Total: { } total } stake && state.Rules.Ruleset.PaysStakePools)
        {
            var tokens = DayTokens(recording, reward, exact: false);
            recording.Fact(
                "operator_weight",
                stake.Weight.ToString(),
                new FactSource(
                    $"stake of operator {state.Book[row.Operator]} on {FactText.Day(day)}, sections 7.16 and 7.19"
                )
            );
            recording.Fact(
                "operators_weight",
                total.ToString(),
                new FactSource("sum of the weights of all operators of the set")
            );
            var scale = Math.Max(stake.Weight.Scale, total.Scale).ToString(CultureInfo.InvariantCulture);
            recording.Step(
                "tokens",
                $"floor(pg.div(tokens_per_day * operator_weight, operators_weight, {scale}))",
                Text(row.Tokens),
                "eigenlayer section 7.16",
                ("tokens_per_day", tokens),
                ("operator_weight", stake.Weight.ToString()),
                ("operators_weight", total.ToString())
            );
        }
        else
        {
            Amount(recording, reward);
            var days = reward.RegisteredDays == 0 ? reward.Row.DurationDays : reward.RegisteredDays;
            recording.Fact(
                "registered_days",
                Text(days),
                new FactSource($"days of this run on which operator {state.Book[row.Operator]} is registered")
            );
            recording.Step(
                "tokens",
                "floor(pg.div(submitted, registered_days))",
                Text(row.Tokens),
                "eigenlayer section 7.7",
                ("submitted", Text(reward.Row.Amount)),
                ("registered_days", Text(days))
            );
        }
        recording.Annotate(title: "operator's tokens of the day");
        Bips(recording, row, day);
        recording.Step(
            name,
            FloorSplit,
            Text(row.OperatorTokens),
            "eigenlayer section 7",
            ("tokens", Text(row.Tokens)),
            ("bips", Text(row.Bips))
        );
    }

    private static string DayTokens(Recording recording, ActiveReward reward, bool exact)
    {
        Amount(recording, reward);
        recording.Fact("days", Text(reward.Row.DurationDays), FactSource.Field("submission", "duration / 86400"));
        var quotient = new PgNumeric(reward.Row.Amount) / new PgNumeric(reward.Row.DurationDays);
        var value = exact ? quotient.ToString() : Text(reward.TokensPerDay);
        recording.Step(
            "tokens_per_day",
            exact ? "pg.div(submitted, days)" : "floor(pg.div(submitted, days))",
            value,
            "eigenlayer section 7.1",
            ("submitted", Text(reward.Row.Amount)),
            ("days", Text(reward.Row.DurationDays))
        );
        return value;
    }

    private static void Amount(Recording recording, ActiveReward reward) =>
        recording.Fact(
            "submitted",
            Text(reward.Row.Amount),
            new FactSource(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"submission {reward.Row.Hash}, block {reward.Row.Block} log {reward.Row.LogIndex}"
                )
            )
        );

    private void Bips(Recording recording, in GoldRow row, int day) =>
        recording.Fact("bips", Text(row.Bips), _splits.Of(row, day));

    private Derivation Titled(Recording recording, in GoldRow row, int day)
    {
        recording.Annotate(
            title: $"{RewardReasons.Of(row.Table)} on {FactText.Day(day)}, submission {row.Reward.Row.Hash}",
            unit: state.Book[row.Reward.Row.Token].ToString()
        );
        return recording.Last;
    }

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
