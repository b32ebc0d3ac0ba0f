namespace Apportion.DataHaven.State;

/// <summary>Points of one era: a saturating total and a saturating entry for each account. Source: spec datahaven section 7.</summary>
public sealed class EraPoints
{
    private readonly Dictionary<Address, uint> _individual = [];

    /// <summary>The stored total; it saturates on its own and may then be less than the sum.</summary>
    public uint Total { get; private set; }

    /// <summary>Accounts and points, unordered.</summary>
    public IReadOnlyDictionary<Address, uint> Individual => _individual;

    /// <summary>Sum of all entries, exact.</summary>
    public ulong Sum
    {
        get
        {
            ulong sum = 0;
            foreach (var points in _individual.Values)
                sum += points;
            return sum;
        }
    }

    /// <summary>Adds points to an account.</summary>
    public void Add(Address account, uint points)
    {
        _individual.TryGetValue(account, out var before);
        _individual[account] = Saturating.Add(before, points);
        Total = Saturating.Add(Total, points);
    }

    /// <summary>Accounts and points in ascending order of account.</summary>
    public (Address Account, uint Points)[] Ascending()
    {
        var entries = new (Address Account, uint Points)[_individual.Count];
        var at = 0;
        foreach (var (account, points) in _individual)
            entries[at++] = (account, points);
        Array.Sort(entries, static (a, b) => a.Account.CompareTo(b.Account));
        return entries;
    }
}
