using System.Text;

namespace Apportion.Cli.Tests.Errors;

/// <summary>The page docs/reference/errors.md, made from the corpus.</summary>
internal static class ErrorCatalogue
{
    private const int MostLines = 12;
    private const int LongestStep = 160;
    private const int Context = 24;

    private const string Head = """
        # Error codes

        Every finding carries a stable code, the place (file, line or record, field), what was expected, what was found, and what to
        do. Scripts may rely on the codes and on the exit codes:

        | exit | meaning |
        | --- | --- |
        | 0 | all agree; notices never change it |
        | 1 | a discrepancy was found |
        | 2 | wrong usage |
        | 3 | input missing or incomplete |
        | 4 | input malformed |
        | 5 | unsupported ruleset, version or network |
        | 70 | a bug of ours |
        | 130 | interrupted |
        | 141 | whoever read the output stopped reading |

        This page is made from the corpus `tests/Apportion.Cli.Tests/Errors`: each example is the smallest bad input with the lines of
        the transcript that name the code, and is run as a test. `APPORTION_UPDATE=1 dotnet test tests/Apportion.Cli.Tests` writes it.


        """;

    public static string Write(IReadOnlyList<ErrorCase> cases)
    {
        var page = new StringBuilder(Head);
        foreach (var group in cases.GroupBy(one => one.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append("## ").Append(group.Key).Append("\n\n");
            foreach (var one in group)
                Write(page, one);
        }
        page.Append("## Codes without an example\n\n| code | why |\n| --- | --- |\n");
        foreach (var (code, reason) in SourceCodes.WithoutCase.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            page.Append("| `").Append(code).Append("` | ").Append(reason).Append(" |\n");
        return page.ToString();
    }

    private static void Write(StringBuilder page, ErrorCase one)
    {
        var exit = one.Expected.Split('\n')[0];
        page.Append("### `")
            .Append(one.Code)
            .Append("`\n\n")
            .Append(one.Meaning)
            .Append(" Ends with ")
            .Append(exit)
            .Append(".\n\n```\n");
        foreach (var line in one.Recipe.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            page.Append("# ").Append(Shown(line)).Append('\n');
        page.Append("$ ").Append(one.CommandLine).Append('\n');
        foreach (var line in About(one))
            page.Append(line).Append('\n');
        page.Append("```\n\n");
    }

    /// <summary>A step of the recipe; of a long replacement what changes and a little around it.</summary>
    private static string Shown(string step)
    {
        if (step.Length > LongestStep && step.Split(' ', 3) is ["replace", var name, var rest])
        {
            var sides = rest.Split(" => ");
            var (before, after) = (sides[0], sides[1]);
            var head = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
            var least = Math.Min(before.Length, after.Length) - head;
            var tail = 0;
            while (tail < least && before[^(tail + 1)] == after[^(tail + 1)])
                tail++;
            step = $"replace {name} {Around(before, head, tail)} => {Around(after, head, tail)}";
        }
        return step.Length <= LongestStep ? step : step[..(LongestStep - 3)] + "...";
    }

    private static string Around(string text, int head, int tail)
    {
        var from = head <= Context ? 0 : head - Context;
        var to = tail <= Context ? text.Length : text.Length - tail + Context;
        return $"{(from > 0 ? "..." : "")}{text[from..to]}{(to < text.Length ? "..." : "")}";
    }

    /// <summary>The lines about the code: its own and what is indented deeper below it.</summary>
    private static IEnumerable<string> About(ErrorCase one)
    {
        var lines = one.Expected.Split('\n');
        var at = Array.FindIndex(lines, line => ErrorCase.Names(line, one.Code));
        if (at < 0)
            yield break;
        yield return lines[at].Trim();
        if (lines[at].TrimStart() is ['├' or '│', ..])
        {
            // In a derivation the note stands below the reason, as deep.
            yield return lines[at + 1].Trim();
            yield break;
        }
        var indent = Indent(lines[at]);
        for (var i = at + 1; i < lines.Length && i < at + MostLines && Indent(lines[i]) > indent; i++)
            yield return lines[i][Math.Min(indent, lines[i].Length)..];
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
