using System.Text;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>Posted roots: the tables submitted_distribution_roots and disabled_distribution_roots, or raw logs.</summary>
internal static class RootInputs
{
    /// <summary>The roots by their number.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="path">A table, a folder with both tables, or logs (<c>.jsonl</c>).</param>
    /// <param name="contracts">Where the contracts live, for plain logs.</param>
    /// <exception cref="ApportionException">There are none, or one cannot be read.</exception>
    public static IReadOnlyList<PostedRoot> Read(Invocation run, string path, EigenLayerContracts? contracts)
    {
        if (path.Contains(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return RewardsCoordinator.From(LogInputs.Read(run, [path], contracts)).Roots;
        }

        var files = InputSource.Expand([path], IsRoots);
        var submitted = files.FirstOrDefault(file => !IsDisabled(file.Path)) ?? throw NoRoots(path);
        var disabled = files.FirstOrDefault(file => IsDisabled(file.Path));
        var roots = Parse(run, submitted, PostedRoots.Read);
        return disabled is null ? roots : PostedRoots.Disable(roots, Parse(run, disabled, PostedRoots.ReadDisabled));
    }

    private static T Parse<T>(Invocation run, InputFile file, Func<TextReader, string, T> read)
    {
        using var reader = new StreamReader(file.Open(run.Inputs), Encoding.UTF8);
        return read(reader, file.Path);
    }

    private static bool IsRoots(string path) =>
        Path.GetFileName(path).Contains("distribution_roots", StringComparison.Ordinal);

    private static bool IsDisabled(string path) =>
        Path.GetFileName(path).StartsWith("disabled_", StringComparison.Ordinal);

    private static ApportionException NoRoots(string path) =>
        ApportionException.Missing(
            "eigenlayer.roots.no-file",
            path,
            "submitted_distribution_roots.csv",
            "Name the table of posted roots, its folder, or the logs of the RewardsCoordinator."
        );
}
