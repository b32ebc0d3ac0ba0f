using System.IO.Compression;
using System.Security.Cryptography;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli.Bundle;

/// <summary>A bundle as a folder on disk; a <c>.zip</c> is one packed, with fixed times so that equal bundles are equal bytes.</summary>
internal static class BundleFolder
{
    private const int MostFiles = 100_000;
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Length and hash of a file below a bundle.</summary>
    public static BundleFile Describe(string folder, string path)
    {
        using var stream = File.OpenRead(Path.Combine(folder, path));
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new BundleFile(path, stream.Length, hash);
    }

    /// <summary>Packs a folder into a zip that appears whole or not at all.</summary>
    public static void Pack(string folder, string archive) =>
        OutputFile.Write(
            archive,
            stream =>
            {
                using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
                var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
                foreach (var name in files.Select(file => Name(folder, file)).Order(StringComparer.Ordinal))
                {
                    var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                    entry.LastWriteTime = FixedTime;
                    using var from = File.OpenRead(Path.Combine(folder, name));
                    using var to = entry.Open();
                    from.CopyTo(to);
                }
            }
        );

    /// <summary>Unpacks a zip, bounded in bytes and files, never outside the folder.</summary>
    /// <exception cref="ApportionException">The archive is damaged, too large, or names a path outside.</exception>
    public static void Unpack(string archive, string folder, long maxBytes)
    {
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            if (zip.Entries.Count > MostFiles)
                throw Refused(archive, "at most 100000 files", "more");
            var left = maxBytes;
            var files = new HashSet<string>(StringComparer.Ordinal);
            var folders = new HashSet<string>(StringComparer.Ordinal) { Path.GetFullPath(folder) };
            foreach (var entry in zip.Entries)
            {
                if (entry.Name.Length == 0)
                    continue;
                var place = Path.GetFullPath(Path.Combine(folder, entry.FullName));
                if (!place.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    throw Refused(archive, "paths inside the bundle", entry.FullName);
                if (Clashes(place, files, folders))
                    throw Refused(archive, "each path once", entry.FullName);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                using var from = entry.Open();
                using var to = File.Create(place);
                left -= CopyBounded(from, to, left, archive);
            }
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw ApportionException.Malformed(
                "bundle.archive",
                archive,
                "a zip archive",
                e.Message.TrimEnd('.'),
                "Restore the bundle from where it came from",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ApportionException.Missing(
                "bundle.unpack",
                archive,
                $"a temporary folder to unpack into ({e.Message})",
                "Check the free space; if there is enough, do not trust this archive"
            );
        }
    }

    /// <summary>Whether a file stands where another file or a folder of one is, or below a file.</summary>
    private static bool Clashes(string place, HashSet<string> files, HashSet<string> folders)
    {
        if (folders.Contains(place) || !files.Add(place))
            return true;
        for (var above = Path.GetDirectoryName(place); above is not null; above = Path.GetDirectoryName(above))
        {
            if (files.Contains(above))
                return true;
            if (!folders.Add(above))
                return false;
        }
        return false;
    }

    private static long CopyBounded(Stream from, Stream to, long left, string archive)
    {
        var buffer = new byte[1 << 16];
        long copied = 0;
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            copied += read;
            if (copied > left)
                throw Refused(archive, "at most --max-input bytes unpacked", "more");
            to.Write(buffer.AsSpan(0, read));
        }
        return copied;
    }

    private static string Name(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static ApportionException Refused(string archive, string expected, string found) =>
        ApportionException.Malformed("bundle.archive", archive, expected, found, "Do not trust this archive");
}
