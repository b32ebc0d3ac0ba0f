using Apportion.Core.Conformance;

namespace Apportion.DataHaven.Tests;

/// <summary>A vector file on disk.</summary>
internal sealed class DiskFile(string path) : VectorFile
{
    public override string Path => path;

    public override Stream Open() => File.OpenRead(path);

    public override VectorFile? Sibling(string relativePath)
    {
        var other = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, relativePath);
        return File.Exists(other) ? new DiskFile(other) : null;
    }
}
