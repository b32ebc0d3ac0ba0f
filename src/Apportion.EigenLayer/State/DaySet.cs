using System.Numerics;

namespace Apportion.EigenLayer.State;

/// <summary>A set of days from a first to a last, one bit each.</summary>
internal sealed class DaySet(int first, int last)
{
    private readonly ulong[] _bits = new ulong[(Math.Max(last - first, 0) >> 6) + 1];

    /// <summary>First day the set can hold.</summary>
    public int First => first;

    /// <summary>Last day the set can hold.</summary>
    public int Last => last;

    /// <summary>Adds a day; days outside the range are ignored.</summary>
    public void Add(int day)
    {
        if (day >= first && day <= last)
            _bits[(day - first) >> 6] |= 1UL << ((day - first) & 63);
    }

    /// <summary>Adds all days of another set that lie in the range.</summary>
    public void UnionWith(DaySet other)
    {
        for (
            var day = other.Next(Math.Max(first, other.First));
            day <= Math.Min(last, other.Last);
            day = other.Next(day + 1)
        )
            Add(day);
    }

    /// <summary>Whether a day is in the set.</summary>
    public bool Contains(int day) =>
        day >= first && day <= last && (_bits[(day - first) >> 6] >> ((day - first) & 63) & 1) != 0;

    /// <summary>The first day of the set from a day on, or <see cref="int.MaxValue"/>.</summary>
    public int Next(int day)
    {
        if (day > last)
            return int.MaxValue;
        var offset = Math.Max(day - first, 0);
        var word = offset >> 6;
        var bits = _bits[word] >> (offset & 63) << (offset & 63);
        while (bits == 0)
        {
            if (++word == _bits.Length)
                return int.MaxValue;
            bits = _bits[word];
        }
        return first + (word << 6) + BitOperations.TrailingZeroCount(bits);
    }
}
