namespace Apportion.Core;

/// <summary>One column of a history.</summary>
/// <param name="Key">Name in CSV and JSON, camelCase.</param>
/// <param name="Title">Header for people, without unit.</param>
/// <param name="Asset">What amounts are counted in; null for other numbers and text.</param>
/// <param name="Totalled">True if the column's sum means something (rewards, not stake).</param>
public sealed record HistoryColumn(string Key, string Title, Asset? Asset = null, bool Totalled = false);

/// <summary>One period of a history.</summary>
/// <param name="Period">The period.</param>
/// <param name="Cells">One text for each column, amounts as base-unit integers; null where it could not be computed.</param>
public sealed record HistoryRow(Period Period, IReadOnlyList<string?> Cells);

/// <summary>One account over periods. Rows are in ascending order of period.</summary>
/// <param name="Account">Who.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Findings">Units that could not be computed, and why; any Incomplete finding marks the totals incomplete.</param>
public sealed record History(
    string Account,
    IReadOnlyList<HistoryColumn> Columns,
    IReadOnlyList<HistoryRow> Rows,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>Match, or what the findings say.</summary>
    public Verdict Verdict => Findings.ToVerdict();

    /// <summary>Sum of a totalled column; null for others. Missing cells count as nothing and make the verdict what the findings say.</summary>
    public BigInteger? Total(int column)
    {
        if (!Columns[column].Totalled)
            return null;
        var sum = BigInteger.Zero;
        foreach (var row in Rows)
            if (row.Cells[column] is { } cell)
                sum += BigInteger.Parse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return sum;
    }
}
