using System.IO.Compression;
using Apportion.Core.Conformance;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>Shared pipeline vectors: env APPORTION_SHARED, or `shared` beside or above the repository.</summary>
internal static class SharedVectors
{
    public static string? PipelineFolder => Find("rocket-pool/pipeline");

    public static VectorSet Load(string folder) =>
        new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => new DiskFile(path)));

    public static Stream Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : File.OpenRead(path);

    public static string? Find(string relative)
    {
        var shared = Environment.GetEnvironmentVariable("APPORTION_SHARED");
        if (shared is not null)
        {
            return Existing(Path.Combine(shared, "vectors", relative));
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", "vectors", relative)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;

    private sealed class DiskFile(string path) : VectorFile
    {
        public override string Path { get; } = path.Replace('\\', '/');

        public override Stream Open() => SharedVectors.Open(path);

        public override VectorFile? Sibling(string relativePath)
        {
            var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, relativePath);
            return new[] { beside, beside + ".gz" }.FirstOrDefault(File.Exists) is { } found
                ? new DiskFile(found)
                : null;
        }
    }
}
