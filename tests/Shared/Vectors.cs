using System.IO.Compression;
using System.Reflection;
using Xunit.Sdk;

namespace Apportion.Tests;

/// <summary>
/// Where vectors lie: the large ones beside the repository, else the copies inside it. A test on vectors that may be absent
/// says so with <see cref="VectorFactAttribute"/>, <see cref="VectorTheoryAttribute"/> or <see cref="VectorDataAttribute"/>:
/// it is then skipped with the name of what is missing.
/// </summary>
internal static class Vectors
{
    /// <summary>The file or folder of a name such as <c>eigenlayer/tiny</c>; null if neither place has it.</summary>
    public static string? Find(string name)
    {
        foreach (var place in (string?[])[Repository.SharedVectors, Repository.At("vectors")])
            if (place is not null && Path.Combine(place, name) is var path && Path.Exists(path))
                return path;
        return null;
    }

    /// <summary>The file or folder of a name, which is there.</summary>
    public static string At(string name) => Find(name) ?? throw new InvalidOperationException(Absent(name));

    /// <summary>Opens a vector, unpacked.</summary>
    public static Stream Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : File.OpenRead(path);

    /// <summary>Opens a vector as text, unpacked.</summary>
    public static TextReader OpenText(string path) => new StreamReader(Open(path));

    /// <summary>Why a test cannot run, or null.</summary>
    public static string? Missing(string name) => Find(name) is null ? Absent(name) : null;

    private static string Absent(string name) =>
        $"the vectors {name} are not here: they belong in shared/vectors beside the repository (or set APPORTION_SHARED)";
}

/// <summary>A fact on vectors: skipped, and saying so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute(string name) => Skip = Vectors.Missing(name);
}

/// <summary>A theory on vectors: skipped as a whole, and saying so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorTheoryAttribute : TheoryAttribute
{
    public VectorTheoryAttribute(string name) => Skip = Vectors.Missing(name);
}

/// <summary>One row of a theory, whose first value names vectors: skipped, and saying so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class VectorDataAttribute : DataAttribute
{
    private readonly object[] _row;

    public VectorDataAttribute(string name, params object[] more)
    {
        _row = [name, .. more];
        Skip = Vectors.Missing(name);
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [_row];
}
