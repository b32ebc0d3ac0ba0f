using Apportion.Tests;

namespace Apportion.Livepeer.Tests;

/// <summary>The recorded sequences: two lie in the repository, the large ones beside it.</summary>
internal static class VectorFolder
{
    /// <summary>Every sequence at hand by name.</summary>
    public static TheoryData<string> Names => [.. Files.Select(Name)];

    /// <summary>Every sequence at hand, in order.</summary>
    public static IReadOnlyList<string> Files =>
        [
            .. Folders()
                .SelectMany(folder => Directory.GetFiles(folder, "*.jsonl.gz"))
                .DistinctBy(Name)
                .OrderBy(Name, StringComparer.Ordinal),
        ];

    /// <summary>The file of a sequence.</summary>
    public static string File(string name) => Files.Single(file => Name(file) == name);

    private static string Name(string file) =>
        Path.GetFileName(file).Replace(".jsonl.gz", "", StringComparison.Ordinal);

    private static IEnumerable<string> Folders()
    {
        yield return Repository.At("vectors/livepeer");
        if (Repository.SharedVectors is { } shared)
            yield return Path.Combine(shared, "livepeer");
    }
}
