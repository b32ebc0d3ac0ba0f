using System.Formats.Tar;
using Apportion.Core;

namespace Apportion.Sources;

/// <summary>
/// A folder, or a tar archive (plain, gzip or Zstandard) read as if it were one: files by their name relative to it. An archive
/// is never unpacked to disk; it is read from its start for the list of names and again for every <see cref="Read"/>. If all its
/// files lie in one folder, as <c>tar -c facts/</c> packs them, names are relative to that folder.
/// </summary>
public sealed class InputTree
{
    private static readonly string[] Endings = [".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst"];

    private readonly InputOptions _options;
    private readonly bool _isArchive;
    private readonly string _root = "";

    /// <summary>Lists the files of a folder or an archive.</summary>
    /// <param name="path">The folder or the archive.</param>
    /// <param name="options">Bounds and hooks; the bound holds for the archive and for each file in it.</param>
    /// <param name="places">Subfolders to look into, <c>""</c> for the folder itself.</param>
    /// <exception cref="InputException">Missing, unreadable, or no archive although it is named like one.</exception>
    public InputTree(string path, InputOptions options, params IReadOnlyList<string> places)
    {
        (Path, _options, _isArchive) = (path, options, IsArchive(path));
        if (!_isArchive)
        {
            Names = [.. places.SelectMany(FilesOf)];
            return;
        }
        var entries = new List<string>();
        Walk(entry => entries.Add(entry.Name));
        _root = CommonFolder(entries);
        Names =
        [
            .. entries
                .Select(name => name[_root.Length..])
                .Where(name => places.Contains(FolderOf(name), StringComparer.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        for (var i = 1; i < Names.Count; i++)
            if (Names[i] == Names[i - 1])
                throw new InputException(
                    "input.twice",
                    FindingKind.Malformed,
                    Where(Names[i]),
                    "a second file of this name in the archive",
                    "each file once",
                    "Pack the folder again"
                );
    }

    /// <summary>The folder or archive as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Names of the files, with <c>/</c> between folders.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a path is named like an archive this type reads, and is no folder.</summary>
    public static bool IsArchive(string path) =>
        !Directory.Exists(path) && Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>How messages name a file.</summary>
    public string Where(string name) => _isArchive ? $"{Path}/{_root}{name}" : System.IO.Path.Combine(Path, name);

    /// <summary>
    /// Reads files, plain bytes whatever their packing: those of a folder in the order given, those of an archive in its order.
    /// </summary>
    /// <param name="names">Some of <see cref="Names"/>.</param>
    /// <param name="read">Gets each name and its stream, which is closed afterwards.</param>
    /// <exception cref="InputException">Unreadable, damaged, or too large.</exception>
    public void Read(IReadOnlyCollection<string> names, Action<string, Stream> read)
    {
        if (!_isArchive)
        {
            foreach (string name in names)
            {
                using Stream stream = new InputFile(Where(name)).Open(_options);
                read(name, stream);
            }
            return;
        }
        if (names.Count == 0)
            return;
        InputOptions inside = _options with { BytesRead = null, Opened = null };
        Walk(entry =>
        {
            string name = entry.Name[Math.Min(_root.Length, entry.Name.Length)..];
            if (!names.Contains(name))
                return;
            using Stream stream = new InputFile(Where(name)).Open(entry.Data, inside);
            read(name, stream);
        });
    }

    private IEnumerable<string> FilesOf(string place)
    {
        string folder = System.IO.Path.Combine(Path, place);
        if (!Directory.Exists(folder))
            return [];
        string prefix = place.Length == 0 ? "" : place + "/";
        return Directory
            .GetFiles(folder)
            .Select(file => prefix + System.IO.Path.GetFileName(file))
            .Order(StringComparer.Ordinal);
    }

    private void Walk(Action<(string Name, Stream Data)> visit)
    {
        using Stream stream = new InputFile(Path).Open(_options);
        using var tar = new TarReader(stream);
        while (Next(tar) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                visit(
                    (
                        entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name,
                        entry.DataStream ?? Stream.Null
                    )
                );
        }
    }

    private TarEntry? Next(TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InputException(
                "input.damaged",
                FindingKind.Malformed,
                Path,
                $"damaged or truncated tar data ({e.Message})",
                "a complete tar archive",
                "Pack the folder again, or give the folder itself",
                e
            );
        }
    }

    /// <summary>The one top folder of all files with its slash, or nothing.</summary>
    private static string CommonFolder(List<string> names)
    {
        if (names.Count == 0 || names[0].IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0)
            return "";
        string top = names[0][..(slash + 1)];
        return names.TrueForAll(name => name.StartsWith(top, StringComparison.Ordinal)) ? top : "";
    }

    private static string FolderOf(string name) => name.LastIndexOf('/') is var slash && slash < 0 ? "" : name[..slash];
}
