using Apportion.Core;
using Apportion.EigenLayer.Accounting;
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
internal sealed class RowDerivation
{
    private readonly Worksheet _sheet;
    private readonly WeightDerivation _weights;
    private readonly TokensDerivation _tokens;

    /// <summary>Begins the derivation of a row of a submission.</summary>
    public RowDerivation(Worksheet sheet, SplitSource splits, RewardGroup group)
    {
        _sheet = sheet;
        var conditions = new Conditions(sheet);
        _weights = new WeightDerivation(sheet, conditions);
        _tokens = new TokensDerivation(sheet, splits, conditions, _weights, group);
    }

    private Recording Recording => _sheet.Recording;

    private RewardsRules Rules => _sheet.State.Rules;

    /// <summary>A staker's amount.</summary>
    /// <param name="row">The staker's row.</param>
    /// <param name="operatorRow">The row of its operator, where the operator has tokens of its own.</param>
    public Derivation Staker(in GoldRow row, GoldRow? operatorRow)
    {
        if (row.Table is GoldTable.StakerRewardAmounts or GoldTable.ProgrammaticStakers)
            SharedTokens(row);
        else if (row.Table == GoldTable.RewardsForAll)
            Payout(
                "amount",
                row,
                StakerPayout.ForAllStakers(Rules),
                Worksheet.Text(row.Amount),
                "eigenlayer section 7.4"
            );
        else
            SplitTokens(row, operatorRow!.Value);
        return Titled(row);
    }

    /// <summary>An operator's amount that is a part of its own tokens.</summary>
    public Derivation Operator(in GoldRow row)
    {
        _tokens.Kept("amount", row, _tokens.OfOperator(row));
        return Titled(row);
    }

    /// <summary>An operator's amount that is the sum of its parts of its stakers' payouts.</summary>
    public Derivation SumOfParts(in GoldRow row, List<GoldRow> parts)
    {
        var shown = _sheet.Largest(parts, part => new PgNumeric(part.OperatorTokens));
        _sheet.Changes.Prepare(shown.Select(part => _sheet.State.Book[part.Earner]));
        var terms = new List<(Term, PgNumeric)>();
        foreach (var part in shown)
        {
            var name = Worksheet.Numbered("part", terms.Count + 1);
            OperatorPart(name, part);
            Recording.Annotate(title: $"operator's part of the payout of staker {_sheet.State.Book[part.Earner]}");
            var value = Worksheet.Text(part.OperatorTokens);
            terms.Add(((name, value), new PgNumeric(part.OperatorTokens)));
        }
        _sheet.Sum(
            "amount",
            new PgNumeric(row.Amount),
            terms,
            (parts.Count - shown.Count, "parts"),
            "eigenlayer section 7.3",
            "amount"
        );
        return Titled(row);
    }

    /// <summary>A refund: the sum over the operators of one bucket, or the day's pool.</summary>
    /// <param name="row">A row of the refund.</param>
    /// <param name="bucket">All rows of its bucket on the day, one an operator.</param>
    public Derivation Refund(in GoldRow row, List<GoldRow> bucket)
    {
        var shown = _sheet.Largest(bucket, entry => new PgNumeric(entry.Tokens));
        var terms = new List<(Term, PgNumeric)>();
        foreach (var entry in shown)
        {
            var name = Worksheet.Numbered("refund", terms.Count + 1);
            RefundEntry(name, entry);
            terms.Add(((name, Worksheet.Text(entry.Tokens)), new PgNumeric(entry.Tokens)));
        }
        _sheet.Sum(
            "amount",
            new PgNumeric(row.Amount),
            terms,
            (bucket.Count - shown.Count, "operators' tokens"),
            "eigenlayer sections 7.10, 7.14, 7.18",
            "amount"
        );
        Recording.Annotate(reason: RewardReasons.Of(row.Table), note: NoteOf(row.Cause));
        return Titled(row);
    }

    private void RefundEntry(string name, in GoldRow entry)
    {
        var (formula, operands) = ("tokens", new List<Term>());
        if (entry.Cause == RefundCause.NothingDistributed)
            (formula, operands) = ("tokens_per_day", [_tokens.OfDay(entry.Reward, uncut: false)]);
        else if (entry.Cause == RefundCause.WithoutStrategies)
        {
            var bips = OperatorDirected.BipsOf(_sheet.State, entry.Reward.Row, _sheet.Day);
            var whole = entry.Reward.TokensPerDay;
            var own = entry with { Bips = bips, OperatorTokens = Tokens.Split(Rules, whole, bips) };
            var tokens = _tokens.OfAmount(entry.Reward);
            (formula, operands) = ("tokens - operator_tokens", [tokens, _tokens.Kept("operator_tokens", own, tokens)]);
        }
        else
            operands.Add(_tokens.OfAmount(entry.Reward));
        Recording.Step(name, formula, Worksheet.Text(entry.Tokens), "eigenlayer section 7.14", [.. operands]);
        Recording.Annotate(
            title: entry.Operator < 0 ? "the day's pool" : $"tokens of operator {_sheet.State.Book[entry.Operator]}"
        );
    }

    private static string NoteOf(RefundCause cause) =>
        cause switch
        {
            RefundCause.NeverRegistered => "the operators are registered on none of the days of this run",
            RefundCause.WithoutStake => "the operators are registered without the stake the rule asks for",
            RefundCause.WithoutStrategies =>
                "none of the strategies is registered for the operator set, so the stakers' part goes back",
            _ => "nothing at all was given out on this day",
        };

    private void SharedTokens(in GoldRow row)
    {
        var kept = OperatorPart("operator_tokens", row);
        Recording.Step(
            "amount",
            "tokens - operator_tokens",
            Worksheet.Text(row.Amount),
            "eigenlayer section 7.2 step 7",
            ("tokens", Worksheet.Text(row.Tokens)),
            kept
        );
    }

    /// <summary>The payout of a staker and its operator, and the operator's part of it under a name.</summary>
    private Term OperatorPart(string name, in GoldRow row)
    {
        var submitted = row.Reward.Row.SubmissionDay;
        var method =
            row.Table == GoldTable.StakerRewardAmounts
                ? StakerPayout.ForAvs(Rules, _sheet.Day, submitted)
                : StakerPayout.ForAll(Rules, _sheet.Day, submitted);
        var tokens = Payout("tokens", row, method, Worksheet.Text(row.Tokens), "eigenlayer section 7.2 step 6");
        Recording.Annotate(title: "payout of staker and operator");
        var formula = StakerPayout.OperatorPartFormula(Rules, method);
        var operands = new List<Term> { tokens };
        if (formula.Contains("bips", StringComparison.Ordinal))
            operands.Add(_tokens.Bips(row));
        var part = Worksheet.Text(row.OperatorTokens);
        Recording.Step(name, formula, part, "eigenlayer section 7.2 step 7", [.. operands]);
        return (name, part);
    }

    private Term Payout(string name, in GoldRow row, StakerPayout.Method method, string value, string section)
    {
        var share = ShareOfTotal(row);
        var uncut = method is StakerPayout.Method.Digits15 or StakerPayout.Method.ShortestText;
        var perDay = _tokens.OfDay(row.Reward, uncut);
        var formula = StakerPayout.PayoutFormula(method);
        Recording.Step(name, Renamed(formula, share), value, section, [.. share, perDay]);
        return (name, value);
    }

    private void SplitTokens(in GoldRow row, in GoldRow operatorRow)
    {
        var tokens = _tokens.OfOperator(operatorRow);
        var kept = _tokens.Kept("operator_tokens", operatorRow, tokens);
        var split = new Term("staker_split", Worksheet.Text(row.Tokens));
        Recording.Step(
            split.Name,
            "tokens - operator_tokens",
            split.Value,
            "eigenlayer sections 7.9, 7.13, 7.17",
            tokens,
            kept
        );
        var share = ShareOfTotal(row);
        var formula = Tokens.OfStakerFormula(Rules);
        Recording.Step(
            "amount",
            Renamed(formula, share),
            Worksheet.Text(row.Amount),
            "eigenlayer sections 7.9, 7.13, 7.17, 7.20",
            [.. share, split]
        );
    }

    /// <summary>The proportion, or under exact floors the weight and the total that are its fraction.</summary>
    private Term[] ShareOfTotal(in GoldRow row)
    {
        var (weight, total) = (_weights.OfStaker(row), _weights.Total(row));
        return Rules.FloorsExactly ? [weight, total] : [_weights.Proportion(row, weight, total)];
    }

    /// <summary>A formula that calls the weight by the name it has on this sheet.</summary>
    private static string Renamed(string formula, Term[] share) =>
        share.Length == 1 ? formula : formula.Replace("* weight /", $"* {share[0].Name} /", StringComparison.Ordinal);

    private Derivation Titled(in GoldRow row)
    {
        Recording.Annotate(
            title: $"{RewardReasons.Of(row.Table)} on {FactText.Day(_sheet.Day)}, submission {row.Reward.Row.Hash}",
            unit: _sheet.State.Book[row.Reward.Row.Token].ToString()
        );
        return Recording.Last;
    }
}
