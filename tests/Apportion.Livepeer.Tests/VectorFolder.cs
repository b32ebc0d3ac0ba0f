namespace Apportion.Livepeer.Tests;

internal static class VectorFolder
{
    /// <summary>The recorded sequences, or null where the shared vectors are not at hand.</summary>
    public static string? Livepeer { get; } = Find();

    public static IReadOnlyList<string> Files =>
        Livepeer is null ? [] : [.. Directory.GetFiles(Livepeer, "*.jsonl.gz").Order(StringComparer.Ordinal)];

    public static string File(string name) => Path.Combine(Livepeer!, name + ".jsonl.gz");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("APPORTION_SHARED") is { Length: > 0 } shared)
            return Existing(Path.Combine(shared, "vectors", "livepeer"));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "vectors", "livepeer")) is { } found)
                return found;
        return null;
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}

/// <summary>A fact that needs the shared vectors and says so where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute()
    {
        if (VectorFolder.Livepeer is null)
            Skip = "the shared vectors are not at hand (set APPORTION_SHARED)";
    }
}

/// <summary>A theory that needs the shared vectors and says so where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorTheoryAttribute : TheoryAttribute
{
    public VectorTheoryAttribute()
    {
        if (VectorFolder.Livepeer is null)
            Skip = "the shared vectors are not at hand (set APPORTION_SHARED)";
    }
}
