using System.CommandLine;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Sources;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;

namespace Apportion.Cli.TheGraph;

/// <summary>Replaying from logs alone, with what logs cannot show beside them.</summary>
internal sealed class LogInput
{
    private readonly Option<string?> _side = new("--side")
    {
        Description =
            "INPUT is eth_getLogs JSON Lines; this file gives the starting state, parameter values, anchors and upgrades.",
        HelpName = "FILE",
    };

    /// <summary>The options.</summary>
    public Symbol[] Symbols => [_side];

    /// <summary>The option that makes the input logs.</summary>
    public Option Side => _side;

    /// <summary>True if the input is logs.</summary>
    public bool IsGiven(Invocation run) => run.Value(_side) is not null;

    /// <summary>Replays the logs.</summary>
    /// <param name="run">The command being run.</param>
    /// <param name="input">Where the logs are, and up to which block.</param>
    /// <param name="prepare">Adds observers before the first log.</param>
    public LogReplayer Replay(Invocation run, GraphInput input, Action<LogReplayer> prepare)
    {
        if (input.Ruleset(run) is { } forced)
            throw UsageException.Of(
                "thegraph.logs.ruleset",
                "--ruleset with --side",
                "the rulesets of the side file",
                forced.Name,
                "leave out --ruleset: logs state what happened under the rules in force; record calls to ask what other rules would have given"
            );
        var sidePath = run.Value(_side)!;
        LogSideInputs side;
        using (var stream = new InputFile(sidePath).Open(run.Inputs))
            side = LogSideInputs.Read(stream, sidePath);
        var replayer = new LogReplayer(side);
        prepare(replayer);
        using (var stream = new InputFile(input.Path(run)).Open(run.Inputs))
            replayer.Run(stream, input.Path(run));
        if (input.At(run) is { } block)
            replayer.AdvanceTo(block);
        return replayer;
    }

    /// <summary>Replays and gives the result.</summary>
    public ComputationView Compute(Invocation run, GraphInput input)
    {
        RewardAccounts? accounts = null;
        var replayer = Replay(run, input, replay => accounts = new RewardAccounts(replay.Engine));
        return LogRun.Of(replayer, accounts!);
    }
}
