using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Replay;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool compute</c>: rewards file, performance file and ledger from network states.</summary>
internal static class ComputeCommand
{
    private static readonly ResultColumn[] Columns =
    [
        new("network", "Network"),
        new("interval", "Interval", IsNumber: true),
        new("ruleset", "Ruleset"),
        new("merkleRoot", "Merkle root"),
        new("nodes", "Nodes", IsNumber: true),
        new("minipools", "Minipools", IsNumber: true),
        new("written", "Written"),
    ];

    public static Command Build(CommandHost host)
    {
        var states = CommonOptions.Inputs("Network-state documents, one an interval; files, folders, or -.");
        var ruleset = CommonOptions.Ruleset();
        var interval = StateOptions.Interval();
        var output = CommonOptions.Out();
        return CommandExtensions
            .Verb(
                "compute",
                "Compute the rewards of intervals: totals by account, Merkle root and, with --out, the files upstream publishes.",
                "apportion rocketpool compute samples/rocketpool/interval-4-shape.json.gz --out result/interval-4"
            )
            .With(states, ruleset, interval, output)
            .Does(
                host,
                run => Run(run, run.Value(states)!, run.Value(ruleset), run.Value(interval), run.Value(output))
            );
    }

    private static int Run(Invocation run, string[] states, string? ruleset, ulong? interval, string? output)
    {
        var forced = StateInputs.Forced(ruleset);
        var files = StateInputs.Expand(states);
        var ledger = new LedgerBuilder();
        var rulesets = new List<string>();
        var intervals = new List<string?[]>();
        var findings = new List<Finding>();
        using (var progress = run.Progress("intervals", files.Count))
            foreach (var file in files)
            {
                run.Cancellation.ThrowIfCancellationRequested();
                try
                {
                    var result = RocketPoolEngine.Compute(StateInputs.Read(run, file), forced, interval);
                    var rewards = RocketPoolEngine.FileOf(result);
                    RewardsExport.Append(ledger, result.Ledger);
                    rulesets.Add(result.Ruleset.Name);
                    findings.AddRange(result.Notices);
                    intervals.Add(Cells(result, rewards, output));
                }
                catch (ApportionException e) when (files.Count > 1)
                {
                    // One interval that cannot be computed does not take the others with it.
                    findings.Add(e.Finding with { Where = $"{file.Path}: {e.Finding.Where}" });
                }
                progress.Step();
            }
        var built = ledger.Build();
        return run.Show(
            new ComputationView
            {
                Protocol = RocketPoolProtocol.ProtocolName,
                Ruleset = string.Join(", ", rulesets.Distinct()),
                Facts = [new("intervals", Number(intervals.Count))],
                Totals = built.Totals(),
                Balances = built.Balances,
                Tables = [new ResultTable("intervals", "Intervals", Columns, intervals)],
                Findings = findings,
                IsWritten = output is not null,
            }
        );
    }

    /// <summary>What is told of an interval; its files are written on the way.</summary>
    private static string?[] Cells(RewardsResult result, RewardsFile file, string? output) =>
        [
            result.Network,
            result.Index.ToString(CultureInfo.InvariantCulture),
            result.Ruleset.Name,
            file.Header.MerkleRoot.ToString(),
            Number(result.Nodes.Count),
            Number(result.Minipools.Count),
            output is null ? null : string.Join(' ', RewardsOutputs.Write(output, result, file)),
        ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
