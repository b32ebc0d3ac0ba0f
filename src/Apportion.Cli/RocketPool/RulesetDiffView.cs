using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Reports;

namespace Apportion.Cli.RocketPool;

/// <summary>The result of <c>diff --rulesets</c>: accounts as any diff, then the minipools that the rule treats differently.</summary>
internal sealed class RulesetDiffView(RulesetDifference difference) : IResultView
{
    private readonly ComparisonView accounts = new("diff", "rocketpool", difference.Comparison, Verdict.Match);

    public string Schema => "apportion/diff-rulesets/1";

    public Verdict Verdict => Verdict.Match;

    public void WriteText(TextOutput output)
    {
        accounts.WriteText(output);
        if (difference.Causes.Count > 0)
        {
            output.Line();
            output.Table(
                ["Minipool", "Node", "Left ETH", "Right ETH", "Difference", "Left rule", "Right rule"],
                difference.Causes.Select(cause =>
                    (IReadOnlyList<string>)
                        [
                            cause.Minipool,
                            cause.Node.ToString(),
                            RocketPoolAssets.Eth.Format(cause.Left),
                            RocketPoolAssets.Eth.Format(cause.Right),
                            Signed(cause.Difference),
                            cause.LeftReason ?? "",
                            cause.RightReason ?? "",
                        ]
                ),
                2,
                3,
                4
            );
        }

        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{difference.Causes.Count} minipools are treated differently by the rule: {RocketPoolAssets.Eth.Format(difference.Impact)} ETH of a pot of {RocketPoolAssets.Eth.Format(difference.Pot)} ETH"
            )
        );
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        accounts.WriteJson(writer);
        writer.WriteString("impactEth", difference.Impact.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("potEth", difference.Pot.ToString());
        writer.WriteStartArray("minipools");
        foreach (var cause in difference.Minipools)
        {
            writer.WriteStartObject();
            writer.WriteString("minipool", cause.Minipool);
            writer.WriteString("node", cause.Node.ToString());
            writer.WriteString("left", cause.Left.ToString());
            writer.WriteString("right", cause.Right.ToString());
            writer.WriteString("difference", cause.Difference.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("leftReason", cause.LeftReason);
            writer.WriteString("rightReason", cause.RightReason);
            writer.WriteBoolean("ruleChanged", cause.RuleChanged);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Signed(BigInteger value) =>
        value.Sign > 0 ? "+" + RocketPoolAssets.Eth.Format(value) : RocketPoolAssets.Eth.Format(value);
}
