namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>A table as text: upstream's name and columns, and rows in upstream's spelling of values.</summary>
/// <param name="Name">Name, e.g. <c>gold_22_staging</c>.</param>
/// <param name="Columns">Columns in upstream's order.</param>
/// <param name="Rows">Rows, in no particular order until <see cref="Sort"/>.</param>
public sealed record TableText(string Name, IReadOnlyList<string> Columns, List<string[]> Rows)
{
    internal TableText(string name, string columns)
        : this(name, columns.Split(' '), []) { }

    /// <summary>Orders the rows by all columns from the left, as texts.</summary>
    public TableText Sort()
    {
        Rows.Sort(Compare);
        return this;
    }

    internal void Add(params string[] fields) => Rows.Add(fields);

    private static int Compare(string[] left, string[] right)
    {
        for (var column = 0; column < left.Length; column++)
        {
            var order = string.CompareOrdinal(left[column], right[column]);
            if (order != 0)
                return order;
        }
        return 0;
    }
}
