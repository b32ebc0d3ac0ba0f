using System.IO.Compression;
using Apportion.Core.Conformance;

namespace Apportion.Livepeer.Tests;

internal sealed class GzipVectorFile(string path) : VectorFile
{
    public override string Path => path;

    public override Stream Open() => new GZipStream(File.OpenRead(path), CompressionMode.Decompress);

    public override VectorFile? Sibling(string relativePath) => null;
}
