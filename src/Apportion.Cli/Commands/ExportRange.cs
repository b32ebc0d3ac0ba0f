using System.CommandLine;
using System.Globalization;
using Apportion.Core;

namespace Apportion.Cli.Commands;

/// <summary>
/// The options <c>--from</c> and <c>--to</c> of an export: first and last period, both included, by number or by the UTC date on
/// which the period ended, so that a tax year is the same two dates for every protocol.
/// </summary>
internal sealed class ExportRange
{
    private readonly Option<Bound?> _from;
    private readonly Option<Bound?> _to;

    /// <summary>Options for the kind of period that a protocol's ledger is in.</summary>
    public ExportRange(PeriodKind kind)
    {
        _from = Option("--from", "First", kind);
        _to = Option("--to", "Last", kind);
    }

    /// <summary>Both options.</summary>
    public Symbol[] Symbols => [_from, _to];

    /// <summary>What lies in the range; a last period that the facts do not reach is said on stderr.</summary>
    public Ledger Cut(Invocation run, Ledger ledger)
    {
        var (from, to) = (run.Value(_from), run.Value(_to));
        if (from is null && to is null)
            return ledger;
        var cut = ledger.OnlyPeriods(period =>
            !(from?.Compare(ledger, period) < 0) && !(to?.Compare(ledger, period) > 0)
        );
        if (ledger.Pots is [.., var last] && to?.Compare(ledger, last.Period) < 0)
            run.Warn(
                $"the ledger ends with {last.Period}, before {to.Text}; what comes after it is not in these facts"
            );
        return cut;
    }

    private static Option<Bound?> Option(string name, string which, PeriodKind kind)
    {
        var noun = kind.ToString().ToLowerInvariant();
        var expected =
            kind == PeriodKind.Day
                ? "a date YYYY-MM-DD"
                : $"the number of {OptionText.Article(noun)} or a date YYYY-MM-DD";
        return new(name)
        {
            Description =
                kind == PeriodKind.Day
                    ? $"{which} day."
                    : $"{which} {noun}, or the {which.ToLowerInvariant()} UTC date on which one ended.",
            HelpName = kind == PeriodKind.Day ? "DATE" : "N|DATE",
            CustomParser = result =>
                Bound.Parse(kind, OptionText.Of(result)) ?? OptionText.Wrong<Bound?>(result, expected),
        };
    }

    /// <summary>One end of the range.</summary>
    private sealed record Bound(string Text, Period? Period, DateOnly? Date)
    {
        public static Bound? Parse(PeriodKind kind, string text)
        {
            if (
                DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                return new(text, null, day);
            return kind != PeriodKind.Day && OptionText.Number(text) is <= long.MaxValue and var number
                ? new(text, new Period(kind, (long)number), null)
                : null;
        }

        /// <summary>Below zero if the period lies before this end, above if after.</summary>
        public int Compare(Ledger ledger, Period period) =>
            Date is { } date ? ledger.EndOf(period).CompareTo(date) : period.CompareTo(Period!.Value);
    }
}
