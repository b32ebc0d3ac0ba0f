using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>Writes the weights of stakers and operators down, and the totals they share in.</summary>
/// <remarks>Source: spec eigenlayer sections 6.4, 7.2, 7.5, 7.9, 7.16, 7.17 and 7.19.</remarks>
internal sealed class WeightDerivation(Worksheet sheet, Conditions conditions)
{
    private readonly ShareDerivation _shares = new(sheet);
    private readonly Dictionary<(int Operator, int Staker), Term> _known = [];
    private Term? _total;

    /// <summary>A staker of a pool.</summary>
    private readonly record struct Member(int Operator, StakePool Pool, int Index)
    {
        public int Staker => Pool.StakerOf(Index);
    }

    /// <summary>The weight of a row's staker: the first one of a sheet is called <c>weight</c>, others get numbers.</summary>
    public Term OfStaker(in GoldRow row) => OfStaker(row.Table, new Member(row.Operator, row.Pool!, row.Index));

    /// <summary>The weight of all stakers that share with a row's, the largest of them itemised.</summary>
    public Term Total(in GoldRow row)
    {
        if (_total is { } known)
            return known;
        var (table, own, total) = (row.Table, (row.Operator, row.Earner), row.Proportion!.Total);
        var members = Members(row);
        var shown = sheet.Largest(
            members,
            member => member.Pool.WeightOf(member.Index),
            member => (member.Operator, member.Staker) == own
        );
        sheet.Changes.Prepare(shown.Select(member => sheet.State.Book[member.Staker]));
        var terms = shown.ConvertAll(member =>
            (OfStaker(table, member), member.Pool.LiteralWeightOf(sheet.State.StakerShares, member.Index, sheet.Day))
        );
        _total = sheet.Sum(
            "total_weight",
            total,
            terms,
            (members.Count - shown.Count, "stakers' weights"),
            "eigenlayer section 7.2 step 5",
            "weight of all stakers that share"
        );
        return _total.Value;
    }

    /// <summary>The proportion of a staker's weight, cut to 15 decimals except in the draft's total stake.</summary>
    public Term Proportion(in GoldRow row, Term own, Term all)
    {
        var weight = row.Pool!.LiteralWeightOf(sheet.State.StakerShares, row.Index, sheet.Day);
        var total = row.Proportion!.Total;
        var scale = Math.Max(weight.Scale, total.Scale).ToString(CultureInfo.InvariantCulture);
        var uncut = row.Table == GoldTable.TotalStakeStakers && !sheet.State.Rules.Ruleset.PaysStakePools;
        var value = (uncut ? weight / total : ProportionOf.Cut(weight, total)).ToString();
        var quotient = $"pg.div({own.Name}, {all.Name}, {scale})";
        sheet.Recording.Step(
            "proportion",
            uncut ? quotient : $"floor({quotient} * 1000000000000000) / 1000000000000000",
            value,
            uncut ? "eigenlayer-v2.2-draft section 6.5" : "eigenlayer section 6.4",
            own,
            all
        );
        return ("proportion", value);
    }

    /// <summary>The weights of an operator and of all operators of a pool.</summary>
    public (Term Own, Term All) OfOperators(in GoldRow row, IReadOnlyList<ActiveReward> rewards)
    {
        var (table, operatorId, stake) = (row.Table, row.Operator, row.Stake!);
        var active = rewards.Where(reward => reward.Covers(sheet.Day)).ToList();
        var lanes = stake.Lanes!.Where(lane => lane.Representative is not null).ToList();
        var shown = sheet.Largest(lanes, lane => lane.Weight, lane => lane.Operator == operatorId);
        var own = OfOperator("operator_weight", table, operatorId, active, stake.Weight);
        var terms = new List<(Term, PgNumeric)>();
        foreach (var lane in shown)
        {
            var name = Worksheet.Numbered("operator_weight", terms.Count + 1);
            var term = lane.Operator == operatorId ? own : OfOperator(name, table, lane.Operator, active, lane.Weight);
            terms.Add((term, lane.Weight));
        }
        var all = sheet.Sum(
            "operators_weight",
            stake.Total!.Value,
            terms,
            (lanes.Count - shown.Count, "operators' weights"),
            "eigenlayer sections 7.16 and 7.19",
            "weight of all operators of the set"
        );
        return (own, all);
    }

    /// <summary>That an operator has stake in a row's strategy, and allocated it where the table asks for that (draft).</summary>
    public Term OperatorHasStake(in GoldRow row)
    {
        var reward = row.Reward.Row;
        _shares.OfOperator("operator_shares", row.Operator, reward.Strategy, row.Stake!.Shares);
        var operands = new List<Term> { ("operator_shares", row.Stake.Shares.ToString()) };
        var formula = "operator_shares > 0";
        if (DraftStakeRewards.TermOf(sheet.State, row.Reward, row.Table, sheet.Day) is { IsAllocated: true } term)
        {
            State(reward, row.Operator, "", 0, term);
            operands.AddRange([new("magnitude.0", term.Magnitude), new("max_magnitude.0", term.Maximum)]);
            formula = "(operator_shares > 0) * (magnitude.0 > 0) * (max_magnitude.0 > 0)";
        }
        sheet.Recording.Step("staked", formula, "1", "eigenlayer-v2.2-draft sections 6.1 and 6.4", [.. operands]);
        sheet.Recording.Annotate(title: $"operator {sheet.State.Book[row.Operator]} has stake");
        return new Term("staked", 1L);
    }

    private static List<Member> Members(in GoldRow row)
    {
        var members = new List<Member>();
        var own = (row.Operator, row.Pool!);
        var pools = row.Proportion!.Lanes?.Select(lane => (lane.Operator, lane.Pool)) ?? [own];
        foreach (var (operatorId, pool) in pools)
            for (var index = 0; index < pool.Count; index++)
                members.Add(new(operatorId, pool, index));
        return members;
    }

    private Term OfStaker(GoldTable table, Member member)
    {
        var key = (member.Operator, member.Staker);
        if (_known.TryGetValue(key, out var known))
            return known;
        var name = _known.Count == 0 ? "weight" : Worksheet.Numbered("weight", _known.Count + 1);
        var prefix = _known.Count == 0 ? "" : name + ".";
        var terms = new List<Term>();
        for (var row = 0; row < member.Pool.Rows.Count; row++)
        {
            var reward = member.Pool.Rows[row].Row;
            if (sheet.State.StakerShares.Find(member.Staker, reward.Strategy, sheet.Day) is not { Sign: > 0 } shares)
                continue;
            var number = terms.Count + 1;
            _shares.OfStaker(Worksheet.Numbered(prefix + "shares", number), member.Staker, reward.Strategy, shares);
            State(reward, member.Operator, prefix, number, member.Pool.TermOf(row));
            var condition = conditions.Strategy(table, reward, member.Operator);
            terms.Add(member.Pool.TermOf(row).Record(sheet.Recording, prefix, number, shares, condition));
        }
        var weight = member.Pool.LiteralWeightOf(sheet.State.StakerShares, member.Index, sheet.Day);
        var asked = new List<Term>();
        if (table != GoldTable.RewardsForAll)
            asked.AddRange([
                conditions.Delegated(member.Staker),
                conditions.Registered(table, member.Pool.FirstRowOf(member.Index).Row, member.Operator),
            ]);
        Weight(name, weight, terms, asked, $"weight of staker {sheet.State.Book[member.Staker]}");
        return _known[key] = (name, weight.ToString());
    }

    private Term OfOperator(string name, GoldTable table, int operatorId, List<ActiveReward> active, PgNumeric weight)
    {
        var terms = new List<Term>();
        foreach (var (reward, term, shares) in StakePools.TermsOf(sheet.State, operatorId, active, sheet.Day))
        {
            var (prefix, number) = (name + ".", terms.Count + 1);
            _shares.OfOperator(Worksheet.Numbered(prefix + "shares", number), operatorId, reward.Row.Strategy, shares);
            State(reward.Row, operatorId, prefix, number, term);
            terms.Add(term.Record(sheet.Recording, prefix, number, shares, null));
        }
        var registered = conditions.Registered(table, active[0].Row, operatorId);
        Weight(name, weight, terms, [registered], $"weight of operator {sheet.State.Book[operatorId]}");
        return (name, weight.ToString());
    }

    private void Weight(string name, PgNumeric weight, List<Term> terms, List<Term> asked, string title)
    {
        var sum = string.Join(" + ", terms.Select(term => term.Name));
        var counted = string.Concat(asked.Select(term => $" * {term.Name}"));
        var formula =
            asked.Count == 0 ? "sum()"
            : terms.Count == 1 ? sum + counted
            : $"({sum}){counted}";
        sheet.Recording.Step(
            name,
            formula,
            weight.ToString(),
            "eigenlayer section 7.2 steps 1 to 5",
            [.. terms, .. asked]
        );
        sheet.Recording.Annotate(title: $"{title} on {FactText.Day(sheet.Day)}");
    }

    /// <summary>States multiplier and, of allocated stake, the magnitudes, with the events they come from.</summary>
    private void State(RewardRow reward, int operatorId, string prefix, int number, WeightTerm term)
    {
        string Name(string part) => Worksheet.Numbered(prefix + part, number);
        var recording = sheet.Recording;
        recording.Fact(
            Name("multiplier"),
            reward.Multiplier.ToString(),
            FactSource.Field("submission", $"multiplier of {sheet.State.Book[reward.Strategy]}")
        );
        if (!term.IsAllocated)
            return;
        var key = new AllocationKey(operatorId, reward.Set, reward.Strategy);
        recording.Fact(
            Name("magnitude"),
            Worksheet.Text(term.Magnitude),
            sheet.Events.Magnitude(key, term.Magnitude, sheet.Day)
        );
        recording.Fact(
            Name("max_magnitude"),
            Worksheet.Text(term.Maximum),
            sheet.Events.MaxMagnitude(operatorId, reward.Strategy, term.Maximum, sheet.Day)
        );
    }
}
