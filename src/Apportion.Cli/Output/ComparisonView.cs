using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>The result of <c>diff</c> and <c>simulate</c>: per account, largest first, cause class, total impact.</summary>
/// <param name="verb">The verb, for the schema name.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="comparison">What differs.</param>
/// <param name="verdict">Decides the exit code; a simulation succeeds though it differs.</param>
internal sealed class ComparisonView(string verb, string protocol, Comparison comparison, Verdict verdict) : IResultView
{
    /// <summary>Named facts about the difference.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>What only this protocol tells of the difference.</summary>
    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    /// <summary>The last line for people; the count of accounts if null.</summary>
    public string? Summary { get; init; }

    public string Schema => $"apportion/{verb}/1";

    public Verdict Verdict => verdict;

    public void WriteText(TextOutput output)
    {
        output.Line($"{protocol}: {comparison.LeftName} against {comparison.RightName}");
        if (comparison.Rows.Count > 0)
            output.Table(
                ["Account", "Asset", "Left", "Right", "Difference", "Cause", "Why"],
                comparison.Rows.Select(row =>
                    (IReadOnlyList<string>)
                        [
                            row.Account,
                            row.Asset.Id,
                            row.Asset.Format(row.Left),
                            row.Asset.Format(row.Right),
                            Signed(row.Asset, row.Difference),
                            row.Cause.ToString(),
                            row.Why ?? "",
                        ]
                ),
                2,
                3,
                4
            );
        foreach (var total in comparison.Totals)
        {
            var pot = total.Pot is { } amount ? $" of a pot of {total.Asset.Format(amount)}" : "";
            output.Line(
                $"{total.Asset.Id}: {total.Asset.Format(total.Gained)} gained, {total.Asset.Format(total.Lost)} lost{pot}; "
                    + $"sums {total.Asset.Format(total.Left)} and {total.Asset.Format(total.Right)}"
            );
        }
        FactOutput.WriteText(output, Facts);
        foreach (var table in Tables)
            table.WriteText(output);
        FindingOutput.WriteText(output, comparison.Findings);
        output.Line(
            Summary
                ?? (
                    comparison.Rows.Count == 0
                        ? "no account differs"
                        : string.Create(CultureInfo.InvariantCulture, $"{comparison.Rows.Count} accounts differ")
                )
        );
    }

    private static string Signed(Asset asset, BigInteger value) =>
        value.Sign > 0 ? "+" + asset.Format(value) : asset.Format(value);

    public void WriteJson(Utf8JsonWriter writer)
    {
        FactOutput.WriteHead(writer, protocol, Verdict);
        writer.WriteString("left", comparison.LeftName);
        writer.WriteString("right", comparison.RightName);
        FactOutput.WriteJson(writer, Facts);
        writer.WriteStartArray("rows");
        foreach (var row in comparison.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("account", row.Account);
            writer.WriteString("asset", row.Asset.Id);
            writer.WriteString("left", Text(row.Left));
            writer.WriteString("right", Text(row.Right));
            writer.WriteString("difference", Text(row.Difference));
            writer.WriteString("cause", row.Cause.ToString());
            writer.WriteString("why", row.Why);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("totals");
        foreach (var total in comparison.Totals)
        {
            writer.WriteStartObject();
            writer.WriteString("asset", total.Asset.Id);
            writer.WriteString("left", Text(total.Left));
            writer.WriteString("right", Text(total.Right));
            writer.WriteString("gained", Text(total.Gained));
            writer.WriteString("lost", Text(total.Lost));
            writer.WriteString("pot", total.Pot is { } pot ? Text(pot) : null);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        ResultTable.WriteJson(writer, Tables);
        FindingOutput.WriteJson(writer, comparison.Findings);
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
