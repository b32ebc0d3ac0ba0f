using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Accounting;

namespace Apportion.Cli.RocketPool;

/// <summary>The result of <c>diff --all</c>: what each change of rules moves on one state.</summary>
internal sealed class RulesetLadderView(IReadOnlyList<RulesetStep> steps) : IResultView
{
    public string Schema => "apportion/diff-all/1";

    public Verdict Verdict => Verdict.Match;

    public void WriteText(TextOutput output)
    {
        output.Line("rocketpool: every ruleset against the one before it, on one state");
        output.Table(
            ["From", "To", "Accounts", "RPL moved", "ETH moved", "Minipools", "What changed"],
            steps.Select(step =>
                (IReadOnlyList<string>)
                    [
                        step.Left.Name,
                        step.Right.Name,
                        Count(step.Difference?.Comparison.Rows.Select(row => row.Account).Distinct().Count()),
                        step.Difference is null ? "" : RocketPoolAssets.Rpl.Format(Moved(step, RocketPoolAssets.Rpl)),
                        step.Difference is null ? "" : RocketPoolAssets.Eth.Format(Moved(step, RocketPoolAssets.Eth)),
                        Count(step.Difference?.Causes.Count),
                        step.Refusal is { } refusal
                            ? $"no result: {refusal.Actual ?? refusal.Code}"
                            : step.Right.Summary,
                    ]
            ),
            2,
            3,
            4,
            5
        );
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("protocol", "rocketpool");
        writer.WriteStartArray("steps");
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("left", step.Left.Name);
            writer.WriteString("right", step.Right.Name);
            writer.WriteString("changed", step.Right.Summary);
            if (step.Difference is { } difference)
            {
                writer.WriteNumber(
                    "accounts",
                    difference.Comparison.Rows.Select(row => row.Account).Distinct().Count()
                );
                writer.WriteString("movedRpl", Text(Moved(step, RocketPoolAssets.Rpl)));
                writer.WriteString("movedEth", Text(Moved(step, RocketPoolAssets.Eth)));
                writer.WriteNumber("minipools", difference.Causes.Count);
            }
            else
            {
                writer.WriteString("refused", step.Refusal!.ToString());
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>What accounts gain, which is what others lose.</summary>
    private static BigInteger Moved(RulesetStep step, Asset asset) =>
        step.Difference!.Comparison.Totals.FirstOrDefault(total => total.Asset == asset)?.Gained ?? BigInteger.Zero;

    private static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
