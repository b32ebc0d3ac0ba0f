using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Sources;

namespace Apportion.Cli.Commands;

/// <summary>Vector files on disk.</summary>
internal static class DiskVectors
{
    private static readonly string[] NotCases =
    [
        ".md",
        ".py",
        ".sh",
        ".js",
        ".mjs",
        ".ts",
        ".go",
        ".rs",
        ".sql",
        ".cs",
    ];

    /// <summary>All vector files under the paths; README and script files are not cases.</summary>
    public static VectorSet Find(IReadOnlyList<string> paths, InputOptions options) =>
        new(InputSource.Expand(paths, IsCase).Select(file => Existing(file, options)));

    private static DiskVector Existing(InputFile file, InputOptions options)
    {
        // A path that is not there is the user's mistake, not a vector that failed: opening it says which.
        if (!File.Exists(file.Path))
            file.Open(options).Dispose();
        return new DiskVector(file, options);
    }

    private static bool IsCase(string path)
    {
        var name = Path.GetFileName(path);
        return !name.StartsWith('.')
            && !name.StartsWith("README", StringComparison.OrdinalIgnoreCase)
            && !NotCases.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    private sealed class DiskVector(InputFile file, InputOptions options) : VectorFile
    {
        public override string Path { get; } = file.Path.Replace('\\', '/');

        public override Stream Open() => file.Open(options);

        public override VectorFile? Sibling(string relativePath)
        {
            var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file.Path) ?? "", relativePath);
            foreach (var suffix in (ReadOnlySpan<string>)["", ".gz", ".zst"])
                if (File.Exists(path + suffix))
                    return new DiskVector(new InputFile(path + suffix), options);
            return null;
        }
    }
}
