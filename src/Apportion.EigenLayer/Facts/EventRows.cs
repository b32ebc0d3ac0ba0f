namespace Apportion.EigenLayer.Facts;

/// <summary>Lists of rows that grow to millions, and their order on the chain.</summary>
internal static class EventRows
{
    /// <summary>
    /// Adds a row to a list that grows by a quarter instead of doubling: rows are more than 100 bytes, and unused places of
    /// a long list are memory.
    /// </summary>
    public static void Append<T>(this List<T> rows, T row)
    {
        if (rows.Count == rows.Capacity)
            rows.Capacity = checked(rows.Count + (rows.Count / 4) + 4);
        rows.Add(row);
    }

    /// <summary>Puts rows into the order of the chain; rows of one log keep their order.</summary>
    public static void SortByPlace<T>(this List<T> rows)
        where T : IEventRow
    {
        var places = new (long Block, long LogIndex, int Row)[rows.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = (rows[i].BlockNumber, rows[i].LogIndex, i);
        places.AsSpan().Sort(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
    }
}
