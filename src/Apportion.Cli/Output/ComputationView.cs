using System.Globalization;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>
/// The result of <c>compute</c>: facts (roots, files written), totals by account, pots and their balance, and what else the
/// protocol tells in tables.
/// </summary>
internal sealed record ComputationView : IResultView
{
    /// <summary>The protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>The ruleset or rulesets that held.</summary>
    public required string Ruleset { get; init; }

    /// <summary>Named facts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>Who got how much and why.</summary>
    public IReadOnlyList<LedgerTotal> Totals { get; init; } = [];

    /// <summary>What was to be given out, against what was.</summary>
    public IReadOnlyList<PotBalance> Balances { get; init; } = [];

    /// <summary>What only this protocol has.</summary>
    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    /// <summary>Everything found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>True if figures are marked incomplete though no finding says so.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>True if totals stand in files that were written: text does not repeat them.</summary>
    public bool IsWritten { get; init; }

    public string Schema => "apportion/compute/1";

    public Verdict Verdict =>
        IsIncomplete ? new[] { Findings.ToVerdict(), Verdict.Incomplete }.Combine() : Findings.ToVerdict();

    public void WriteText(TextOutput output)
    {
        output.Line($"{Protocol}, ruleset {Ruleset}");
        FactOutput.WriteText(output, Facts);
        if (Totals.Count > 0 && !IsWritten)
            output.Table(
                ["Account", "Asset", "Reason", "Kind", "Amount"],
                Totals.Select(total =>
                    (IReadOnlyList<string>)
                        [
                            total.Account,
                            total.Asset.Id,
                            total.Reason,
                            total.Kind.ToString(),
                            total.Asset.Format(total.Amount),
                        ]
                ),
                4
            );
        if (Balances.Count > 0)
            output.Table(
                ["Pot", "Asset", "Given out of", "Posted", "Difference", "Exception"],
                Balances.Select(balance =>
                    (IReadOnlyList<string>)
                        [
                            balance.Pot.Id,
                            balance.Pot.Asset.Id,
                            balance.Pot.Asset.Format(balance.Pot.Amount),
                            balance.Pot.Asset.Format(balance.Posted),
                            balance.Pot.Asset.Format(balance.Difference),
                            balance.Pot.Exception?.Name ?? "",
                        ]
                ),
                2,
                3,
                4
            );
        foreach (var table in Tables)
            table.WriteText(output);
        FindingOutput.WriteText(output, Findings);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        FactOutput.WriteHead(writer, Protocol, Verdict, Ruleset);
        FactOutput.WriteJson(writer, Facts);
        writer.WriteStartArray("totals");
        foreach (var total in Totals)
        {
            writer.WriteStartObject();
            writer.WriteString("account", total.Account);
            writer.WriteString("asset", total.Asset.Id);
            writer.WriteNumber("decimals", total.Asset.Decimals);
            writer.WriteString("reason", total.Reason);
            writer.WriteString("kind", total.Kind.ToString());
            writer.WriteString("amount", total.Amount.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WritePots(writer);
        ResultTable.WriteJson(writer, Tables);
        FindingOutput.WriteJson(writer, Findings);
    }

    private void WritePots(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("pots");
        foreach (var balance in Balances)
        {
            writer.WriteStartObject();
            writer.WriteString("pot", balance.Pot.Id);
            writer.WriteString("period", balance.Pot.Period.ToString());
            writer.WriteString("asset", balance.Pot.Asset.Id);
            writer.WriteString("amount", balance.Pot.Amount.ToString());
            writer.WriteString("posted", balance.Posted.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("difference", balance.Difference.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("exception", balance.Pot.Exception?.Name);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
