namespace Apportion.TheGraph.State;

/// <summary>One value of the state with the copy that a revert restores; written only through a <see cref="Journal"/>.</summary>
internal class Cell<T> : ICell
    where T : struct
{
    private T _value;
    private T _saved;
    private bool _written;

    public Cell() { }

    public Cell(T value) => _value = value;

    /// <summary>The current value.</summary>
    public ref readonly T Value => ref _value;

    /// <summary>True if the current command wrote it.</summary>
    public bool IsWritten => _written;

    public void Keep() => _written = false;

    public void Restore()
    {
        _value = _saved;
        _written = false;
    }

    /// <summary>Makes the current value the one a revert restores.</summary>
    public void AcceptAsSaved() => _saved = _value;

    internal ref T Write(List<ICell> written)
    {
        if (!_written)
        {
            _saved = _value;
            _written = true;
            written.Add(this);
        }
        return ref _value;
    }
}
