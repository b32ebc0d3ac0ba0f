using Apportion.EigenLayer.Numbers;

namespace Apportion.EigenLayer.State;

/// <summary>
/// Running balances of shares by account and strategy, as steps between changes: a balance at the end of a day holds
/// from the next day on. Laid out in flat arrays; a pair is a number, the pairs of an account lie together in order
/// of strategy.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 4, 5.3 and 5.4.</remarks>
internal sealed class ShareTable
{
    private readonly int[] _firstPair;
    private readonly int[] _strategies;
    private readonly int[] _accounts;
    private readonly int[] _firstStep;
    private readonly int[] _days;
    private readonly Int128[] _shares;
    private readonly Dictionary<int, Steps<PgNumeric>> _fractional = [];

    /// <summary>Builds the balances of changes, which may come in any order.</summary>
    public ShareTable(int accountCount, List<ShareChange> changes)
    {
        changes.Sort();
        _firstPair = new int[accountCount + 1];
        var (pairs, steps) = Count(changes);
        (_strategies, _accounts) = (new int[pairs], new int[pairs]);
        _firstStep = new int[pairs + 1];
        (_days, _shares) = (new int[steps], new Int128[steps]);
        Fill(changes);
    }

    /// <summary>How many pairs of account and strategy there are.</summary>
    public int PairCount => _strategies.Length;

    /// <summary>First pair of an account; its pairs end before <see cref="EndPair"/>.</summary>
    public int FirstPair(int account) => _firstPair[account];

    /// <summary>The pair after the last of an account.</summary>
    public int EndPair(int account) => _firstPair[account + 1];

    /// <summary>The strategy of a pair.</summary>
    public int StrategyOf(int pair) => _strategies[pair];

    /// <summary>The account of a pair.</summary>
    public int AccountOf(int pair) => _accounts[pair];

    /// <summary>Days on which the balance of a pair changes.</summary>
    public ReadOnlySpan<int> DaysOf(int pair) =>
        _days.AsSpan(_firstStep[pair], _firstStep[pair + 1] - _firstStep[pair]);

    /// <summary>The balances that hold from <see cref="DaysOf"/>.</summary>
    public ReadOnlySpan<Int128> SharesOf(int pair) =>
        _shares.AsSpan(_firstStep[pair], _firstStep[pair + 1] - _firstStep[pair]);

    /// <summary>The balance of a pair on a day, if it has one.</summary>
    public bool TryGet(int pair, int day, out Int128 shares)
    {
        var low = _firstStep[pair];
        var high = _firstStep[pair + 1] - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (_days[middle] <= day)
                low = middle + 1;
            else
                high = middle - 1;
        }
        var found = high >= _firstStep[pair];
        shares = found ? _shares[high] : default;
        return found;
    }

    /// <summary>The pair of an account and a strategy, or -1.</summary>
    public int FindPair(int account, int strategy)
    {
        for (var pair = _firstPair[account]; pair < _firstPair[account + 1]; pair++)
            if (_strategies[pair] == strategy)
                return pair;
        return -1;
    }

    /// <summary>The balance of an account in a strategy on a day, with what is added back; null if there is no row.</summary>
    public PgNumeric? Find(int account, int strategy, int day)
    {
        var pair = FindPair(account, strategy);
        return pair >= 0 && TryGet(pair, day, out var shares) ? Fractional(pair, day) ?? new PgNumeric(shares) : null;
    }

    /// <summary>Whether any balance can have a fraction.</summary>
    public bool HasFractions => _fractional.Count > 0;

    /// <summary>Whether a pair's balance can have a fraction.</summary>
    public bool HasFraction(int pair) => _fractional.ContainsKey(pair);

    /// <summary>The balance of a pair that has something added back, or null.</summary>
    public PgNumeric? Fractional(int pair, int day) =>
        _fractional.TryGetValue(pair, out var steps) && steps.TryGet(day, out var shares) ? shares : null;

    /// <summary>Days on which a pair's added-back balance changes; empty if it has none.</summary>
    public IReadOnlyList<int> FractionDays(int pair) => _fractional.TryGetValue(pair, out var steps) ? steps.Days : [];

    /// <summary>Replaces the balance of a pair by one with something added back.</summary>
    public void SetFractional(int pair, Steps<PgNumeric> steps) => _fractional[pair] = steps;

    private static (int Pairs, int Steps) Count(List<ShareChange> changes)
    {
        var (pairs, steps) = (0, 0);
        for (var index = 0; index < changes.Count; index++)
        {
            var newPair = index == 0 || !changes[index].SamePair(changes[index - 1]);
            if (newPair)
                pairs++;
            if (newPair || changes[index].Day != changes[index - 1].Day)
                steps++;
        }
        return (pairs, steps);
    }

    private void Fill(List<ShareChange> changes)
    {
        var (pair, step, account) = (-1, -1, 0);
        Int128 balance = 0;
        for (var index = 0; index < changes.Count; index++)
        {
            var change = changes[index];
            var newPair = index == 0 || !change.SamePair(changes[index - 1]);
            if (newPair)
            {
                pair++;
                (_accounts[pair], _strategies[pair], _firstStep[pair]) = (change.Account, change.Strategy, step + 1);
                while (account <= change.Account)
                    _firstPair[account++] = pair;
                balance = 0;
            }
            if (newPair || change.Day != changes[index - 1].Day)
                _days[++step] = change.Day;
            balance += change.Shares;
            _shares[step] = balance;
        }
        _firstStep[pair + 1] = step + 1;
        while (account < _firstPair.Length)
            _firstPair[account++] = pair + 1;
    }
}
