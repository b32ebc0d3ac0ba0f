using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>Distribution lines from a file, or from the folder that <c>compute</c> wrote.</summary>
internal static class LineInputs
{
    /// <summary>The lines and the name of their file.</summary>
    /// <exception cref="ApportionException">There are no lines, or one cannot be read.</exception>
    public static (IReadOnlyList<DistributionLine> Lines, string File) Read(Invocation run, string path)
    {
        var file = Directory.Exists(path) ? Find(path) : new InputFile(path);
        using var stream = file.Open(run.Inputs);
        return (DistributionLines.Read(stream, file.Path), file.Path);
    }

    /// <summary>The lines of every file; folders give all their files of lines.</summary>
    /// <exception cref="ApportionException">A line cannot be read.</exception>
    public static IEnumerable<IReadOnlyList<DistributionLine>> ReadAll(Invocation run, IEnumerable<string> paths) =>
        InputSource.Expand(paths, IsLines).Select(file => Read(run, file.Path).Lines);

    /// <summary>
    /// The lines in a folder: <c>distribution.csv</c> or <c>.jsonl</c> as compute writes them, else the last of the files
    /// named after their day, <c>cumulative_YYYY-MM-DD</c>.
    /// </summary>
    private static InputFile Find(string folder)
    {
        var files = InputSource.Expand([folder], IsLines);
        return files.FirstOrDefault(file => Name(file).StartsWith("distribution", StringComparison.Ordinal))
            ?? files.MaxBy(Name, StringComparer.Ordinal)
            ?? throw ApportionException.Missing(
                "eigenlayer.distribution.no-file",
                folder,
                "distribution.csv, or a file cumulative_YYYY-MM-DD.csv",
                "Name a folder that compute wrote, or the file with the lines."
            );
    }

    private static bool IsLines(string path) =>
        Path.GetFileName(path) is var name
        && (
            name.StartsWith("distribution.", StringComparison.Ordinal)
            || name.StartsWith("cumulative_", StringComparison.Ordinal)
        );

    private static string Name(InputFile file) => Path.GetFileName(file.Path);
}
