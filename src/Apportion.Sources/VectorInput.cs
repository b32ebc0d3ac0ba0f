using Apportion.Core.Conformance;

namespace Apportion.Sources;

/// <summary>A conformance vector that lies in the file system, plain or packed.</summary>
/// <param name="input">Where it lies.</param>
/// <param name="options">Bounds for reading it.</param>
public sealed class VectorInput(InputFile input, InputOptions options) : VectorFile
{
    private static readonly string[] NotVectors =
    [
        ".md",
        ".py",
        ".sh",
        ".js",
        ".mjs",
        ".ts",
        ".go",
        ".rs",
        ".rb",
        ".cs",
        ".sql",
    ];
    private static readonly string[] Packings = ["", ".gz", ".zst"];

    /// <inheritdoc/>
    public override string Path { get; } = input.Path.Replace('\\', '/');

    /// <summary>All vector files under some paths (files, folders, patterns); README, script and hidden files are left out of folders.</summary>
    /// <exception cref="InputException">A path that does not exist, or a folder without vectors.</exception>
    public static VectorSet Load(IReadOnlyCollection<string> paths, InputOptions options)
    {
        IReadOnlyList<InputFile> files = InputSource.ExpandFilled(paths, IsVector, "vector files");
        foreach (InputFile file in files)
        {
            if (!file.IsStandardInput && !File.Exists(file.Path))
                file.Open(options).Dispose();
        }
        return new VectorSet(files.Select(file => new VectorInput(file, options)));
    }

    /// <summary>Whether a file of a folder can be a vector: not a README, not a script, not hidden.</summary>
    public static bool IsVector(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        return !name.StartsWith('.')
            && !name.StartsWith("README", StringComparison.OrdinalIgnoreCase)
            && !NotVectors.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override Stream Open() => input.Open(options);

    /// <inheritdoc/>
    public override VectorFile? Sibling(string relativePath)
    {
        string folder = System.IO.Path.GetDirectoryName(input.Path) ?? "";
        string place = System.IO.Path.Combine(folder, relativePath);
        foreach (string packing in Packings)
        {
            if (File.Exists(place + packing))
                return new VectorInput(new InputFile(place + packing), options);
        }
        return null;
    }
}
