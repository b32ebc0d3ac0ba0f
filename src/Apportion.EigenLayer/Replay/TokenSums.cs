namespace Apportion.EigenLayer.Replay;

/// <summary>Sums by token and earner.</summary>
internal sealed class TokenSums(int addressCount)
{
    private readonly SortedDictionary<int, EarnerSums> _sums = [];
    private readonly Stack<EarnerSums> _spare = new();

    /// <summary>The sums of every token with rows, in order of token.</summary>
    public IEnumerable<EarnerSums> All => _sums.Values;

    /// <summary>The sums of a token, made if there are none yet.</summary>
    public EarnerSums Of(int token)
    {
        if (!_sums.TryGetValue(token, out var sums))
            _sums[token] = sums = _spare.Count > 0 ? Reused(token) : new EarnerSums(token, addressCount);
        return sums;
    }

    /// <summary>Adds everything of other sums.</summary>
    public void Absorb(TokenSums other)
    {
        foreach (var sums in other.All)
            Of(sums.Token).Absorb(sums);
    }

    /// <summary>Forgets everything but keeps the memory.</summary>
    public void Clear()
    {
        foreach (var sums in _sums.Values)
        {
            sums.Clear();
            _spare.Push(sums);
        }
        _sums.Clear();
    }

    private EarnerSums Reused(int token)
    {
        var sums = _spare.Pop();
        sums.Token = token;
        return sums;
    }
}
