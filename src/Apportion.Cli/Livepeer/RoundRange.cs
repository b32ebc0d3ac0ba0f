using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;

namespace Apportion.Cli.Livepeer;

/// <summary><c>--from</c> and <c>--to</c> in rounds, and their old spelling <c>--rounds A..B</c>.</summary>
internal sealed class RoundRange
{
    private readonly PeriodRange _range = new(PeriodKind.Round);

    private readonly Option<(ulong? From, ulong? To)?> _rounds = new("--rounds")
    {
        Hidden = true,
        CustomParser = result =>
            Parse(OptionText.Of(result))
            ?? OptionText.Wrong<(ulong? From, ulong? To)?>(result, "rounds such as 3000..3100"),
    };

    /// <summary>The options.</summary>
    public Symbol[] Symbols => [.. _range.Symbols, _rounds];

    /// <summary>First and last round, null where open.</summary>
    public (ulong? From, ulong? To) Of(Invocation run)
    {
        var (from, to) = _range.Of(run);
        var rounds = run.Value(_rounds);
        return ((ulong?)from?.Index ?? rounds?.From, (ulong?)to?.Index ?? rounds?.To);
    }

    private static (ulong? From, ulong? To)? Parse(string text)
    {
        var parts = text.Split("..");
        if (parts.Length == 1 && OptionText.Number(text) is { } round)
            return (round, round);
        if (parts.Length != 2 || text == "..")
            return null;
        var (from, to) = (OptionText.Number(parts[0]), OptionText.Number(parts[1]));
        var good =
            (from is not null || parts[0].Length == 0) && (to is not null || parts[1].Length == 0) && !(from > to);
        return good ? (from, to) : null;
    }
}
