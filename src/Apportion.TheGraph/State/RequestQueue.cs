namespace Apportion.TheGraph.State;

/// <summary>A first-in first-out list of timed requests that a revert can restore; memory follows the open requests.</summary>
internal sealed class RequestQueue
{
    private readonly Cell<QueueBounds> _bounds = new();
    private readonly List<TimedRequest> _items = [];

    public int Count => _bounds.Value.Count;

    /// <summary>How many requests were ever added; it makes the next id.</summary>
    public ulong Nonce => _bounds.Value.Nonce;

    /// <summary>The oldest request.</summary>
    public TimedRequest Head => _items[_bounds.Value.Start];

    /// <summary>All open requests, oldest first.</summary>
    public IEnumerable<TimedRequest> Open => _items.Skip(_bounds.Value.Start).Take(Count);

    public void Add(Journal journal, TimedRequest request)
    {
        Compact(journal);
        ref var bounds = ref journal.Write(_bounds);
        var end = bounds.Start + bounds.Count;
        if (end < _items.Count)
            _items[end] = request;
        else
            _items.Add(request);
        bounds.Count++;
        bounds.Nonce++;
    }

    public void RemoveHead(Journal journal)
    {
        ref var bounds = ref journal.Write(_bounds);
        bounds.Start++;
        bounds.Count--;
    }

    /// <summary>Sets the whole content; for loading only.</summary>
    public void Load(Journal journal, ulong nonce, IEnumerable<TimedRequest> requests)
    {
        _items.Clear();
        _items.AddRange(requests);
        journal.Write(_bounds) = new QueueBounds
        {
            Start = 0,
            Count = _items.Count,
            Nonce = nonce,
        };
    }

    private void Compact(Journal journal)
    {
        var start = _bounds.Value.Start;
        if (start < 16 || start < _items.Count / 2 || _bounds.IsWritten)
            return;
        _items.RemoveRange(0, start);
        journal.Write(_bounds).Start = 0;
        _bounds.AcceptAsSaved();
    }

    private struct QueueBounds
    {
        public int Start;
        public int Count;
        public ulong Nonce;
    }
}
