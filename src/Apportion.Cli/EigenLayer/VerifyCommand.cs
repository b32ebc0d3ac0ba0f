using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Logs.Views;
using Apportion.Merkle;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer verify</c>: roots, claims, lines and log rows against what was published or recorded.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string[]> _input = new("input")
    {
        Description =
            "Distribution lines (CSV, JSON Lines, or a folder that compute wrote); with --views raw logs (JSON Lines).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The posted distribution root.",
        HelpName = "0x…",
    };

    private readonly Option<string?> _claim = new("--claim")
    {
        Description = "A claim (calldata, or JSON as prove writes it) to check against the root or the lines.",
        HelpName = "0x…|FILE",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Recomputed lines to compare the published ones with, leaf by leaf.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _views = new("--views")
    {
        Description = "Recorded answers of the contracts (JSON Lines) to compare the rows of the logs with.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _network = CommonOptions.Network();

    public static Command Build(CommandHost host)
    {
        var verify = new VerifyCommand();
        return CommandExtensions
            .Verb(
                "verify",
                "Verify a root against lines, a claim against a root, lines against recomputed ones, or log rows against "
                    + "recorded views. Every check is named, all findings are listed.",
                "apportion eigenlayer verify lines.csv --root 0x2438…87a8"
            )
            .With(verify._input, verify._root, verify._claim, verify._against, verify._views, verify._network)
            .Does(host, verify.Run);
    }

    private int Run(Invocation run)
    {
        var inputs = run.Value(_input) ?? [];
        var report = run.Value(_views) is { } views ? VerifyViews(run, inputs, views) : VerifyDistribution(run, inputs);
        return run.Show(new VerificationView("eigenlayer", [report]));
    }

    private VerificationReport VerifyViews(Invocation run, string[] inputs, string views)
    {
        var (logs, _) = LogInputs.Read(run, inputs.Length == 0 ? [views] : inputs, run.Value(_network));
        var report = new VerificationBuilder(views);
        CheckLogs(report, logs);
        var comparison = new ViewComparison(logs);
        ViewInputs.Compare(run, views, comparison);
        DistributionAudit.CheckViews(report, comparison);
        return report.Build();
    }

    private static void CheckLogs(VerificationBuilder report, LogFacts logs) =>
        report.Run(
            "reward-hashes",
            "every submission's hash follows from its own log, and none is missing",
            findings =>
            {
                findings.AddRange(logs.Findings);
                return logs.Submissions;
            }
        );

    private VerificationReport VerifyDistribution(Invocation run, string[] inputs)
    {
        var root = run.Value(_root) is { } text ? ClaimInputs.ParseRoot(text) : (Hash256?)null;
        if (inputs.Length == 0)
        {
            return VerifyClaimAlone(run, root);
        }

        var (lines, file) = LineInputs.Read(run, inputs[0]);
        var report = new VerificationBuilder(file);
        var tree = DistributionTree.Build(lines, run.Threads);
        if (root is { } published)
        {
            DistributionAudit.CheckRoot(report, tree, published);
        }
        else
        {
            report.Fact("root of the lines", tree.Root.ToString());
        }

        if (run.Value(_claim) is { } claim)
        {
            CheckClaims(report, ClaimInputs.Read(run, claim), root ?? tree.Root);
        }

        if (run.Value(_against) is { } other)
        {
            var (recomputed, name) = LineInputs.Read(run, other);
            report.Fact("compared with", name);
            DistributionAudit.CheckLines(report, lines, recomputed);
        }

        return report.Build();
    }

    private VerificationReport VerifyClaimAlone(Invocation run, Hash256? root)
    {
        if (run.Value(_claim) is not { } claim || root is null)
        {
            throw ApportionException.Missing(
                "eigenlayer.verify.nothing",
                "verify",
                "lines, or a claim and a root, or logs and --views",
                "For example: verify lines.csv --root 0x…, or verify --claim 0x… --root 0x…."
            );
        }

        var report = new VerificationBuilder("claim");
        CheckClaims(report, ClaimInputs.Read(run, claim), root.Value);
        return report.Build();
    }

    private static void CheckClaims(VerificationBuilder report, ClaimCall call, Hash256 root)
    {
        report.Fact("claimed from", root.ToString());
        foreach (var claim in call.Claims)
        {
            DistributionAudit.CheckClaim(report, $"claim of {claim.Earner}", claim, root);
        }
    }
}
