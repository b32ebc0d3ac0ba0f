using System.Globalization;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>The result of <c>compute</c>: facts (roots, files written), totals by account, pots and their balance.</summary>
internal sealed class LedgerView(
    string protocol,
    string ruleset,
    Ledger ledger,
    IReadOnlyList<KeyValuePair<string, string>> facts,
    IReadOnlyList<Finding> findings
) : IResultView
{
    public string Schema => "apportion/compute/1";

    public Verdict Verdict => findings.ToVerdict();

    public void WriteText(TextOutput output)
    {
        output.Line($"{protocol}, ruleset {ruleset}");
        foreach (var (name, value) in facts)
            output.Line($"  {name, -24} {value}");
        output.Table(
            ["Account", "Asset", "Reason", "Kind", "Amount"],
            ledger
                .Totals()
                .Select(total =>
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
        output.Table(
            ["Pot", "Asset", "Given out of", "Posted", "Difference", "Exception"],
            ledger.Balances.Select(balance =>
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
        FindingOutput.WriteText(output, findings);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("protocol", protocol);
        writer.WriteString("ruleset", ruleset);
        writer.WriteString("verdict", Verdict.ToString());
        writer.WriteStartObject("facts");
        foreach (var (name, value) in facts)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteStartArray("totals");
        foreach (var total in ledger.Totals())
        {
            writer.WriteStartObject();
            writer.WriteString("account", total.Account);
            writer.WriteString("asset", total.Asset.Id);
            writer.WriteString("reason", total.Reason);
            writer.WriteString("kind", total.Kind.ToString());
            writer.WriteString("amount", total.Amount.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("pots");
        foreach (var balance in ledger.Balances)
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
        FindingOutput.WriteJson(writer, findings);
    }
}
