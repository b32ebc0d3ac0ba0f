using Apportion.Core.Conformance;

namespace Apportion.Tests;

/// <summary>A vector file on disk, plain or gzip.</summary>
internal sealed class DiskVectorFile(string path) : VectorFile
{
    public override string Path { get; } = path.Replace('\\', '/');

    public static VectorSet Below(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".md", StringComparison.Ordinal))
                .Select(file => new DiskVectorFile(file))
        );

    public override Stream Open() => Vectors.Open(Path);

    public override VectorFile? Sibling(string relativePath)
    {
        var place = System.IO.Path.Combine(Folder, relativePath);
        return File.Exists(place) ? new DiskVectorFile(place)
            : File.Exists(place + ".gz") ? new DiskVectorFile(place + ".gz")
            : null;
    }
}
