using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Apportion.Core;

namespace Apportion.Cli.Commands;

/// <summary>The options <c>--from</c> and <c>--to</c>: first and last period, both included; everything if left out.</summary>
internal sealed class PeriodRange
{
    private readonly Option<Period?> _from;
    private readonly Option<Period?> _to;

    /// <summary>Options for one kind of period.</summary>
    public PeriodRange(PeriodKind kind)
    {
        var noun = kind.ToString().ToLowerInvariant();
        _from = Bound("--from", $"First {noun}.", kind);
        _to = Bound("--to", $"Last {noun}.", kind);
    }

    /// <summary>Both options.</summary>
    public Symbol[] Symbols => [_from, _to];

    /// <summary>First and last period, null where open.</summary>
    public (Period? From, Period? To) Of(Invocation run) => (run.Value(_from), run.Value(_to));

    /// <summary>The rows of a history that lie in the range.</summary>
    public History Cut(Invocation run, History history)
    {
        var (from, to) = Of(run);
        return from is null && to is null
            ? history
            : history with
            {
                Rows = [.. history.Rows.Where(row => !(row.Period < from) && !(row.Period > to))],
            };
    }

    private static Option<Period?> Bound(string name, string description, PeriodKind kind) =>
        new(name)
        {
            Description = description,
            HelpName = kind == PeriodKind.Day ? "DATE" : "N",
            CustomParser = result =>
                Parse(kind, OptionText.Of(result))
                ?? OptionText.Wrong<Period?>(
                    result,
                    kind == PeriodKind.Day
                        ? "a date YYYY-MM-DD"
                        : $"the number of {OptionText.Article(kind.ToString().ToLowerInvariant())}"
                ),
        };

    private static Period? Parse(PeriodKind kind, string text)
    {
        if (kind != PeriodKind.Day)
            return OptionText.Number(text) is <= long.MaxValue and var number ? new Period(kind, (long)number) : null;
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? Period.Day(day)
            : null;
    }
}
