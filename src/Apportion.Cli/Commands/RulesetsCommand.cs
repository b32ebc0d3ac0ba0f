using System.CommandLine;
using Apportion.Cli.Output;
using Apportion.Core;

namespace Apportion.Cli.Commands;

/// <summary><c>apportion rulesets</c>: every ruleset, what it changed, where it holds.</summary>
internal static class RulesetsCommand
{
    public static Command Build(CommandHost host)
    {
        var protocol = new Argument<string?>("protocol")
        {
            Description = "Only this protocol.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        protocol.AcceptOnlyFromAmong([.. Protocols.All.Select(known => known.Name)]);
        return CommandExtensions
            .Verb("rulesets", "Every ruleset, what it changed, and where it holds.", "apportion rulesets rocketpool")
            .With(protocol)
            .Does(host, run => Run(run, run.Value(protocol)));
    }

    private static int Run(Invocation run, string? only)
    {
        var rulesets = Protocols
            .All.Where(protocol => only is null || protocol.Name == only)
            .SelectMany(protocol => protocol.Rulesets)
            .ToList();
        return run.Show(
            new FactsView(
                "apportion/rulesets/1",
                null,
                Verdict.Match,
                output => WriteText(output, rulesets),
                writer => WriteJson(writer, rulesets)
            )
        );
    }

    private static void WriteText(TextOutput output, List<RulesetDescription> rulesets) =>
        output.Table(
            ["Protocol", "Ruleset", "Form", "Parent", "Holds from", "What changed", "Source"],
            rulesets.Select(description =>
                (IReadOnlyList<string>)
                    [
                        description.Protocol,
                        description.Ruleset.Name,
                        description.Ruleset.Form.ToString().ToLowerInvariant(),
                        description.Ruleset.Parent ?? "",
                        string.Join(", ", description.Activations.Select(at => $"{at.Network} {at.From}")),
                        description.Ruleset.Summary,
                        description.Ruleset.Source,
                    ]
            )
        );

    private static void WriteJson(System.Text.Json.Utf8JsonWriter writer, List<RulesetDescription> rulesets)
    {
        writer.WriteStartArray("rulesets");
        foreach (var description in rulesets)
        {
            writer.WriteStartObject();
            writer.WriteString("protocol", description.Protocol);
            writer.WriteString("name", description.Ruleset.Name);
            writer.WriteString("form", description.Ruleset.Form.ToString().ToLowerInvariant());
            writer.WriteString("parent", description.Ruleset.Parent);
            writer.WriteString("summary", description.Ruleset.Summary);
            writer.WriteString("source", description.Ruleset.Source);
            writer.WriteStartArray("activations");
            foreach (var (network, from) in description.Activations)
            {
                writer.WriteStartObject();
                writer.WriteString("network", network);
                writer.WriteString("from", from.ToString());
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
