using System.Text;
using Apportion.Core.Conformance;

namespace Apportion.TheGraph.Tests;

/// <summary>A vector file in memory.</summary>
internal sealed class TextVector(string path, string text) : VectorFile
{
    public override string Path => path;

    public override Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public override VectorFile? Sibling(string relativePath) => null;
}
