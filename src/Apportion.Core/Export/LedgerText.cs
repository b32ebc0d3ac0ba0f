using System.Text.Json;

namespace Apportion.Core.Export;

/// <summary>A ledger as rows for spreadsheets and programs. Amounts are integers in base units; rows are in ledger order.</summary>
public static class LedgerText
{
    /// <summary>
    /// Comma-separated values with a header: period kind, period, date (empty if the facts do not tell), pot, account, asset,
    /// decimals, reason, kind, amount.
    /// </summary>
    public static void WriteCsv(Ledger ledger, TextWriter writer)
    {
        writer.Write("periodKind,period,date,pot,account,asset,decimals,reason,kind,amount\n");
        foreach (var posting in ledger.Postings)
        {
            string[] cells =
            [
                posting.Period.Kind.ToString(),
                posting.Period.Label,
                DateText(ledger, posting.Period) ?? "",
                posting.Pot,
                posting.Account,
                posting.Asset.Id,
                posting.Asset.Decimals.ToString(CultureInfo.InvariantCulture),
                posting.Reason,
                posting.Kind.ToString(),
                posting.Amount.ToString(),
            ];
            writer.Write(string.Join(',', cells.Select(Quote)));
            writer.Write('\n');
        }
    }

    /// <summary>One JSON object a line with the same members; amounts are strings.</summary>
    public static void WriteJsonLines(Ledger ledger, TextWriter writer)
    {
        using var line = new MemoryStream();
        foreach (var posting in ledger.Postings)
        {
            line.SetLength(0);
            using (var json = new Utf8JsonWriter(line))
                WriteObject(json, ledger, posting);
            writer.Write(System.Text.Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
            writer.Write('\n');
        }
    }

    private static void WriteObject(Utf8JsonWriter json, Ledger ledger, in Posting posting)
    {
        json.WriteStartObject();
        json.WriteString("periodKind", posting.Period.Kind.ToString());
        json.WriteString("period", posting.Period.Label);
        json.WriteString("date", DateText(ledger, posting.Period));
        json.WriteString("pot", posting.Pot);
        json.WriteString("account", posting.Account);
        json.WriteString("asset", posting.Asset.Id);
        json.WriteNumber("decimals", posting.Asset.Decimals);
        json.WriteString("reason", posting.Reason);
        json.WriteString("kind", posting.Kind.ToString());
        json.WriteString("amount", posting.Amount.ToString());
        json.WriteEndObject();
    }

    private static string? DateText(Ledger ledger, Period period) =>
        ledger.DateOf(period)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
