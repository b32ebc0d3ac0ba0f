namespace Apportion.Tests;

/// <summary>Where tests find the repository and the large vectors that lie beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Apportion.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of large vectors (APPORTION_SHARED, or <c>shared</c> beside the repository or above it); null if absent.</summary>
    public static string? SharedVectors { get; } = FindShared();

    /// <summary>A path inside the repository.</summary>
    public static string At(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Apportion.slnx")))
                return at.FullName;
        throw new InvalidOperationException("no Apportion.slnx above the tests");
    }

    private static string? FindShared()
    {
        if (Environment.GetEnvironmentVariable("APPORTION_SHARED") is { Length: > 0 } named)
            return Existing(named);
        for (var at = Directory.GetParent(Root); at is not null; at = at.Parent)
            if (Existing(Path.Combine(at.FullName, "shared")) is { } found)
                return found;
        return null;
    }

    private static string? Existing(string shared) =>
        Directory.Exists(Path.Combine(shared, "vectors")) ? Path.Combine(shared, "vectors") : null;
}
