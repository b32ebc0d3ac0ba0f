using System.Runtime.CompilerServices;

namespace Apportion.Merkle.Tests;

/// <summary>A test on the shared vectors; skipped, and said so, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute(
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1
    )
    {
        _ = (sourceFilePath, sourceLineNumber);
        if (Folder is null)
        {
            Skip = "The shared vectors are not there: set APPORTION_SHARED or put 'shared' beside the repository.";
        }
    }

    public static string? Folder { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Folder!, "vectors", .. parts]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("APPORTION_SHARED") is { } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "vectors")))
            {
                return shared;
            }
        }

        return null;
    }
}
