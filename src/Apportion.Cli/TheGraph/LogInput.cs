using System.CommandLine;
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

    /// <summary>True if the input is logs.</summary>
    public bool IsGiven(Invocation run) => run.Value(_side) is not null;

    /// <summary>Replays and shows the result.</summary>
    public int Compute(Invocation run, GraphInput input)
    {
        var sidePath = run.Value(_side)!;
        LogSideInputs side;
        using (var stream = new InputFile(sidePath).Open(run.Inputs))
            side = LogSideInputs.Read(stream, sidePath);
        var replayer = new LogReplayer(side);
        var accounts = new RewardAccounts(replayer.Engine);
        using (var stream = new InputFile(input.Path(run)).Open(run.Inputs))
            replayer.Run(stream, input.Path(run));
        if (input.At(run) is { } block)
            replayer.AdvanceTo(block);
        return run.Show(new LogRunView(replayer, accounts));
    }
}
