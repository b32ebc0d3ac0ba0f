using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Reports;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer leaks</c></summary>
internal static class LeaksCommand
{
    private static readonly (string Name, Func<SubmissionLeak, BigInteger> Value)[] Amounts =
    [
        ("submitted", leak => leak.Submitted),
        ("operators", leak => leak.Operators),
        ("stakers", leak => leak.Stakers),
        ("refunded", leak => leak.Refunded),
        ("collapsed", leak => leak.Collapsed),
        ("unpaid", leak => leak.UnpaidStakers),
        ("dust", leak => leak.Dust),
        ("ahead", leak => leak.Ahead),
        ("overpaid", leak => leak.Overpaid),
    ];

    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        return CommandExtensions
            .Verb(
                "leaks",
                "Where the tokens of every submission went: paid, refunded, lost as dust or without stakers, paid twice.",
                "apportion eigenlayer leaks vectors/eigenlayer/tiny"
            )
            .With(pipeline.Symbols)
            .Does(host, run => Run(run, pipeline.Read(run)));
    }

    private static int Run(Invocation run, PipelineInput input)
    {
        var facts = input.Facts(run, out var doubts);
        var leaks = PipelineOptions.Engine(run, input.Rules).FindLeaks(facts, input.Cutoffs);
        var overpaid = leaks.Any(leak => leak.Overpaid.Sign > 0);
        return run.Show(
            new FactsView(
                "apportion/eigenlayer/leaks/1",
                EigenLayerProtocol.ProtocolName,
                overpaid ? Verdict.Mismatch : doubts.ToVerdict(),
                output =>
                {
                    WriteText(output, leaks);
                    FindingOutput.WriteText(output, doubts);
                },
                json =>
                {
                    WriteJson(json, leaks);
                    FindingOutput.WriteJson(json, doubts);
                }
            )
        );
    }

    private static void WriteText(TextOutput output, IReadOnlyList<SubmissionLeak> leaks)
    {
        foreach (var leak in leaks)
        {
            output.Line($"{leak.Kind} {leak.RewardHash}");
            output.Line($"  AVS {leak.Avs}, token {leak.Token}");
            foreach (var (name, value) in Amounts)
                if (!value(leak).IsZero)
                    output.Line($"  {name, -10} {Text(value(leak))}");
            foreach (var cause in leak.Causes)
                output.Line($"  cause      {cause}");
        }
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{leaks.Count} submissions, {leaks.Count(leak => leak.Overpaid.Sign > 0)} overpaid"
            )
        );
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<SubmissionLeak> leaks)
    {
        json.WriteStartArray("submissions");
        foreach (var leak in leaks)
        {
            json.WriteStartObject();
            json.WriteString("rewardHash", leak.RewardHash.ToString());
            json.WriteString("kind", leak.Kind);
            json.WriteString("avs", leak.Avs.ToString());
            json.WriteString("token", leak.Token.ToString());
            foreach (var (name, value) in Amounts)
                json.WriteString(name, Text(value(leak)));
            json.WriteStartArray("causes");
            foreach (var cause in leak.Causes)
                json.WriteStringValue(cause);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
