using System.Diagnostics.CodeAnalysis;

namespace Apportion.EigenLayer.State;

/// <summary>How periods of a registration round to days.</summary>
/// <param name="EndsUp">The day of the end still counts.</param>
/// <param name="SlashableSeconds">Length of the slashable window after a removal, seconds.</param>
internal readonly record struct RegistrationRounding(bool EndsUp, decimal SlashableSeconds);

/// <summary>Who was registered where, as periods of days.</summary>
/// <remarks>Source: spec eigenlayer section 5.A, eigenlayer-v2.2-draft section 5.4.</remarks>
internal sealed class RegistrationTable<TKey>
    where TKey : struct, IComparable<TKey>
{
    private static readonly DayWindows None = new();
    private readonly Dictionary<TKey, DayWindows> _windows = [];

    public RegistrationTable(List<(TKey Key, Moment At, bool On)> changes, RegistrationRounding rounding)
    {
        foreach (var group in changes.OrderBy(change => change.At).GroupBy(change => change.Key))
            _windows[group.Key] = Windows([.. group.Select(change => (change.At.Time, change.On))], rounding);
    }

    /// <summary>Keys in ascending order.</summary>
    public IEnumerable<TKey> Keys => _windows.Keys.Order();

    /// <summary>The periods of a key; none if it never changed.</summary>
    public DayWindows this[TKey key] => _windows.GetValueOrDefault(key, None);

    /// <summary>The periods of a key, if it ever changed.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out DayWindows windows) =>
        _windows.TryGetValue(key, out windows);

    private static DayWindows Windows(List<(long Time, bool On)> changes, RegistrationRounding rounding)
    {
        var windows = new DayWindows();
        for (var index = 0; index < changes.Count; index++)
        {
            var (time, on) = changes[index];
            var last = index + 1 == changes.Count;
            if (!on || (!last && !changes[index + 1].On && Days.Of(changes[index + 1].Time) == Days.Of(time)))
                continue;
            windows.Add(last ? new(Days.After(time), DayWindows.Open) : Closed(time, changes[index + 1], rounding));
        }
        return windows;
    }

    private static DayWindows.Window Closed(long from, (long Time, bool On) next, RegistrationRounding rounding)
    {
        var end = rounding.EndsUp ? Days.After(next.Time) : Days.Of(next.Time);
        var slashableUntil = next.On
            ? DayWindows.NeverSlashable
            : Days.Of((long)decimal.Floor(Days.Midnight(Days.Of(next.Time)) + rounding.SlashableSeconds));
        return new(Days.After(from), end, slashableUntil);
    }
}
