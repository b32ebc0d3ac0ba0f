using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven;
using Apportion.DataHaven.Facts;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven simulate</c>: other weights, cap, uptime, whitelist or expected blocks, against the unchanged result.</summary>
internal static class SimulateCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var set = CommonOptions.Set(
            $"Names: uptime:ADDRESS=PERCENT, whitelist=ADDRESS,ADDRESS, expectedBlocks=N, or a parameter: {ParameterChanges.Names}."
        );
        var uptime = new Option<string[]>("--uptime").Hidden();
        var whitelist = new Option<string[]>("--whitelist").Hidden();
        var expected = new Option<uint?>("--expected-blocks").Hidden();
        return CommandExtensions
            .Verb(
                "simulate",
                "Replay with changed parameters (weights in parts of 10^9), uptime, whitelist or expected blocks.",
                "apportion datahaven simulate samples/datahaven/one-era.jsonl --set livenessWeight=200000000 --set uptime:0x00000000000000000000000000000000000000aa=80"
            )
            .With(input.Symbols)
            .With(set, uptime, whitelist, expected)
            .Does(
                host,
                run =>
                    Run(
                        run,
                        input,
                        SimulatedChanges.Parse([
                            .. run.Value(set) ?? [],
                            .. (run.Value(uptime) ?? []).Select(entry => SimulatedChanges.UptimeOf + entry),
                            .. (run.Value(whitelist) ?? []).Select(entry => $"{SimulatedChanges.Whitelist}={entry}"),
                            .. run.Value(expected) is { } blocks
                                ? [FormattableString.Invariant($"{SimulatedChanges.ExpectedBlocks}={blocks}")]
                                : Array.Empty<string>(),
                        ])
                    )
            );
    }

    private static int Run(Invocation run, FactsInput input, ReplayOptions options)
    {
        var ruleset = input.Ruleset(run);
        var (facts, findings) = input.Read(run);
        var before = DataHavenEngine.Run(
            run.Counted(facts, "facts"),
            new ReplayOptions { Ruleset = ruleset },
            findings
        );
        var after = DataHavenEngine.Run(run.Counted(facts, "facts"), options with { Ruleset = ruleset }, findings);
        var comparison = DiffCommand.Compare("as recorded", before, "simulated", after, DifferenceCause.Amount);
        return run.Show(new ComparisonView("simulate", DataHavenProtocol.ProtocolName, comparison, Verdict.Match));
    }
}
