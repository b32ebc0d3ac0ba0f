using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Reports;

namespace Apportion.Cli.RocketPool;

/// <summary>The result of <c>diff --rulesets</c>: accounts as any diff, then the minipools that the rule treats differently.</summary>
internal static class MinipoolCauses
{
    private static readonly ResultColumn[] Columns =
    [
        new("minipool", "Minipool"),
        new("node", "Node"),
        new("left", "Left", RocketPoolAssets.Eth),
        new("right", "Right", RocketPoolAssets.Eth),
        new("difference", "Difference", RocketPoolAssets.Eth),
        new("leftRule", "Left rule"),
        new("rightRule", "Right rule"),
    ];

    /// <summary>Puts the result together.</summary>
    public static ComparisonView View(RulesetDifference difference) =>
        new("diff", RocketPoolProtocol.ProtocolName, difference.Comparison, Verdict.Match)
        {
            Facts =
            [
                new("impact ETH", RocketPoolAssets.Eth.Format(difference.Impact)),
                new("pot ETH", RocketPoolAssets.Eth.Format(difference.Pot)),
            ],
            Tables =
            [
                new ResultTable(
                    "minipools",
                    "Minipools that the rule treats differently",
                    Columns,
                    [
                        .. difference.Causes.Select(cause =>
                            (string?[])
                                [
                                    cause.Minipool,
                                    cause.Node.ToString(),
                                    cause.Left.ToString(),
                                    cause.Right.ToString(),
                                    cause.Difference.ToString(CultureInfo.InvariantCulture),
                                    cause.LeftReason,
                                    cause.RightReason,
                                ]
                        ),
                    ]
                ),
            ],
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"{difference.Causes.Count} minipools are treated differently by the rule: {RocketPoolAssets.Eth.Format(difference.Impact)} ETH of a pot of {RocketPoolAssets.Eth.Format(difference.Pot)} ETH"
            ),
        };
}
