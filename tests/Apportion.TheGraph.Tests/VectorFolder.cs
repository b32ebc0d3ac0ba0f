namespace Apportion.TheGraph.Tests;

/// <summary>Finds the shared vectors next to the repository, or where APPORTION_SHARED says.</summary>
internal static class VectorFolder
{
    /// <summary>The folder of a protocol's vectors, or null if it is not there.</summary>
    public static string? Find(string protocol)
    {
        if (Environment.GetEnvironmentVariable("APPORTION_SHARED") is { Length: > 0 } shared)
            return Existing(Path.Combine(shared, "vectors", protocol));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "vectors", protocol)) is { } found)
                return found;
        return null;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
