using System.Text.RegularExpressions;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Errors;

/// <summary>Every code of a finding that stands in the source as a dotted literal.</summary>
internal static partial class SourceCodes
{
    /// <summary>Files whose dotted literals are reasons of postings and zeros, or names, not codes of findings.</summary>
    public static IReadOnlyList<string> ReasonFiles { get; } = Listed("reasons.txt", path => path);

    /// <summary>Codes without a case, with the reason why.</summary>
    public static IReadOnlyDictionary<string, string> WithoutCase { get; } =
        Listed("without-a-case.txt", line => line)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>Codes that the source puts together: what stands before the last dot, and the causes that stand behind it.</summary>
    public static IReadOnlyDictionary<string, string[]> Families { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["eigenlayer.line"] = ["missing", "unearned", "zero-line", "too-much", "too-little"],
            ["eigenlayer.view"] = ["phantom-slash", "raise-pending-during-slash", "unexplained"],
            ["eigenlayer.divergence"] = ["one-day", "one-submission", "recalculated", "unknown-reward"],
            ["datahaven.message"] =
            [
                "zero-address",
                "split-failed",
                "no-rewards",
                "multiplier-too-large",
                "too-large",
                "not-delivered",
            ],
            ["datahaven.slash-message"] = ["too-large", "not-delivered"],
        };

    /// <summary>Codes of families that are never printed without a cause.</summary>
    private static readonly string[] OnlyFamilies = ["eigenlayer.line", "eigenlayer.view", "eigenlayer.divergence"];

    /// <summary>The codes, in order.</summary>
    public static IReadOnlyCollection<string> All { get; } = Scan();

    private static SortedSet<string> Scan()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories))
            if (
                !path.Contains("/obj/", StringComparison.Ordinal)
                && !ReasonFiles.Any(file => path.EndsWith("/" + file, StringComparison.Ordinal))
            )
                foreach (Match match in Literal().Matches(File.ReadAllText(path)))
                    codes.Add(match.Groups["code"].Value);
        codes.ExceptWith(OnlyFamilies);
        codes.UnionWith(Families.SelectMany(family => family.Value.Select(cause => $"{family.Key}.{cause}")));
        return codes;
    }

    private static string[] Listed(string name, Func<string, string> read) =>
        [
            .. File.ReadLines(Path.Combine(ErrorCase.Root, name))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(read),
        ];

    /// <summary>A literal such as "rocketpool.root" or "input.not-found"; interpolated ends do not match.</summary>
    [GeneratedRegex(
        "\"(?<code>(?:rocketpool|eigenlayer|thegraph|livepeer|datahaven|custody|bundle|input|output|export|recheck|evm|json|ruleset|conform|usage|contracts|storage|cli|diff)\\.[a-z][a-z0-9.-]*[a-z0-9])\"",
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Literal();
}
