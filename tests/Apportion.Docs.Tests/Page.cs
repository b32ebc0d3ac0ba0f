using System.Text;
using System.Text.RegularExpressions;
using Apportion.Tests;

namespace Apportion.Docs.Tests;

/// <summary>A Markdown page of the repository.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
internal sealed partial record Page(string Path)
{
    private static readonly string[] Folders = ["docs", "vectors", "src", "bench"];

    /// <summary>Every page, in order.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory
            .GetFiles(Repository.Root, "*.md")
            .Concat(
                Folders.SelectMany(folder =>
                    Directory.GetFiles(Repository.At(folder), "*.md", SearchOption.AllDirectories)
                )
            )
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => new Page(path)),
    ];

    /// <summary>The text without blocks of code.</summary>
    public string Prose => CodeBlock().Replace(File.ReadAllText(Repository.At(Path)), "");

    /// <summary>Targets of the links inside the repository.</summary>
    public IEnumerable<string> Links =>
        Link()
            .Matches(Prose)
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>Anchors of the headings, as readers of Markdown make them.</summary>
    public IReadOnlySet<string> Anchors =>
        Heading().Matches(Prose).Select(match => Anchor(match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a link leads to: a path relative to the root, and the anchor, empty if there is none.</summary>
    public (string Path, string Anchor) Resolve(string link)
    {
        var parts = link.Split('#', 2);
        var folder = System.IO.Path.GetDirectoryName(Repository.At(Path))!;
        var target =
            parts[0].Length == 0
                ? Repository.At(Path)
                : System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, parts[0]));
        if (Directory.Exists(target) && File.Exists(System.IO.Path.Combine(target, "README.md")))
            target = System.IO.Path.Combine(target, "README.md");
        return (
            System.IO.Path.GetRelativePath(Repository.Root, target).Replace('\\', '/'),
            parts.Length > 1 ? parts[1] : ""
        );
    }

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.Trim().ToLowerInvariant())
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                anchor.Append(letter);
            else if (letter == ' ')
                anchor.Append('-');
        return anchor.ToString();
    }

    [GeneratedRegex("(?ms)^```.*?^```$|^(?: {4}|\t).*?$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(
        @"\[[^\]]*\]\((?<target>[^)\s]+)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Link();

    [GeneratedRegex("(?m)^#+ (.+)$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Heading();
}
