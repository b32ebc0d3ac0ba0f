using System.Runtime.InteropServices;

namespace Apportion.RocketPool.Facts;

/// <summary>
/// Keeps the slot columns of many validators in a few large arrays, so that a quarter of a thousand million slots are a few hundred
/// objects and are never moved by the garbage collector.
/// </summary>
internal sealed class SlotSlab
{
    private const int First = 1 << 12;
    private const int Largest = 1 << 20;

    private uint[] slab = [];
    private int used;

    /// <summary>A copy of <paramref name="slots"/> that lives in the slab.</summary>
    public ReadOnlyMemory<uint> Keep(List<uint> slots)
    {
        if (slots.Count > slab.Length - used)
        {
            var size = Math.Clamp(slab.Length * 2, First, Largest);
            slab = GC.AllocateUninitializedArray<uint>(Math.Max(size, slots.Count));
            used = 0;
        }

        var kept = slab.AsMemory(used, slots.Count);
        CollectionsMarshal.AsSpan(slots).CopyTo(kept.Span);
        used += slots.Count;
        return kept;
    }
}
