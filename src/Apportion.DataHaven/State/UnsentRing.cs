namespace Apportion.DataHaven.State;

/// <summary>
/// The ring in which unsent messages wait: 64 slots, of which 63 can be filled, since head equal to tail means empty.
/// Source: spec datahaven sections 10 and 13.8.
/// </summary>
/// <typeparam name="T">What waits.</typeparam>
public sealed class UnsentRing<T>
{
    /// <summary>Most entries at once.</summary>
    public const int Capacity = 63;

    private readonly List<T> _entries = [];

    /// <summary>Entries, head first.</summary>
    public IReadOnlyList<T> Entries => _entries;

    /// <summary>True if nothing waits.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>The entry that is tried next.</summary>
    public T Head => _entries[0];

    /// <summary>Appends at the tail; false if the ring is full.</summary>
    public bool TryPush(T entry)
    {
        if (_entries.Count == Capacity)
            return false;
        _entries.Add(entry);
        return true;
    }

    /// <summary>Removes the head.</summary>
    public void DropHead() => _entries.RemoveAt(0);

    /// <summary>Moves the head to the tail.</summary>
    public void RotateHead()
    {
        _entries.Add(_entries[0]);
        _entries.RemoveAt(0);
    }

    /// <summary>Removes one entry; those behind it close up.</summary>
    public void RemoveAt(int index) => _entries.RemoveAt(index);

    /// <summary>The first entry from the head that fulfils a condition, or -1.</summary>
    public int FindIndex(Predicate<T> condition) => _entries.FindIndex(condition);
}
