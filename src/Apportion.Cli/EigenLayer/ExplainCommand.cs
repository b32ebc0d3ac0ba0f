using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Reports;
using Apportion.Merkle;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer explain</c></summary>
internal static class ExplainCommand
{
    private const int DefaultLimit = 20;

    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var earner = PipelineOptions.Earner(required: false);
        var slash = new Option<string?>("--slash")
        {
            Description =
                "Instead explain a slash in raw logs: the call's wad, the magnitudes, the event's wad, each staker's loss.",
            HelpName = "BLOCK:LOG",
        };
        var token = CommonOptions.Address("--token", "Only this token.");
        var day = new Option<string?>("--day") { Description = "Only this snapshot day.", HelpName = "DATE" };
        var submission = new Option<Hash256?>("--submission")
        {
            Description = "Only this reward hash.",
            HelpName = "HASH",
            CustomParser = result =>
                Hash256.TryParse(OptionText.Of(result), out var hash)
                    ? hash
                    : OptionText.Wrong<Hash256?>(result, "0x and 64 hex digits"),
        };
        var limit = Count("--limit", "Explain at most so many amounts.", DefaultLimit);
        var terms = Count(
            "--terms",
            "Itemise at most so many terms of a sum (stakers, operators, changes of shares), the largest; the rest is one term. 0 for all.",
            RewardQuestion.DefaultTerms
        );
        var exact = PipelineOptions.ExactFloor();
        var command = CommandExtensions
            .Verb(
                "explain",
                "Why an earner got what it got: split, proportion, weights, shares, down to events; or why nothing.",
                "apportion eigenlayer explain vectors/eigenlayer/tiny --account 0x5151515151515151515151515151515151515151 --day 2026-01-03"
            )
            .With(pipeline.Symbols)
            .With(earner, token, day, submission, limit, terms, exact, slash)
            .Does(
                host,
                run =>
                    run.Value(slash) is { } place
                        ? SlashView.Show(run, pipeline, place, run.Value(earner))
                        : Run(
                            run,
                            pipeline.Read(run).WithExactFloors(run.Value(exact)),
                            new RewardQuestion(
                                run.Value(earner)!.Value,
                                run.Value(token),
                                run.Value(day) is { } date ? PipelineOptions.Day(date, "--day") : null,
                                run.Value(submission),
                                run.Value(limit),
                                run.Value(terms)
                            )
                        )
            );
        command.Validators.Add(result =>
        {
            if (result.GetResult(earner) is null && result.GetResult(slash) is null)
                result.AddError("Option '--earner' is required, or '--slash'.");
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value.StartsWith('-'))
                result.AddError($"{name}: expected 0 or more, found \"{token.Value}\"");
        });
        return option;
    }

    private static int Run(Invocation run, PipelineInput input, RewardQuestion question)
    {
        var facts = input.Facts(run, out var doubts);
        var answer = PipelineOptions.Engine(run, input.Rules).Explain(facts, input.Cutoffs, question);
        return run.Show(
            new DerivationView(
                EigenLayerProtocol.ProtocolName,
                input.Rules.Ruleset.Name + (input.Rules.FloorsExactly ? " with exact floors (ours)" : ""),
                question.Earner.ToString(),
                answer.Derivations,
                [.. doubts, .. answer.Findings]
            )
        );
    }
}
