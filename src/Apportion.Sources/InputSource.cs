using System.IO.Enumeration;
using Apportion.Core;

namespace Apportion.Sources;

/// <summary>Turns what a user named (files, folders, patterns, <c>-</c>) into a list of inputs in a fixed order.</summary>
public static class InputSource
{
    /// <summary>
    /// Expands arguments in their order. A folder gives the files below it, a pattern (<c>*</c>, <c>?</c>, <c>**</c>) those that match,
    /// both sorted by ordinal path. A file named twice comes once. A file that does not exist is given on, so that opening it says so
    /// and the others are still read; a pattern without a match does the same.
    /// </summary>
    /// <param name="arguments">Paths, folders, patterns or <c>-</c>.</param>
    /// <param name="accept">Which files of a folder count; <see langword="null"/> for all. Files named outright always count.</param>
    public static IReadOnlyList<InputFile> Expand(IEnumerable<string> arguments, Func<string, bool>? accept = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<InputFile>();
        foreach (string argument in arguments)
        {
            foreach (string path in ExpandOne(argument, accept))
            {
                if (seen.Add(path == InputFile.StandardInputName ? path : Path.GetFullPath(path)))
                    files.Add(new InputFile(path));
            }
        }
        return files;
    }

    /// <summary>As <see cref="Expand"/>, but a folder without a file that counts is an error that names it.</summary>
    /// <param name="arguments">Paths, folders, patterns or <c>-</c>.</param>
    /// <param name="accept">Which files of a folder count; <see langword="null"/> for all.</param>
    /// <param name="what">What a folder has to hold, for example <c>files that end in .json</c>.</param>
    /// <exception cref="InputException">A folder holds no such file.</exception>
    public static IReadOnlyList<InputFile> ExpandFilled(
        IReadOnlyCollection<string> arguments,
        Func<string, bool>? accept,
        string what
    )
    {
        foreach (string argument in arguments)
        {
            if (Directory.Exists(argument) && !ExpandOne(argument, accept).Any())
                throw EmptyFolder(argument, what);
        }
        return Expand(arguments, accept);
    }

    /// <summary>The error of a folder without a file that counts.</summary>
    /// <param name="folder">The folder as the user named it.</param>
    /// <param name="what">What it has to hold, for example <c>files that end in .json</c>.</param>
    public static InputException EmptyFolder(string folder, string what) =>
        new(
            "input.empty-folder",
            FindingKind.Incomplete,
            folder,
            "a folder without any",
            $"a folder with {what}",
            "Name the files, or the folder that holds them"
        );

    private static IEnumerable<string> ExpandOne(string argument, Func<string, bool>? accept)
    {
        if (argument == InputFile.StandardInputName || File.Exists(argument))
            return [argument];
        if (Directory.Exists(argument))
            return FilesBelow(argument).Where(path => accept is null || accept(path));
        if (!argument.AsSpan().ContainsAny('*', '?'))
            return [argument];
        string[] matches = Matches(argument);
        return matches.Length == 0 ? [argument] : matches;
    }

    private static string[] FilesBelow(string folder)
    {
        try
        {
            string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                "input.unreadable",
                FindingKind.Incomplete,
                folder,
                $"a folder that cannot be listed ({e.Message})",
                "a readable folder",
                "Check its permissions",
                e
            );
        }
    }

    private static string[] Matches(string pattern)
    {
        string normal = pattern.Replace('\\', '/');
        int wild = normal.AsSpan().IndexOfAny('*', '?');
        int slash = normal.LastIndexOf('/', wild);
        string root =
            slash < 0 ? "."
            : slash == 0 ? "/"
            : normal[..slash];
        if (!Directory.Exists(root))
            return [];
        string[] parts = normal[(slash + 1)..].Split('/');
        var found = new List<string>();
        Collect(slash < 0 ? "" : root, parts, found);
        found.Sort(StringComparer.Ordinal);
        return [.. found];
    }

    private static void Collect(string folder, ReadOnlySpan<string> parts, List<string> found)
    {
        string place = folder.Length == 0 ? "." : folder;
        if (parts[0] == "**")
        {
            if (parts.Length == 1)
                found.AddRange(Directory.GetFiles(place).Select(path => Join(folder, path)));
            else
                Collect(folder, parts[1..], found);
            foreach (string below in Directory.GetDirectories(place))
                Collect(Join(folder, below), parts, found);
            return;
        }
        foreach (string entry in Directory.GetFileSystemEntries(place))
        {
            if (!FileSystemName.MatchesSimpleExpression(parts[0], Path.GetFileName(entry), ignoreCase: false))
                continue;
            bool isFolder = Directory.Exists(entry);
            if (parts.Length == 1 && !isFolder)
                found.Add(Join(folder, entry));
            else if (parts.Length > 1 && isFolder)
                Collect(Join(folder, entry), parts[1..], found);
        }
    }

    private static string Join(string folder, string path) =>
        folder.Length == 0 ? Path.GetFileName(path) : $"{folder.TrimEnd('/')}/{Path.GetFileName(path)}";
}
