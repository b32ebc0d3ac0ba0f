using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary>Network states that a user named, read and checked.</summary>
internal static class StateInputs
{
    /// <summary>The files of the arguments; of a folder, those that end in .json.</summary>
    public static IReadOnlyList<InputFile> Expand(IReadOnlyCollection<string> arguments) =>
        InputSource.ExpandFilled(
            arguments,
            path => new InputFile(path).InnerName.EndsWith(".json", StringComparison.OrdinalIgnoreCase),
            "network states that end in .json, packed or not"
        );

    /// <summary>Reads a state; every finding goes to stderr, the first that makes it unusable is thrown.</summary>
    public static NetworkState Read(Invocation run, string path) => Read(run, new InputFile(path));

    /// <inheritdoc cref="Read(Invocation, string)"/>
    public static NetworkState Read(Invocation run, InputFile file)
    {
        using var stream = new HeadStream(file.Open(run.Inputs));
        return ArtifactKinds.Of(stream.Head) == ArtifactKind.Unknown
            ? Read(run, stream, file.Path)
            : throw ApportionException.Malformed(
                "rocketpool.not-a-state",
                file.Path,
                "a network-state document",
                "a published file",
                "amounts are computed from the state of the interval; verify, prove, history, diff and export take published files"
            );
    }

    /// <inheritdoc cref="Read(Invocation, string)"/>
    public static NetworkState Read(Invocation run, Stream stream, string name)
    {
        var document = NetworkStateReader.Read(stream);
        IReadOnlyList<Finding> findings = document.State is { } read
            ? [.. document.Findings, .. StateValidation.Check(read)]
            : document.Findings;
        var fatal = findings.FirstOrDefault(NetworkStateReader.IsFatal);
        foreach (var finding in findings.Where(finding => !ReferenceEquals(finding, fatal)))
        {
            run.Warn($"{name}: {finding}");
        }

        return fatal is null
            ? document.State!
            : throw new ApportionException(fatal with { Where = $"{name}: {fatal.Where}" });
    }

    /// <summary>The ruleset a user forces, or null.</summary>
    public static RewardsRuleset? Forced(string? text) => text is null ? null : RewardsRulesets.Parse(text);
}
