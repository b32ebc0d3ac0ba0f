namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>
/// One allocation in two readings: as the rows have it, where every row is a target that holds from its effective block, and
/// as the contract has it, where a slash during a pending raise takes from the current magnitude and leaves the pending
/// difference alone.
/// </summary>
/// <remarks>Source: eigenlayer-logs-notes section 3.</remarks>
internal sealed class AllocationHistory
{
    private readonly List<OperatorAllocation> _rows = [];
    private long _current;
    private long _target;
    private long _effectBlock = -1;

    /// <summary>Takes a row; rows come in the order of the chain.</summary>
    public void Add(OperatorAllocation row)
    {
        _rows.Add(row);
        Settle(row.BlockNumber);
        var magnitude = checked((long)row.Magnitude);
        if (row.EffectiveBlock > row.BlockNumber)
        {
            (_target, _effectBlock) = (magnitude, row.EffectiveBlock);
        }
        else
        {
            // A raise stays pending as a difference; a pending reduction was corrected by a row of its own just before.
            if (_effectBlock >= 0 && _target > _current)
            {
                _target = checked(_target - _current + magnitude);
            }

            _current = magnitude;
        }
    }

    /// <summary>The magnitude at a block by the rows: of those in effect the one with the largest place.</summary>
    public ulong ByRows(long block) =>
        _rows
            .Where(row => row.EffectiveBlock <= block)
            .OrderBy(row => row.EffectiveBlock)
            .ThenBy(row => row.BlockNumber)
            .ThenBy(row => row.LogIndex)
            .LastOrDefault()
            .Magnitude;

    /// <summary>The magnitude at a block by the contract's rule.</summary>
    public ulong ByContract(long block)
    {
        Settle(block);
        return checked((ulong)_current);
    }

    private void Settle(long block)
    {
        if (_effectBlock >= 0 && block >= _effectBlock)
        {
            (_current, _effectBlock) = (_target, -1);
        }
    }
}
