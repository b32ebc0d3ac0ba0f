using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Reports;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool simulate</c>: the same state with changed fields, against the unchanged result.</summary>
internal static class SimulateCommand
{
    public static Command Build(CommandHost host)
    {
        var state = StateOptions.State();
        var set = CommonOptions.Set("Names: fields of the state, e.g. protocol.rplPrice or node[ADDRESS].optedIn.");
        var ruleset = CommonOptions.Ruleset();
        var interval = StateOptions.Interval();
        return CommandExtensions
            .Verb(
                "simulate",
                "Change fields of a state and compare with the unchanged result, account by account.",
                "apportion rocketpool simulate samples/rocketpool/interval-4-shape.json.gz --set node[0x00000000000000000000000000000000000001b0].optedIn=true"
            )
            .With(state, set, ruleset, interval)
            .Does(
                host,
                run => Run(run, run.Value(state)!, run.Value(set) ?? [], run.Value(ruleset), run.Value(interval))
            );
    }

    private static int Run(Invocation run, string path, string[] changes, string? ruleset, ulong? interval)
    {
        var state = StateInputs.Read(run, path);
        var forced = StateInputs.Forced(ruleset);
        var rules = RocketPoolEngine.RulesetOf(state, forced, interval);
        var changed = UsageException.In(
            "--set",
            () => StateValidation.Require(changes.Aggregate(state, StateChange.Apply))
        );
        var index = interval ?? changed.Index;
        var comparison = Comparison.Of(
            $"{rules.Name} as it was",
            RocketPoolEngine.Compute(state, rules, index).Ledger,
            $"with {string.Join(", ", changes)}",
            RocketPoolEngine.Compute(changed, rules, index).Ledger
        );
        return run.Show(new ComparisonView("simulate", RocketPoolProtocol.ProtocolName, comparison, Verdict.Match));
    }
}
