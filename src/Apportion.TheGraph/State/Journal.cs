namespace Apportion.TheGraph.State;

/// <summary>
/// Remembers which cells the current command wrote, so that a reverted command leaves no trace, not even the global update
/// it performed first. Source: spec the-graph section 17.
/// </summary>
internal sealed class Journal
{
    private readonly List<ICell> _written = [];

    /// <summary>A writable reference to the cell's value; the value before the command is kept for a revert.</summary>
    public ref T Write<T>(Cell<T> cell)
        where T : struct => ref cell.Write(_written);

    /// <summary>Makes every change since the last call final.</summary>
    public void Commit()
    {
        foreach (var cell in _written)
            cell.Keep();
        _written.Clear();
    }

    /// <summary>Takes back every change since the last commit.</summary>
    public void Rollback()
    {
        foreach (var cell in _written)
            cell.Restore();
        _written.Clear();
    }
}
