using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool verify</c>: every check of published files that needs no chain.</summary>
internal static class VerifyCommand
{
    public static Command Build(CommandHost host)
    {
        Argument<string[]> files = CommonOptions.Inputs(
            "Rewards files (JSON, SSZ, facts; plain, .gz or .zst), folders, patterns, or -."
        );
        var performance = new Option<string[]>("--performance")
        {
            Description = "Performance files to recompute the smoothing pool from; those among the files are used too.",
            HelpName = "FILE",
        };
        var unpublished = new Option<bool>("--unpublished")
        {
            Description = "Do not compare with the record of published intervals, e.g. for a tree of your own.",
        };
        var state = new Option<string?>("--state")
        {
            Description = "Network state of the interval: recompute everything from it and compare.",
            HelpName = "STATE",
        };
        return CommandExtensions
            .Verb(
                "verify",
                "Verify rewards files: root, every proof, sums, shares, balance, timing, continuity. All findings are listed.",
                "apportion rocketpool verify samples/rocketpool/mainnet-51.facts.csv.gz"
            )
            .With(files, performance, unpublished, state)
            .Does(
                host,
                run =>
                    Run(run, run.Value(files)!, run.Value(performance) ?? [], run.Value(unpublished), run.Value(state))
            );
    }

    private static int Run(Invocation run, string[] files, string[] performance, bool unpublished, string? state)
    {
        List<ArtifactSource> sources = RewardsInputs.Expand(files, run.Inputs);
        VerifyResult result;
        using (ProgressLine progress = run.Progress("files verified", sources.Count))
        {
            var options = new VerifyOptions
            {
                Threads = run.Threads,
                Performance = RewardsInputs.Expand(performance, run.Inputs),
                ComparePublished = !unpublished,
                FileDone = progress.Step,
                Cancellation = run.Cancellation,
            };
            result = RewardsVerification.Run(sources, options);
        }
        if (state is not null)
            result = result with { Reports = [.. result.Reports, .. StateRecomputation.Run(run, sources, state)] };
        foreach (string name in result.PassedOver)
            run.Warn($"{name}: not a rewards file, passed over");
        return run.Show(new VerificationView(RocketPoolProtocol.ProtocolName, result.Reports));
    }
}
