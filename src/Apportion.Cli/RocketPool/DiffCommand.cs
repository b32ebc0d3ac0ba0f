using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Commitment.Verification;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool diff</c> on two rewards files: leaf by leaf, largest difference first.</summary>
internal static class DiffCommand
{
    public static Command Build(CommandHost host)
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Two rewards files (JSON, SSZ or facts).",
            Arity = new ArgumentArity(2, 2),
        };
        return CommandExtensions
            .Verb(
                "diff",
                "Compare two rewards files node by node: largest difference first, cause, total impact.",
                "apportion rocketpool diff published.json own.json"
            )
            .With(files)
            .Does(host, run => CompareFiles(run, run.Value(files)!));
    }

    /// <summary>Compares two rewards files.</summary>
    public static int CompareFiles(Invocation run, string[] files)
    {
        RewardsFile left = Read(run, files[0]);
        RewardsFile right = Read(run, files[1]);
        Comparison comparison = RewardsComparison.Compare(files[0], left, files[1], right);
        return run.Show(new ComparisonView("diff", "rocketpool", comparison, comparison.Verdict));
    }

    private static RewardsFile Read(Invocation run, string path) =>
        RewardsFiles.Read(new ArtifactSource(path, () => new InputFile(path).Open(run.Inputs)));
}
