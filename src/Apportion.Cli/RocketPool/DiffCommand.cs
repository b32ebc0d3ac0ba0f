using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary>
/// <c>apportion rocketpool diff</c>: two rewards files leaf by leaf, or one network state under several rulesets.
/// </summary>
internal static class DiffCommand
{
    public static Command Build(CommandHost host)
    {
        var files = new Argument<string[]>("input")
        {
            Description =
                "Two rewards files (JSON, SSZ or facts), or one network state with --rulesets or --all. "
                + ResultDiff.Inputs,
            Arity = new ArgumentArity(1, 2),
        };
        var rulesets = CommonOptions.Rulesets();
        Option<ulong?> interval = StateOptions.Interval();
        var all = new Option<bool>("--all")
        {
            Description = "A network state under every ruleset, each against the one before it.",
        };
        return CommandExtensions
            .Verb(
                "diff",
                "Compare two rewards files node by node, or one network state under two rulesets: who gains, who loses, why.",
                "apportion rocketpool diff samples/rocketpool/interval-4-shape.json.gz --rulesets v2,v3"
            )
            .With(files, rulesets, all, interval)
            .Does(host, run => Run(run, run.Value(files)!, run.Value(rulesets), run.Value(all), run.Value(interval)));
    }

    private static int Run(Invocation run, string[] files, RulesetPair? rulesets, bool all, ulong? interval)
    {
        bool oneState = all || rulesets is not null;
        if (files.Length != (oneState ? 1 : 2))
            throw UsageException.Of(
                "rocketpool.diff.inputs",
                "diff",
                "two rewards files, or one network state with --rulesets A,B or --all",
                string.Join(" ", files),
                "Name two files, or say which rulesets to compare on one state"
            );
        if (all)
            return RulesetDiff.RunAll(run, files[0], interval);
        if (rulesets is not null)
            return RulesetDiff.Run(run, files[0], rulesets, interval);
        return ResultDiff.Run(run, RocketPoolProtocol.ProtocolName, files) ?? CompareFiles(run, files);
    }

    /// <summary>Compares two rewards files.</summary>
    public static int CompareFiles(Invocation run, string[] files)
    {
        RewardsFile left = Read(run, files[0]);
        RewardsFile right = Read(run, files[1]);
        Comparison comparison = RewardsComparison.Compare(files[0], left, files[1], right);
        return run.Show(new ComparisonView("diff", RocketPoolProtocol.ProtocolName, comparison, comparison.Verdict));
    }

    private static RewardsFile Read(Invocation run, string path) =>
        RewardsFiles.Read(new ArtifactSource(path, () => new InputFile(path).Open(run.Inputs)));
}
