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
    public static Command Build(CommandHost host)
    {
        var states = CommonOptions.Inputs("state", "Network-state documents, one an interval; files, folders, or -.");
        var ruleset = CommonOptions.Ruleset();
        var interval = StateOptions.Interval();
        var output = CommonOptions.Out();
        return CommandExtensions
            .Verb(
                "compute",
                "Compute the rewards of intervals: totals by account, Merkle root and, with --out, the files upstream publishes.",
                "apportion rocketpool compute state.json --ruleset v9 --out rewards/"
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
        var code = ExitCode.Success;
        foreach (var file in StateInputs.Expand(states))
        {
            var result = RocketPoolEngine.Compute(StateInputs.Read(run, file), forced, interval);
            var rewards = RocketPoolEngine.FileOf(result);
            var facts = Facts(result, rewards);
            if (output is not null)
            {
                foreach (var written in RewardsOutputs.Write(output, result, rewards))
                {
                    facts.Add(KeyValuePair.Create("written", written));
                }
            }

            code = Math.Max(
                code,
                run.Show(new LedgerView("rocketpool", result.Ruleset.Name, result.Ledger, facts, result.Notices))
            );
        }

        return code;
    }

    private static List<KeyValuePair<string, string>> Facts(RewardsResult result, RewardsFile file) =>
        [
            KeyValuePair.Create("network", result.Network),
            KeyValuePair.Create("interval", result.Index.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("merkle root", file.Header.MerkleRoot.ToString()),
            KeyValuePair.Create("nodes", result.Nodes.Count.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("minipools", result.Minipools.Count.ToString(CultureInfo.InvariantCulture)),
        ];
}
