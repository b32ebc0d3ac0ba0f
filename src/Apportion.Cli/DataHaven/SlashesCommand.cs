using System.CommandLine;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven.Replay;
using Apportion.DataHaven.State;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven slashes</c>: the slash ledger, from reports to messages.</summary>
internal static class SlashesCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        return CommandExtensions
            .Verb(
                "slashes",
                "Every slash event in order, what is stored and due, what was sent and what waits.",
                "apportion datahaven slashes vectors/datahaven/chain_1.json"
            )
            .With(input.Symbols)
            .Does(host, run => Show(run, input.Replay(run)));
    }

    private static int Show(Invocation run, ReplayResult result) =>
        run.Show(
            new FactsView(
                "apportion/datahaven/slashes/1",
                DataHavenProtocol.ProtocolName,
                result.Findings.ToVerdict(),
                output => WriteText(output, result),
                writer => WriteJson(writer, result)
            )
        );

    private static void WriteText(TextOutput output, ReplayResult result)
    {
        foreach (var entry in result.SlashEvents)
            output.Line($"{entry.Where}: {Describe(entry.Event)}");
        foreach (var (era, slashes) in result.Slashes.Slashes)
        foreach (var slash in slashes)
            output.Line(
                FormattableString.Invariant(
                    $"due in era {era}: slash {slash.Id}, {slash.Validator}, {slash.Percentage.Parts} parts, {slash.Kind}"
                )
            );
        foreach (var message in result.SlashMessages)
            output.Line(
                FormattableString.Invariant(
                    $"{message.Where}: message of era {message.Era}, {message.Slashes.Count} slashes, {message.EncodedLength} bytes, {message.Failure ?? "sent"}"
                )
            );
        output.Line(FormattableString.Invariant($"{result.Slashes.Unsent.Entries.Count} batches wait"));
        FindingOutput.WriteText(output, result.Findings);
    }

    private static string Describe(ChainEvent happened)
    {
        var text = happened.Name;
        if (happened.Validator is { } validator)
            text += $" {validator}";
        if (happened.Fraction is { } fraction)
            text += FormattableString.Invariant($" {fraction.Parts} parts");
        if (happened.Era is { } era)
            text += FormattableString.Invariant($" era {era}");
        if (happened.Number is { } number)
            text += FormattableString.Invariant($" number {number}");
        return text;
    }

    private static void WriteJson(Utf8JsonWriter writer, ReplayResult result)
    {
        writer.WriteStartArray("events");
        foreach (var entry in result.SlashEvents)
        {
            writer.WriteStartObject();
            writer.WriteString("where", entry.Where);
            writer.WriteString("event", entry.Event.Name);
            writer.WriteString("text", Describe(entry.Event));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("stored");
        foreach (var (era, slashes) in result.Slashes.Slashes)
        foreach (var slash in slashes)
        {
            writer.WriteStartObject();
            writer.WriteNumber("era", era);
            writer.WriteNumber("id", slash.Id);
            writer.WriteString("validator", slash.Validator.ToString());
            writer.WriteNumber("parts", slash.Percentage.Parts);
            writer.WriteString("kind", slash.Kind);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("messages");
        foreach (var message in result.SlashMessages)
        {
            writer.WriteStartObject();
            writer.WriteString("where", message.Where);
            writer.WriteNumber("era", message.Era);
            writer.WriteNumber("slashes", message.Slashes.Count);
            writer.WriteNumber("bytes", message.EncodedLength);
            writer.WriteString("failure", message.Failure);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        FindingOutput.WriteJson(writer, result.Findings);
    }
}
