namespace Apportion.Livepeer.State;

/// <summary>
/// States of one thing, one for each round in which it changed, in ascending order of round; the last one is current.
/// A look-up is a binary search; going back to a round cuts the end off. Not thread-safe while written.
/// </summary>
/// <typeparam name="T">A value type, so that copying it is keeping it.</typeparam>
public sealed class RoundSeries<T>
    where T : struct, IRoundStamped
{
    private T[] _states = [];
    private int _count;

    /// <summary>How many states there are.</summary>
    public int Count => _count;

    /// <summary>All states, earliest first.</summary>
    public ReadOnlySpan<T> All => _states.AsSpan(0, _count);

    /// <summary>The state at an index.</summary>
    public ref readonly T this[int index] => ref All[index];

    /// <summary>The state of now; the default value before the first change.</summary>
    public T Current => _count == 0 ? default : _states[_count - 1];

    /// <summary>The state to write in a round: the current one, copied first if it belongs to an earlier round.</summary>
    /// <exception cref="BrokenInvariantException">The round lies before the last one written.</exception>
    internal ref T Write(ulong round)
    {
        if (_count > 0 && _states[_count - 1].Round == round)
            return ref _states[_count - 1];
        var next = Current;
        if (_count > 0 && next.Round > round)
            throw new BrokenInvariantException("rounds ascend", $"write in round {round} after round {next.Round}");
        next.Round = round;
        Append(next);
        return ref _states[_count - 1];
    }

    /// <summary>Adds a state behind the last.</summary>
    internal void Append(in T state)
    {
        if (_count == _states.Length)
            Array.Resize(ref _states, Math.Max(2, _count + (_count >> 1)));
        _states[_count++] = state;
    }

    /// <summary>The state at the end of a round: the last one changed in it or before; default if there is none.</summary>
    public T At(ulong round)
    {
        var index = IndexAt(round);
        return index < 0 ? default : _states[index];
    }

    /// <summary>Index of the last state changed in a round or before, or -1.</summary>
    public int IndexAt(ulong round)
    {
        if (_count > 0 && _states[_count - 1].Round <= round)
            return _count - 1;
        var low = 0;
        var high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_states[middle].Round <= round)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return high;
    }

    /// <summary>Forgets everything after a round.</summary>
    internal void CutAfter(ulong round)
    {
        var keep = IndexAt(round) + 1;
        Array.Clear(_states, keep, _count - keep);
        _count = keep;
    }
}
