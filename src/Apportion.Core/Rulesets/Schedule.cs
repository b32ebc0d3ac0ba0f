namespace Apportion.Core;

/// <summary>
/// Which ruleset holds from which point on one network. Points are compared as numbers of the protocol's own kind
/// (interval, block, round, era, day since 1970). Immutable; entries are kept in ascending order.
/// </summary>
/// <typeparam name="TRuleset">The protocol's ruleset type.</typeparam>
public sealed class Schedule<TRuleset>
    where TRuleset : class, IRuleset
{
    private readonly (long From, TRuleset Ruleset)[] _entries;

    /// <summary>Builds a schedule; several entries may not start at the same point.</summary>
    /// <exception cref="ArgumentException">No entry, or two with the same start.</exception>
    public Schedule(string network, PeriodKind kind, params ReadOnlySpan<(long From, TRuleset Ruleset)> entries)
    {
        if (entries.IsEmpty)
            throw new ArgumentException("a schedule has at least one entry", nameof(entries));
        Network = network;
        Kind = kind;
        _entries = entries.ToArray();
        Array.Sort(_entries, static (a, b) => a.From.CompareTo(b.From));
        for (var i = 1; i < _entries.Length; i++)
            if (_entries[i - 1].From == _entries[i].From)
                throw new ArgumentException(
                    $"two rulesets start at {new Period(kind, _entries[i].From)}",
                    nameof(entries)
                );
    }

    /// <summary>The network, e.g. <c>mainnet</c>.</summary>
    public string Network { get; }

    /// <summary>What the starting points count.</summary>
    public PeriodKind Kind { get; }

    /// <summary>All entries, earliest first.</summary>
    public IReadOnlyList<(long From, TRuleset Ruleset)> Entries => _entries;

    /// <summary>The ruleset in force at a point.</summary>
    /// <exception cref="ApportionException">The point lies before the first entry (unsupported).</exception>
    public TRuleset At(long point) =>
        Find(point)
        ?? throw ApportionException.Unsupported(
            "ruleset.before-first",
            $"{Network}, {new Period(Kind, point)}",
            $"{new Period(Kind, _entries[0].From)} or later",
            new Period(Kind, point).ToString(),
            "force a ruleset with --ruleset"
        );

    /// <summary>The ruleset in force at a point, or null before the first.</summary>
    public TRuleset? Find(long point)
    {
        TRuleset? found = null;
        foreach (var (from, ruleset) in _entries)
            if (from <= point)
                found = ruleset;
        return found;
    }
}
