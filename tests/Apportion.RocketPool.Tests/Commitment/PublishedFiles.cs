using System.IO.Compression;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Commitment;

/// <summary>The published files that lie beside the repository; none is part of it.</summary>
internal static class PublishedFiles
{
    public static string Folder => Vectors.At("rocket-pool/real");

    public static IEnumerable<string> All() =>
        Directory.GetFiles(Folder, "rp-rewards-*.json.gz").Order(StringComparer.Ordinal);

    public static byte[] Read(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
