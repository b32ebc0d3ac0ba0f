using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary>Turns what a user named into Rocket Pool files.</summary>
internal static class RewardsInputs
{
    private static readonly string[] Prefixes = ["rp-rewards-", "rp-performance-", "rp-minipool-performance-"];
    private static readonly string[] Endings = [".json", ".ssz", ".csv"];
    private const string Wanted = "files that end in .json, .ssz or .csv, packed or not";

    /// <summary>
    /// Files, folders and patterns. Of a folder, files that could be ours by their ending count; those without an upstream name are
    /// passed over if they turn out to be something else.
    /// </summary>
    public static List<ArtifactSource> Expand(IEnumerable<string> arguments, InputOptions options)
    {
        var sources = new List<ArtifactSource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string argument in arguments)
        {
            bool fromFolder = Directory.Exists(argument);
            IReadOnlyList<InputFile> files = InputSource.Expand([argument], CouldBeOurs);
            if (fromFolder && files.Count == 0)
                sources.Add(new ArtifactSource(argument, () => throw InputSource.EmptyFolder(argument, Wanted)));
            foreach (InputFile file in files)
            {
                if (seen.Add(file.Path))
                    sources.Add(
                        new ArtifactSource(
                            file.Path,
                            () => file.Open(options),
                            fromFolder && !HasUpstreamName(file.Path)
                        )
                    );
            }
        }
        return sources;
    }

    /// <summary>As <see cref="Expand"/>, without what folders hold beside rewards files.</summary>
    public static IEnumerable<ArtifactSource> OnlyRewards(IEnumerable<string> arguments, InputOptions options)
    {
        foreach (string argument in arguments)
        {
            bool fromFolder = Directory.Exists(argument);
            foreach (ArtifactSource source in Expand([argument], options))
            {
                if (!fromFolder || IsRewards(source))
                    yield return source;
            }
        }
    }

    private static bool IsRewards(ArtifactSource source)
    {
        using Stream stream = source.Open();
        Span<byte> head = new byte[ArtifactKinds.HeadLength];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return ArtifactKinds.Of(head[..length]) is not (ArtifactKind.Unknown or ArtifactKind.Performance);
    }

    private static bool CouldBeOurs(string path) =>
        Endings.Contains(Path.GetExtension(new InputFile(path).InnerName), StringComparer.OrdinalIgnoreCase);

    private static bool HasUpstreamName(string path) =>
        Prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal));
}
