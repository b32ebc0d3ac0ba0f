using System.Runtime.InteropServices;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Items by ascending keys, in one sorted list. Latecomers wait in a dictionary until they are an eighth of the list and
/// are then merged into it, so that an item costs little more than its own size in any order.
/// </summary>
/// <param name="keyOf">The key of an item.</param>
internal sealed class OrderedStore<TKey, TItem>(Func<TItem, TKey> keyOf)
    where TKey : struct, IComparable<TKey>
{
    private const int FewLatecomers = 4096;

    private readonly List<TItem> _ascending = [];
    private readonly Dictionary<TKey, TItem> _late = [];

    /// <summary>Whether every new key was above all before it.</summary>
    public bool IsAscending { get; private set; } = true;

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
        {
            IsAscending = false;
            _late[key] = item;
            if (_late.Count > Math.Max(FewLatecomers, _ascending.Count / 8))
                Merge();
        }
    }

    /// <summary>All items in the order of their keys.</summary>
    public IReadOnlyList<TItem> InOrder()
    {
        Merge();
        return _ascending;
    }

    /// <summary>Merges the latecomers into the list, from its end on.</summary>
    private void Merge()
    {
        var late = _late.Values.OrderBy(keyOf).ToList();
        _late.Clear();
        var from = _ascending.Count - 1;
        var all = from + 1 + late.Count;
        if (all > _ascending.Capacity)
            _ascending.Capacity = checked(all + (all / 4));
        CollectionsMarshal.SetCount(_ascending, all);
        for (var (next, to) = (late.Count - 1, all - 1); next >= 0; to--)
            _ascending[to] =
                from >= 0 && keyOf(_ascending[from]).CompareTo(keyOf(late[next])) > 0
                    ? _ascending[from--]
                    : late[next--];
    }

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
