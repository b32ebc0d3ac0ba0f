using System.Globalization;
using System.Numerics;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Accounting;

namespace Apportion.Cli.RocketPool;

/// <summary>The result of <c>diff --all</c>: what each change of rules moves on one state.</summary>
internal static class RulesetLadder
{
    private static readonly ResultColumn[] Columns =
    [
        new("left", "From"),
        new("right", "To"),
        new("accounts", "Accounts", IsNumber: true),
        new("movedRpl", "Moved", RocketPoolAssets.Rpl),
        new("movedEth", "Moved", RocketPoolAssets.Eth),
        new("minipools", "Minipools", IsNumber: true),
        new("changed", "What changed"),
    ];

    /// <summary>Puts the result together.</summary>
    public static ComparisonView View(IReadOnlyList<RulesetStep> steps) =>
        new(
            "diff",
            RocketPoolProtocol.ProtocolName,
            new Comparison("every ruleset", "the one before it, on one state", [], [], []),
            Verdict.Match
        )
        {
            Tables = [new ResultTable("steps", "Changes of rules", Columns, [.. steps.Select(Cells)])],
            Summary = string.Create(CultureInfo.InvariantCulture, $"{steps.Count} changes of rules"),
        };

    private static string?[] Cells(RulesetStep step) =>
        [
            step.Left.Name,
            step.Right.Name,
            Count(step.Difference?.Comparison.Rows.Select(row => row.Account).Distinct().Count()),
            step.Difference is null ? null : Moved(step, RocketPoolAssets.Rpl).ToString(CultureInfo.InvariantCulture),
            step.Difference is null ? null : Moved(step, RocketPoolAssets.Eth).ToString(CultureInfo.InvariantCulture),
            Count(step.Difference?.Causes.Count),
            step.Refusal is { } refusal ? $"no result: {refusal.Actual ?? refusal.Code}" : step.Right.Summary,
        ];

    /// <summary>What accounts gain, which is what others lose.</summary>
    private static BigInteger Moved(RulesetStep step, Asset asset) =>
        step.Difference!.Comparison.Totals.FirstOrDefault(total => total.Asset == asset)?.Gained ?? BigInteger.Zero;

    private static string? Count(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
