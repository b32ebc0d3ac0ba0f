namespace Apportion.EigenLayer.State;

/// <summary>
/// On which days the stake behind an operator moves in a strategy: a staker comes or goes, or its balance changes.
/// Between two such days every weight computed from that stake stays the same.
/// </summary>
internal sealed class StakeChanges
{
    private readonly Dictionary<(int Operator, int Strategy), DaySet> _ofOperator = [];
    private readonly Dictionary<int, DaySet> _ofStrategy = [];
    private readonly int _first;
    private readonly int _last;

    public StakeChanges(ShareTable shares, DelegationTable delegations, int first, int last)
    {
        (_first, _last) = (first, last);
        for (var pair = 0; pair < shares.PairCount; pair++)
            AddDays(shares, pair, Of(_ofStrategy, shares.StrategyOf(pair)), int.MinValue, int.MaxValue);
        foreach (var (operatorId, periods) in delegations.ByOperator)
        foreach (var period in periods)
            AddPeriod(shares, operatorId, period);
    }

    /// <summary>Days on which anybody's balance in a strategy changes.</summary>
    public DaySet? OfStrategy(int strategy) => _ofStrategy.GetValueOrDefault(strategy);

    /// <summary>Days on which the stake behind an operator in a strategy changes.</summary>
    public DaySet? OfOperator(int operatorId, int strategy) => _ofOperator.GetValueOrDefault((operatorId, strategy));

    private void AddPeriod(ShareTable shares, int operatorId, Delegation period)
    {
        for (var pair = shares.FirstPair(period.Staker); pair < shares.EndPair(period.Staker); pair++)
        {
            var days = Of(_ofOperator, (operatorId, shares.StrategyOf(pair)));
            days.Add(period.From);
            days.Add(period.End);
            AddDays(shares, pair, days, period.From, period.End);
        }
    }

    private static void AddDays(ShareTable shares, int pair, DaySet days, int from, int end)
    {
        foreach (var day in shares.DaysOf(pair))
            if (day > from && day < end)
                days.Add(day);
        foreach (var day in shares.FractionDays(pair))
            if (day > from && day < end)
                days.Add(day);
    }

    private DaySet Of<TKey>(Dictionary<TKey, DaySet> sets, TKey key)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var days))
            sets[key] = days = new DaySet(_first, _last);
        return days;
    }
}
