using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>What every verb that computes takes: input, cutoffs, network, ruleset, moved forks.</summary>
internal sealed class PipelineOptions
{
    private readonly Argument<string> _input = CommonOptions.Input(
        "Folder or tar archive with the input tables (.csv) or raw logs (.jsonl), plain, .gz or .zst, itself or in input/, and optionally config.json; or one file of logs."
    );
    private readonly Option<string[]> _cutoffs = new("--cutoff", "-c", "--at")
    {
        Description =
            "Cutoff date of a run, YYYY-MM-DD; several make a history of runs. Default: those of config.json.",
        HelpName = "DATE",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _forks = new("--fork")
    {
        Description = "Move a fork, e.g. sabine=2026-03-12; may be given several times.",
        HelpName = "NAME=DATE",
    };
    private readonly ContractOptions _contracts = new();
    private readonly Option<string?> _ruleset = CommonOptions.Ruleset();

    /// <summary>Exact floors instead of upstream's rounded quotients.</summary>
    public static Option<bool> ExactFloor() =>
        new("--exact-floor")
        {
            Description =
                "Floor exact fractions where upstream floors rounded quotients and doubles. Ours: no root was posted by it.",
        };

    /// <summary>All of them.</summary>
    public Symbol[] Symbols => [_input, .. RuleSymbols];

    /// <summary>All but the input, for verbs that name their facts in another way.</summary>
    public Symbol[] RuleSymbols => [_cutoffs, .. _contracts.Symbols, _ruleset, _forks];

    /// <summary>The input as the user gave it.</summary>
    public string Input(Invocation run) => run.Value(_input)!;

    /// <summary>The network that was named, if any.</summary>
    public string? Network(Invocation run) => _contracts.Network(run);

    /// <summary>The contracts that were named, by network or file; null to take them from the header of a history.</summary>
    public EigenLayerContracts? Contracts(Invocation run) => _contracts.Named(run);

    /// <summary>Reads rules, cutoffs and facts.</summary>
    public PipelineInput Read(Invocation run) => Read(run, Input(run));

    /// <summary>Reads rules, cutoffs and facts of a folder.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="folder">The folder with the input tables.</param>
    /// <param name="needsCutoffs">False if the cutoffs come from elsewhere; the list is then possibly empty.</param>
    public PipelineInput Read(Invocation run, string folder, bool needsCutoffs = true)
    {
        var contracts = _contracts.FromFile(run);
        var files = new TableFolder(folder, run.Inputs, contracts);
        var configuration = files.ReadConfiguration();
        var rules = RulesOf(run, configuration);
        if (contracts is not null)
            rules = rules with { AvsDirectory = contracts.AddressOf(EigenLayerContract.AVSDirectory) };
        foreach (var move in run.Value(_forks) ?? [])
            rules = Move(rules, move);
        var given = run.Value(_cutoffs) ?? [];
        var cutoffs =
            given.Length > 0 ? given.Select(text => Day(text, "--cutoff")).ToList() : configuration?.Cutoffs ?? [];
        if (cutoffs.Count == 0 && needsCutoffs)
            throw ApportionException.Missing(
                "eigenlayer.cutoff",
                "--cutoff",
                "at least one date, here or in config.json",
                "give --cutoff YYYY-MM-DD"
            );
        return new PipelineInput(rules, cutoffs, files);
    }

    private RewardsRules RulesOf(Invocation run, ScenarioConfiguration? configuration)
    {
        var network = Network(run);
        var ruleset = run.Value(_ruleset);
        if (configuration is null || network is not null)
            return RewardsRules.Of(
                Networks.Get(network ?? "mainnet"),
                ruleset is null ? RewardsRuleset.Shipped : RewardsRuleset.Get(ruleset)
            );
        return ruleset is null
            ? configuration.Rules
            : configuration.Rules with
            {
                Ruleset = RewardsRuleset.Get(ruleset),
            };
    }

    private static RewardsRules Move(RewardsRules rules, string move)
    {
        var parts = move.Split('=');
        if (parts.Length != 2 || !Enum.TryParse<Fork>(parts[0], ignoreCase: true, out var fork))
            throw ApportionException.Malformed(
                "eigenlayer.fork",
                "--fork",
                "NAME=YYYY-MM-DD with one of " + string.Join(", ", Enum.GetNames<Fork>()),
                move,
                "correct the option"
            );
        return rules with { Forks = rules.Forks.With(fork, Day(parts[1], "--fork")) };
    }

    /// <summary>An engine that shows how many submissions of a run are done.</summary>
    public static EigenLayerEngine Engine(Invocation run, RewardsRules rules) =>
        new(rules, run.Threads) { SubmissionDone = run.Counter("submissions") };

    /// <summary>Who earned: staker, operator or AVS.</summary>
    public static Option<Address?> Earner(bool required = true) =>
        CommonOptions.Account("earner", "Staker, operator or AVS.", required);

    /// <summary>A date as days since 1970.</summary>
    /// <param name="text">The date, YYYY-MM-DD.</param>
    /// <param name="option">The option it was given by.</param>
    public static int Day(string text, string option) =>
        FactText.TryParseDay(text, out var day)
            ? day
            : throw ApportionException.Malformed("eigenlayer.date", option, "YYYY-MM-DD", text, "correct the date");
}
