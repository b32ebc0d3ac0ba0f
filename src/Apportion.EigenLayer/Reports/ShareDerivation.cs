using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Writes balances of shares down as sums of the changes that events made.</summary>
/// <remarks>Source: spec eigenlayer sections 4, 5.3 and 5.4, eigenlayer-v2.2-draft section 5.3.</remarks>
internal sealed class ShareDerivation(Worksheet sheet)
{
    private const string Section = "eigenlayer sections 4, 5.3 and 5.4";

    /// <summary>One change, of a staker or of an operator.</summary>
    private readonly record struct Change(Int128 Shares, Address Strategy, long Block, long Log, Hash256 Transaction)
    {
        public static Change Of(StakerShareDelta row) =>
            new(row.Shares, row.Strategy, row.BlockNumber, row.LogIndex, row.TransactionHash);

        public static Change Of(OperatorShareDelta row) =>
            new(row.Shares, row.Strategy, row.BlockNumber, row.LogIndex, row.TransactionHash);
    }

    /// <summary>A staker's balance, with queued withdrawals where the ruleset adds them back.</summary>
    public Term OfStaker(string name, int staker, int strategy, PgNumeric shares)
    {
        var (holder, kind) = (sheet.State.Book[staker], sheet.State.Book[strategy]);
        var changes = sheet.Changes.OfStaker(holder, kind, sheet.Day).ConvertAll(Change.Of);
        var (terms, others) = Itemise(name, changes);
        var itemised = terms.Count;
        foreach (var (row, slashes) in sheet.State.Queue?.AddedBack(staker, strategy, sheet.Day) ?? [])
            terms.Add(Queued(Worksheet.Numbered(name + ".queued", terms.Count + 1 - itemised), row, slashes));
        var title = $"shares of {holder} in {kind} on {FactText.Day(sheet.Day)}";
        return sheet.Sum(name, shares, terms, others, Section, title);
    }

    /// <summary>An operator's balance, by staker; what a slash takes belongs to no staker.</summary>
    public Term OfOperator(string name, int operatorId, int strategy, PgNumeric shares)
    {
        var (holder, kind) = (sheet.State.Book[operatorId], sheet.State.Book[strategy]);
        var stakers = sheet
            .Changes.OfOperator(holder, kind, sheet.Day)
            .GroupBy(row => row.Staker)
            .OrderBy(group => group.Key)
            .Select(group => (Staker: group.Key, Sum: Sum(group), Changes: group.Select(Change.Of).ToList()))
            .ToList();
        var terms = new List<(Term, PgNumeric)>();
        var shown = sheet.Largest(stakers, entry => entry.Sum);
        foreach (var (staker, sum, changes) in shown)
        {
            var part = Worksheet.Numbered(name + ".of", terms.Count + 1);
            var (itemised, rest) = Itemise(part, changes);
            var whose = staker.IsZero ? "slashes of the operator's shares" : $"shares of staker {staker}";
            terms.Add((sheet.Sum(part, sum, itemised, rest, Section, whose), sum));
        }
        var others = (stakers.Count - shown.Count, "stakers' shares");
        var title = $"shares of operator {holder} in {kind} on {FactText.Day(sheet.Day)}";
        return sheet.Sum(name, shares, terms, others, Section, title);
    }

    private static PgNumeric Sum(IEnumerable<OperatorShareDelta> rows) =>
        new(rows.Aggregate(BigInteger.Zero, (sum, row) => sum + row.Shares));

    /// <summary>States the largest changes, and how many others there are.</summary>
    private (List<(Term Term, PgNumeric Value)> Terms, (int Count, string What) Others) Itemise(
        string name,
        List<Change> changes
    )
    {
        var terms = new List<(Term, PgNumeric)>();
        foreach (var change in sheet.Largest(changes, change => new PgNumeric(change.Shares)))
        {
            var part = Worksheet.Numbered(name + ".change", terms.Count + 1);
            var value = Worksheet.Text(change.Shares);
            sheet.Recording.Fact(
                part,
                value,
                sheet.Changes.SourceOf(change.Block, change.Log, change.Transaction, change.Strategy)
            );
            terms.Add(((part, value), new PgNumeric(change.Shares)));
        }
        return (terms, (changes.Count - terms.Count, "changes"));
    }

    /// <summary>A queued withdrawal less what slashes took of it since.</summary>
    private (Term, PgNumeric) Queued(
        string name,
        QueuedSlashingWithdrawal row,
        List<QueuedWithdrawals.Adjustment> slashes
    )
    {
        var withdrawn = (BigInteger)row.SharesToWithdraw;
        var operands = new List<Term> { (name + ".withdrawn", Worksheet.Text(withdrawn)) };
        sheet.Recording.Fact(
            name + ".withdrawn",
            Worksheet.Text(withdrawn),
            sheet.Changes.SourceOf(row.BlockNumber, row.LogIndex, row.TransactionHash, row.Strategy)
        );
        var (kept, formula) = (PgNumeric.One, name + ".withdrawn");
        if (slashes.Count > 0)
        {
            kept = slashes[^1].Multiplier;
            operands.Add(Kept(name + ".kept", slashes));
            formula += $" * {name}.kept";
        }
        var value = new PgNumeric(withdrawn) * kept;
        sheet.Recording.Step(name, formula, value.ToString(), "eigenlayer-v2.2-draft section 5.3", [.. operands]);
        sheet.Recording.Annotate(title: "queued withdrawal that still counts");
        return ((name, value.ToString()), value);
    }

    private Term Kept(string name, List<QueuedWithdrawals.Adjustment> slashes)
    {
        const string DraftSection = "eigenlayer-v2.2-draft section 4";
        var (kept, last) = (PgNumeric.One, new Term(name, 1L));
        for (var index = 0; index < slashes.Count; index++)
        {
            var (own, slash) = (Worksheet.Numbered(name, index + 1), slashes[index].Slash);
            var source = sheet.Changes.SourceOf(
                slash.BlockNumber,
                slash.LogIndex,
                slash.TransactionHash,
                slash.Strategy
            );
            var (wad, value) = (slash.WadSlashed.ToString(), slashes[index].Multiplier);
            var one = PgNumeric.One - Cut(new PgNumeric((BigInteger)slash.WadSlashed));
            if (kept * one == value)
            {
                sheet.Recording.Fact(own + ".wad", wad, source);
                var formula = $"1 - min(pg.div({own}.wad, 1000000000000000000), 1)";
                var operands = new List<Term> { (own + ".wad", wad) };
                if (index > 0)
                {
                    formula = $"{last.Name} * ({formula})";
                    operands.Insert(0, last);
                }
                sheet.Recording.Step(own, formula, value.ToString(), DraftSection, [.. operands]);
            }
            else
                sheet.Recording.Fact(own, value.ToString(), new($"several slashes of one block, the last {source}"));
            (kept, last) = (value, (own, value.ToString()));
        }
        sheet.Recording.Step(name, last.Name, last.Value, DraftSection, last);
        return (name, last.Value);
    }

    private static PgNumeric Cut(PgNumeric wad) =>
        wad / new PgNumeric(BigInteger.Pow(10, 18)) is var part && part > PgNumeric.One ? PgNumeric.One : part;
}
