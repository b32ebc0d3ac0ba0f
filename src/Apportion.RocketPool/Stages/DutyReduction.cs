using System.Numerics;

namespace Apportion.RocketPool.Stages;

/// <summary>
/// Counts duty slots in a window, split at a slot. This is the inner loop of the score: a validator's score is a count
/// times a constant for each bond it had, so counting replaces adding every attestation.
/// </summary>
public static class DutyReduction
{
    /// <summary>
    /// How many of <paramref name="slots"/> lie in <paramref name="window"/>, those before <paramref name="split"/> and
    /// those from it on. The slots may be in any order.
    /// </summary>
    public static (ulong Before, ulong From) Count(ReadOnlySpan<uint> slots, SlotRange window, ulong split)
    {
        if (window.IsEmpty)
        {
            return (0, 0);
        }

        var all = CountIn(slots, window);
        if (split <= window.First)
        {
            return (0, all);
        }

        var before = CountIn(slots, new SlotRange(window.First, Math.Min(window.Last, split - 1)));
        return (before, all - before);
    }

    /// <summary>How many of <paramref name="slots"/> lie in <paramref name="window"/>.</summary>
    public static ulong CountIn(ReadOnlySpan<uint> slots, SlotRange window)
    {
        if (window.IsEmpty || window.First > uint.MaxValue)
        {
            return 0;
        }

        var first = (uint)window.First;
        var width = (uint)Math.Min(window.Last, uint.MaxValue) - first;
        var index = 0;
        ulong count = 0;
        if (Vector.IsHardwareAccelerated && slots.Length >= Vector<uint>.Count)
        {
            var firsts = new Vector<uint>(first);
            var widths = new Vector<uint>(width);
            var counts = Vector<uint>.Zero;
            for (; index <= slots.Length - Vector<uint>.Count; index += Vector<uint>.Count)
            {
                // Unsigned distance from the first slot: slots below it become huge. A lane of the mask is 2^32 - 1,
                // so subtracting it adds one.
                var distance = new Vector<uint>(slots[index..]) - firsts;
                counts -= Vector.LessThanOrEqual(distance, widths);
            }

            for (var lane = 0; lane < Vector<uint>.Count; lane++)
            {
                count += counts[lane];
            }
        }

        for (; index < slots.Length; index++)
        {
            if (unchecked(slots[index] - first) <= width)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The slots that lie in <paramref name="window"/>, ascending.</summary>
    public static IReadOnlyList<ulong> Sorted(ReadOnlySpan<uint> slots, SlotRange window)
    {
        var found = new List<ulong>();
        foreach (var slot in slots)
        {
            if (slot >= window.First && slot <= window.Last)
            {
                found.Add(slot);
            }
        }

        found.Sort();
        return found;
    }
}
