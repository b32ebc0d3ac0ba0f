using System.IO.Compression;

namespace Apportion.EigenLayer.Tests;

/// <summary>
/// Where the vectors lie: env APPORTION_SHARED, `shared` beside or above the repository, or the copies in the repository.
/// </summary>
internal static class VectorFolder
{
    public static string? Find(string relative)
    {
        var shared = Environment.GetEnvironmentVariable("APPORTION_SHARED");
        if (shared is not null)
            return Existing(Path.Combine(shared, "vectors", relative));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "vectors", relative)) is { } found)
                return found;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "vectors", relative)) is { } copy)
                return copy;
        return null;
    }

    public static TextReader OpenText(string path) =>
        new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
                : File.OpenRead(path)
        );

    private static string? Existing(string path) => Directory.Exists(path) || File.Exists(path) ? path : null;
}
