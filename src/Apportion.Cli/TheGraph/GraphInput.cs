using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Sources;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.State;

namespace Apportion.Cli.TheGraph;

/// <summary>The arguments all verbs share, and running a recorded sequence.</summary>
internal sealed class GraphInput
{
    private readonly Argument<string> _input = CommonOptions.Input(
        "Recorded calls (JSON Lines with a header; plain, .gz or .zst), or -."
    );

    private readonly Argument<string[]> _calls = new("input")
    {
        Description =
            "Recorded calls (JSON Lines with a header; plain, .gz or .zst), or -, with --rulesets. "
            + ResultDiff.Inputs,
        Arity = new ArgumentArity(1, 2),
    };

    private readonly Option<string?> _ruleset = CommonOptions.Ruleset();

    private readonly Option<ulong?> _at = CommonOptions.At("block", "Last block to apply (the number contracts see).");

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Go on from the state that compute --save wrote to this file; INPUT is the calls after it.",
        HelpName = "FILE",
    };

    /// <summary>The saved state to go on from; for verbs that do not need the whole past.</summary>
    public Option Resume => _resume;

    /// <summary>Arguments and options, in order.</summary>
    public Symbol[] Symbols => [_input, _ruleset, _at];

    /// <summary>Those of <c>diff</c>: calls, or two results.</summary>
    public Symbol[] SymbolsOfDiff => [_calls, _at];

    /// <summary>The inputs of <c>diff</c> as the user gave them.</summary>
    public IReadOnlyList<string> Paths(Invocation run) => run.Value(_calls) ?? [];

    /// <summary>An allocation, whose rewards an account's are in The Graph.</summary>
    public static Option<Address?> Allocation(string description, bool required = true) =>
        CommonOptions.Account("allocation", description, required);

    /// <summary>Replays the input and gives its ledger.</summary>
    public (SequenceReplayer Replayer, RewardAccounts Accounts) Accounts(
        Invocation run,
        Action<SequenceReplayer>? prepare = null,
        GraphRuleset? ruleset = null
    )
    {
        RewardAccounts? accounts = null;
        var replayer = Replay(
            run,
            replay =>
            {
                accounts = new RewardAccounts(replay.Engine);
                prepare?.Invoke(replay);
            },
            ruleset
        );
        return (replayer, accounts!);
    }

    /// <summary>Path of the input.</summary>
    public string Path(Invocation run) => Paths(run) is [var calls, ..] ? calls : run.Value(_input)!;

    /// <summary>Last block to apply, or null.</summary>
    public ulong? At(Invocation run) => run.Value(_at);

    /// <summary>The forced ruleset, or null.</summary>
    public GraphRuleset? Ruleset(Invocation run) => run.Value(_ruleset) is { } name ? GraphRulesets.Parse(name) : null;

    /// <summary>Replays the input.</summary>
    /// <param name="run">The command being run.</param>
    /// <param name="prepare">Adds observers before the first operation.</param>
    /// <param name="ruleset">Overrides the forced ruleset.</param>
    /// <param name="withState">True to keep recorded getter values.</param>
    public SequenceReplayer Replay(
        Invocation run,
        Action<SequenceReplayer>? prepare = null,
        GraphRuleset? ruleset = null,
        bool withState = false
    )
    {
        var path = Path(run);
        using var stream = new InputFile(path).Open(run.Inputs);
        return SequenceReplayer.Run(stream, path, ruleset ?? Ruleset(run), prepare, At(run), withState, Resumed(run));
    }

    private GraphSetup? Resumed(Invocation run)
    {
        if (run.Value(_resume) is not { } path)
            return null;
        using var stream = new InputFile(path).Open(run.Inputs);
        return StateDocument.Load(stream, path);
    }

    /// <summary>The ruleset a replay ended under, as shown to users.</summary>
    public static string RulesetName(SequenceReplayer replayer) => replayer.Engine.Ruleset.Name;
}
