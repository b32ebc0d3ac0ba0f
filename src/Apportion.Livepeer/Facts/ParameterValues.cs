namespace Apportion.Livepeer.Facts;

/// <summary>
/// Values that logs do not carry: a ParameterUpdate log names its parameter only, and the L1 supply has no log at all.
/// They come from a side file, from calldata, or from a call at the block.
/// </summary>
/// <remarks>Source: spec livepeer section 8. Only the treasury cut is indispensable; the others serve checks.</remarks>
public sealed class ParameterValues
{
    private readonly Dictionary<(Hash256 Transaction, string Name), UInt256> _updates = [];
    private readonly SortedDictionary<string, UInt256> _initial = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(ulong Block, ulong Transaction), UInt256> _supplies = [];

    /// <summary>No values.</summary>
    public static ParameterValues None { get; } = new();

    /// <summary>How many values there are.</summary>
    public int Count => _updates.Count + _initial.Count + _supplies.Count;

    /// <summary>The value a parameter has after a transaction.</summary>
    public void Add(Hash256 transaction, string name, UInt256 value) => _updates[(transaction, name)] = value;

    /// <summary>The value a parameter has from the start (set by a constructor).</summary>
    public void AddInitial(string name, UInt256 value) => _initial[name] = value;

    /// <summary>The circulating supply on L1 from a transaction on.</summary>
    public void AddL1Supply(ulong block, ulong transactionIndex, UInt256 value) =>
        _supplies[(block, transactionIndex)] = value;

    /// <summary>The value of an update, or null if it was not given.</summary>
    public UInt256? Find(Hash256 transaction, string name) =>
        _updates.TryGetValue((transaction, name), out var value) ? value : null;

    /// <summary>The value from the start, or null if it was not given.</summary>
    public UInt256? FindInitial(string name) => _initial.TryGetValue(name, out var value) ? value : null;

    /// <summary>The circulating supply on L1 before a transaction, or null if it was not given.</summary>
    public UInt256? L1SupplyBefore(ulong block, ulong transactionIndex)
    {
        UInt256? found = null;
        foreach (var (place, value) in _supplies)
        {
            if (place.CompareTo((block, transactionIndex)) >= 0)
                break;
            found = value;
        }
        return found;
    }
}
