using Apportion.EigenLayer.Facts;

namespace Apportion.EigenLayer.State;

/// <summary>When blocks were mined. A row of a block that is not listed takes no part, as in an inner join.</summary>
internal sealed class BlockTimes
{
    private readonly Dictionary<long, long> _times;

    public BlockTimes(List<Block> blocks)
    {
        _times = new Dictionary<long, long>(blocks.Count);
        foreach (var block in blocks)
            _times[block.Number] = block.BlockTime;
    }

    /// <summary>Time of a block that is listed and lies before a moment.</summary>
    public bool TryGetBefore(long number, long moment, out long time) =>
        _times.TryGetValue(number, out time) && time < moment;

    /// <summary>Time of a block that is listed.</summary>
    public bool TryGet(long number, out long time) => _times.TryGetValue(number, out time);

    /// <summary>Number of the last block at or before a moment, or -1.</summary>
    public long LastAtOrBefore(long moment)
    {
        var last = -1L;
        foreach (var (number, time) in _times)
            if (time <= moment && number > last)
                last = number;
        return last;
    }
}
