using System.IO.Compression;
using Apportion.Core.Conformance;
using Apportion.Tests;

namespace Apportion.TheGraph.Tests;

/// <summary>A gzip-compressed vector file on disk.</summary>
internal sealed class GzipVector(string path) : VectorFile
{
    public override string Path => path;

    public override Stream Open() => new GZipStream(File.OpenRead(path), CompressionMode.Decompress);

    public override VectorFile? Sibling(string relativePath) => null;

    /// <summary>The whole content as text.</summary>
    public string ReadText() => System.Text.Encoding.UTF8.GetString(ReadAllBytes());

    /// <summary>All vector files of The Graph, in order.</summary>
    public static IReadOnlyList<GzipVector> All() =>
        [
            .. Directory
                .GetFiles(Repository.At("vectors/the-graph"), "*.jsonl.gz")
                .Order(StringComparer.Ordinal)
                .Select(file => new GzipVector(file)),
        ];

    /// <summary>The vector file of a name without its suffix.</summary>
    public static GzipVector Named(string name) => All().Single(file => file.Name == name + ".jsonl");
}
