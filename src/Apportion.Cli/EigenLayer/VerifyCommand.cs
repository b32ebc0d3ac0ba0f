using System.CommandLine;
using System.CommandLine.Parsing;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Logs.Views;
using Apportion.EigenLayer.Reports;
using Apportion.Merkle;
using Apportion.Sources;

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
        HelpName = "ROOT",
    };

    private readonly Option<string?> _claim = new("--claim")
    {
        Description = "A claim (calldata, or JSON as prove writes it) to check against the root or the lines.",
        HelpName = "CALLDATA|FILE",
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

    private readonly Option<string?> _facts = new("--facts")
    {
        Description =
            "Folder with the input tables to recompute from, at the cutoffs given or at those of the posted roots.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _roots = new("--roots")
    {
        Description =
            "Posted roots (table, folder or logs): replays their cadence from the facts and finds the first that differs.",
        HelpName = "PATH",
    };

    private readonly PipelineOptions _pipeline = new();

    public static Command Build(CommandHost host)
    {
        var verify = new VerifyCommand();
        var command = CommandExtensions
            .Verb(
                "verify",
                "Verify a root against lines, a claim against a root, lines against recomputed ones, or log rows against "
                    + "recorded views. Every check is named, all findings are listed.",
                "apportion eigenlayer verify vectors/eigenlayer/tiny/expected/final/cumulative_2026-01-08.csv.gz --root 0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8"
            )
            .With(
                verify._input,
                verify._root,
                verify._claim,
                verify._against,
                verify._views,
                verify._facts,
                verify._roots
            )
            .With(verify._pipeline.RuleSymbols)
            .Does(host, verify.Run);
        command.Validators.Add(verify.Refuse);
        return command;
    }

    /// <summary>What does not say enough to verify anything is wrong usage.</summary>
    private void Refuse(CommandResult result)
    {
        if (IsGiven(_views))
            return;
        if (IsGiven(_roots))
        {
            if (!IsGiven(_facts))
                result.AddError("Option '--roots' needs '--facts FOLDER': posted roots are replayed from the facts.");
            return;
        }
        var hasInput = result.GetResult(_input) is { Tokens.Count: > 0 };
        if (!hasInput && !(IsGiven(_claim) && IsGiven(_root)))
            result.AddError(
                "Nothing to verify: give lines, or '--claim' and '--root', or logs and '--views', or '--roots' and '--facts'."
            );

        bool IsGiven(Option option) => result.GetResult(option) is not null;
    }

    private int Run(Invocation run)
    {
        var inputs = run.Value(_input) ?? [];
        var report =
            run.Value(_views) is { } views ? VerifyViews(run, inputs, views)
            : run.Value(_roots) is { } roots ? VerifyRoots(run, inputs, roots)
            : VerifyDistribution(run, inputs);
        return run.Show(new VerificationView(EigenLayerProtocol.ProtocolName, [report]));
    }

    private VerificationReport VerifyViews(Invocation run, string[] inputs, string views)
    {
        var report = new VerificationBuilder(views);
        var logs = ReadRows(run, inputs.Length == 0 ? [views] : inputs);
        if (logs.IsFromTables)
        {
            report.Fact("rows", "from tables: give the logs to tell phantom slashes from other differences");
        }
        else
        {
            CheckLogs(report, logs);
        }

        var comparison = new ViewComparison(logs);
        ViewInputs.Compare(run, views, comparison);
        DistributionAudit.CheckViews(report, comparison.Compared, comparison.Differences);
        return report.Build();
    }

    /// <summary>Rows from raw logs, or from a folder that holds only tables.</summary>
    private LogFacts ReadRows(Invocation run, string[] inputs)
    {
        if (
            inputs is [var folder]
            && (Directory.Exists(folder) || InputTree.IsArchive(folder))
            && new TableFolder(folder, run.Inputs) is { HasLogs: false } tables
        )
        {
            return LogFacts.FromTables(tables.ReadFacts(_pipeline.Network(run) ?? "mainnet", []));
        }

        return LogInputs.Read(run, inputs, _pipeline.Contracts(run));
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
            return VerifyClaimAlone(run, root!.Value);
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

        if (run.Value(_facts) is { } facts)
        {
            var input = _pipeline.Read(run, facts);
            var recomputed = Engine(run, input).ComputeLines(Facts(run, input, report), input.Cutoffs);
            report.Fact("recomputed from", facts);
            DistributionAudit.CheckLines(report, lines, recomputed);
        }

        return report.Build();
    }

    private VerificationReport VerifyRoots(Invocation run, string[] inputs, string path)
    {
        var report = new VerificationBuilder(path);
        var roots = RootInputs.Read(run, path, _pipeline.Contracts(run));
        var published = new Dictionary<Hash256, IReadOnlyList<DistributionLine>>();
        foreach (var lines in LineInputs.ReadAll(run, inputs))
        {
            published[DistributionTree.Build(lines, run.Threads).Root] = lines;
        }

        var pipeline = _pipeline.Read(run, run.Value(_facts)!, needsCutoffs: false);
        new RootReplay(Engine(run, pipeline), Facts(run, pipeline, report)).Check(report, roots, published);
        return report.Build();
    }

    private static EigenLayerEngine Engine(Invocation run, PipelineInput input) =>
        PipelineOptions.Engine(run, input.Rules);

    private static EigenLayerFacts Facts(Invocation run, PipelineInput input, VerificationBuilder report)
    {
        var findings = new List<Finding>();
        var facts = input.Facts(run, findings);
        findings.ForEach(report.Add);
        return facts;
    }

    private VerificationReport VerifyClaimAlone(Invocation run, Hash256 root)
    {
        var report = new VerificationBuilder("claim");
        CheckClaims(report, ClaimInputs.Read(run, run.Value(_claim)!), root);
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
