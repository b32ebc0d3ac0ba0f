namespace Apportion.Numerics.Tests;

/// <summary>
/// A test on the shared vectors, which lie beside the repository and not in it; skipped, and said so, where they are absent.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute(string file)
    {
        File = file;
        if (Find(file) is null)
            Skip = $"vectors/{file} not found in ../shared or APPORTION_SHARED";
    }

    public string File { get; }

    public static string? Find(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(Path.Combine(root.FullName, "Apportion.slnx")))
            root = root.Parent;
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("APPORTION_SHARED"),
            root is null ? null : Path.Combine(root.FullName, "..", "shared"),
            root is null ? null : Path.Combine(root.FullName, "..", "..", "shared"),
        ];
        return folders
            .OfType<string>()
            .Select(folder => Path.Combine(folder, "vectors", file))
            .FirstOrDefault(System.IO.File.Exists);
    }
}
