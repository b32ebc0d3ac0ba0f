namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Items by ascending keys. While keys come in order an item costs its own size and nothing more; latecomers go to a
/// dictionary.
/// </summary>
/// <param name="keyOf">The key of an item.</param>
internal sealed class OrderedStore<TKey, TItem>(Func<TItem, TKey> keyOf)
    where TKey : struct, IComparable<TKey>
{
    private readonly List<TItem> _ascending = [];
    private readonly Dictionary<TKey, TItem> _late = [];

    /// <summary>Whether every new key was above all before it.</summary>
    public bool IsAscending => _late.Count == 0;

    /// <summary>The item of a key; false if there is none.</summary>
    public bool TryGet(TKey key, out TItem? item)
    {
        var index = Find(key);
        if (index < 0)
            return _late.TryGetValue(key, out item);
        item = _ascending[index];
        return true;
    }

    /// <summary>Adds an item, or puts it in the place of the one with its key.</summary>
    public void Set(TItem item)
    {
        var key = keyOf(item);
        var index = Find(key);
        if (index >= 0)
            _ascending[index] = item;
        else if (~index == _ascending.Count)
            _ascending.Append(item);
        else
            _late[key] = item;
    }

    /// <summary>All items in the order of their keys.</summary>
    public IEnumerable<TItem> InOrder() => IsAscending ? _ascending : _ascending.Concat(_late.Values).OrderBy(keyOf);

    /// <summary>The place of a key in the ascending list, or the complement of the place where it would be.</summary>
    private int Find(TKey key)
    {
        var (low, high) = (0, _ascending.Count - 1);
        if (high >= 0 && keyOf(_ascending[high]).CompareTo(key) < 0)
            return ~_ascending.Count;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            switch (keyOf(_ascending[middle]).CompareTo(key))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }
        return ~low;
    }
}
