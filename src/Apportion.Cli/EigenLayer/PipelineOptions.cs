using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>What every verb that computes takes: input, cutoffs, network, ruleset, moved forks.</summary>
internal sealed class PipelineOptions
{
    private readonly Argument<string> _input = CommonOptions.Input(
        "input",
        "Folder with the input tables (.csv, .csv.gz, .csv.zst), itself or in input/, and optionally config.json."
    );
    private readonly Option<string[]> _cutoffs = new("--cutoff", "-c")
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
    private readonly Option<string?> _network = CommonOptions.Network();
    private readonly Option<string?> _ruleset = CommonOptions.Ruleset();

    /// <summary>All of them.</summary>
    public Symbol[] Symbols => [_input, _cutoffs, _network, _ruleset, _forks];

    /// <summary>Reads rules, cutoffs and facts.</summary>
    public PipelineInput Read(Invocation run)
    {
        var folder = run.Value(_input)!;
        var files = new TableFolder(folder, run.Inputs);
        var configuration = files.ReadConfiguration();
        var rules = RulesOf(run, configuration);
        foreach (var move in run.Value(_forks) ?? [])
            rules = Move(rules, move);
        var given = run.Value(_cutoffs) ?? [];
        var cutoffs = given.Length > 0 ? given.Select(Day).ToList() : configuration?.Cutoffs ?? [];
        if (cutoffs.Count == 0)
            throw ApportionException.Missing(
                "eigenlayer.cutoff",
                "--cutoff",
                "at least one date",
                "give --cutoff YYYY-MM-DD"
            );
        return new PipelineInput(rules, cutoffs, files);
    }

    private RewardsRules RulesOf(Invocation run, ScenarioConfiguration? configuration)
    {
        var network = run.Value(_network);
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
        return rules with { Forks = rules.Forks.With(fork, Day(parts[1])) };
    }

    /// <summary>A date as days since 1970.</summary>
    public static int Day(string text) =>
        FactText.TryParseDay(text, out var day)
            ? day
            : throw ApportionException.Malformed("eigenlayer.date", "a date", "YYYY-MM-DD", text, "correct the date");
}
