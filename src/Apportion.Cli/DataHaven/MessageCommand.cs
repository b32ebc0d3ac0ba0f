using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Stages;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven message</c>: the outbound message of an era, byte for byte.</summary>
internal static class MessageCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var era = ValidatorOptions.Era();
        return CommandExtensions
            .Verb(
                "message",
                "The message of an era: id, target, size, operators and amounts, calldata.",
                "apportion datahaven message samples/datahaven/one-era.jsonl --era 0"
            )
            .With(input.Symbols)
            .With(era)
            .Does(host, run => Show(run, ExplainCommand.EraOf(input.Replay(run), run.Value(era))));
    }

    private static int Show(Invocation run, EraReport era)
    {
        if (era.LastAttempt?.Message is not { } message)
            throw ApportionException.Missing(
                "datahaven.no-message",
                FormattableString.Invariant($"era {era.Era}"),
                "a message that could be built",
                era.LastAttempt?.Failure is { } failure
                    ? $"not built: {failure}; {SendFailure.Advice(failure)}"
                    : "the era sends nothing: it has no points or no inflation"
            );
        var facts = Facts(era, message);
        var rewards = era.LastAttempt.Payout?.Rewards ?? [];
        return run.Show(
            new FactsView(
                "apportion/datahaven/message/1",
                DataHavenProtocol.ProtocolName,
                era.Sent ? Verdict.Match : Verdict.Mismatch,
                output =>
                {
                    foreach (var (name, value) in facts)
                        output.Line($"{name, -13} {value}");
                    foreach (var reward in rewards)
                        output.Line(FormattableString.Invariant($"{reward.Operator} {reward.Amount}"));
                },
                writer =>
                {
                    foreach (var (name, value) in facts)
                        writer.WriteString(name, value);
                    writer.WriteStartArray("operatorRewards");
                    foreach (var reward in rewards)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("operator", reward.Operator.ToString());
                        writer.WriteString("amount", reward.Amount.ToString(CultureInfo.InvariantCulture));
                        writer.WriteEndObject();
                    }
                    writer.WriteEndArray();
                }
            )
        );
    }

    private static (string Name, string Value)[] Facts(EraReport era, OutboundMessage message) =>
        [
            ("era", FactsInput.Text(era.Era)),
            ("id", message.Id.ToString()),
            ("target", message.Target.ToString()),
            ("origin", message.Origin.ToString()),
            ("gas", FactsInput.Text((long)message.Gas)),
            ("encodedBytes", FactsInput.Text(message.EncodedLength)),
            ("fits", message.FitsLimit ? "true" : "false"),
            ("outcome", era.LastAttempt?.Failure ?? "sent"),
            ("calldata", $"0x{Convert.ToHexStringLower(message.Calldata)}"),
        ];
}
