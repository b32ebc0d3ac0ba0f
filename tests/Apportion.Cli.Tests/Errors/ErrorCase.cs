using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Errors;

/// <summary>
/// One folder of the error corpus: <c>command</c> (first line <c># what the code means</c>, then the command line), <c>recipe</c>
/// (how the bad input is made from a good one; may be absent), <c>expected</c> (the transcript).
/// </summary>
/// <remarks>
/// A recipe has one step a line; NAME is a file in the folder the command runs in:
/// <c>take PATH [as NAME] [lines N]</c> copies a file or folder of the repository, unpacked;
/// <c>write NAME TEXT</c> and <c>append NAME TEXT</c> write a line;
/// <c>replace NAME OLD => NEW</c> changes the first OLD;
/// <c>times NAME N TEXT</c> repeats the first TEXT so that it stands N times (<c>\n</c> is a line break);
/// <c>cut NAME BYTES</c> keeps the first bytes; <c>poke NAME AT HEX</c> changes one byte;
/// <c>folder NAME</c> makes a folder; <c>tar NAME FILE...</c> packs files, one named twice twice;
/// <c>run WORDS</c> runs the program first, its output becomes the file <c>made</c>.
/// </remarks>
internal sealed class ErrorCase
{
    private readonly string _folder;

    private ErrorCase(string folder)
    {
        _folder = folder;
        var lines = File.ReadAllLines(Path.Combine(folder, "command"));
        Meaning = lines[0].TrimStart('#', ' ');
        CommandLine = lines[1];
    }

    /// <summary>The folder of the corpus.</summary>
    public static string Root { get; } = Repository.At("tests/Apportion.Cli.Tests/Errors");

    /// <summary>All cases in the order of their codes.</summary>
    public static IReadOnlyList<ErrorCase> All { get; } =
    [
        .. Directory
            .GetFiles(Root, "command", SearchOption.AllDirectories)
            .Select(path => new ErrorCase(Path.GetDirectoryName(path)!))
            .OrderBy(one => one.Code, StringComparer.Ordinal),
    ];

    /// <summary>The code: the folder's name.</summary>
    public string Code => Path.GetFileName(_folder);

    /// <summary>The protocol, or <c>common</c>: the folder above.</summary>
    public string Group => Path.GetFileName(Path.GetDirectoryName(_folder)!);

    /// <summary>What the code means, one sentence.</summary>
    public string Meaning { get; }

    /// <summary>The command as a person types it.</summary>
    public string CommandLine { get; }

    /// <summary>How the bad input is made.</summary>
    public string Recipe =>
        File.Exists(Path.Combine(_folder, "recipe")) ? File.ReadAllText(Path.Combine(_folder, "recipe")) : "";

    /// <summary>The committed transcript; empty if there is none yet.</summary>
    public string Expected
    {
        get =>
            File.Exists(Path.Combine(_folder, "expected")) ? File.ReadAllText(Path.Combine(_folder, "expected")) : "";
        set => File.WriteAllText(Path.Combine(_folder, "expected"), value);
    }

    /// <summary>Whether a text names a code, and not only a longer one that begins with it.</summary>
    public static bool Names(string text, string code) =>
        Regex.IsMatch(text, Regex.Escape(code) + "(?![a-z0-9-]|[.][a-z])", RegexOptions.None, TimeSpan.FromSeconds(10));

    /// <summary>Makes the input in the current folder, runs the command there and gives the transcript.</summary>
    public string Run()
    {
        foreach (var line in Recipe.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Cook(line);
        var words = CommandLine.Split(' ')[1..];
        var run = ProgramRun.Of(words);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"exit {run.ExitCode}\n--- stdout\n{run.Out}--- stderr\n{run.Error}"
        );
    }

    private static void Cook(string line)
    {
        var words = line.Split(' ', 3);
        var (verb, name, rest) = (words[0], words[1], words.Length > 2 ? words[2] : "");
        switch (verb)
        {
            case "take":
                Take(name, rest.Split(' '));
                break;
            case "write":
                File.WriteAllText(name, rest.Length == 0 ? "" : rest + "\n");
                break;
            case "append":
                File.AppendAllText(name, rest + "\n");
                break;
            case "replace":
                var (before, after) = rest.Split(" => ") is [var left, var right] ? (left, right) : throw Bad(line);
                var text = File.ReadAllText(name);
                var at = text.IndexOf(before, StringComparison.Ordinal);
                File.WriteAllText(name, at < 0 ? throw Bad(line) : text[..at] + after + text[(at + before.Length)..]);
                break;
            case "times":
                var (count, part) = (rest.Split(' ')[0], rest[(rest.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                Repeat(name, int.Parse(count, CultureInfo.InvariantCulture), part);
                break;
            case "tar":
                Pack(name, rest.Split(' '));
                break;
            case "cut":
                File.WriteAllBytes(name, File.ReadAllBytes(name)[..int.Parse(rest, CultureInfo.InvariantCulture)]);
                break;
            case "poke":
                var bytes = File.ReadAllBytes(name);
                bytes[int.Parse(rest.Split(' ')[0], CultureInfo.InvariantCulture)] = Convert.FromHexString(
                    rest.Split(' ')[1]
                )[0];
                File.WriteAllBytes(name, bytes);
                break;
            case "folder":
                Directory.CreateDirectory(name);
                break;
            case "run":
                var run = ProgramRun.Of([name, .. rest.Split(' ')]);
                File.WriteAllText("made", run.Out);
                break;
            default:
                throw Bad(line);
        }
    }

    private static void Repeat(string name, int count, string part)
    {
        part = part.Replace("\\n", "\n", StringComparison.Ordinal);
        var text = File.ReadAllText(name);
        var at = text.IndexOf(part, StringComparison.Ordinal);
        var more = string.Concat(Enumerable.Repeat(part, count - 1));
        File.WriteAllText(name, at < 0 ? throw Bad(part) : text.Insert(at, more));
    }

    private static void Pack(string name, string[] files)
    {
        using var tar = new TarWriter(File.Create(name), TarEntryFormat.Ustar);
        foreach (var file in files)
            tar.WriteEntry(file, file);
    }

    private static void Take(string source, string[] more)
    {
        var path = Repository.At(source);
        var target = more is ["as", var name, ..]
            ? name
            : Path.GetFileName(source).Replace(".gz", "", StringComparison.Ordinal);
        if (Directory.Exists(path))
        {
            foreach (var file in Directory.GetFiles(path, "*", SearchOption.AllDirectories))
                Copy(
                    file,
                    Path.Combine(target, Path.GetRelativePath(path, file).Replace(".gz", "", StringComparison.Ordinal))
                );
            return;
        }
        Copy(path, target);
        if (more is [.., "lines", var count])
            File.WriteAllLines(
                target,
                [.. File.ReadLines(target).Take(int.Parse(count, CultureInfo.InvariantCulture))]
            );
    }

    private static void Copy(string path, string target)
    {
        if (Path.GetDirectoryName(target) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var to = File.Create(target);
        plain.CopyTo(to);
    }

    private static InvalidOperationException Bad(string line) => new($"recipe line without effect: {line}");
}
