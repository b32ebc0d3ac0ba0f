namespace Apportion.EigenLayer.State;

/// <summary>Who delegates to whom: by staker as steps, and by operator as the stakers' periods.</summary>
/// <remarks>Source: spec eigenlayer section 5.5.</remarks>
internal sealed class DelegationTable
{
    private readonly Dictionary<int, List<Delegation>> _byOperator = [];

    public DelegationTable(List<(int Key, Moment At, int Value)> changes)
    {
        ByStaker = StepTable<int, int>.FromNextDay(changes);
        foreach (var staker in ByStaker.Keys)
            AddPeriods(staker);
    }

    /// <summary>Operator of each staker; the zero address for none.</summary>
    public StepTable<int, int> ByStaker { get; }

    /// <summary>Operators that ever had a staker, with the stakers' periods in order of staker.</summary>
    public IReadOnlyDictionary<int, List<Delegation>> ByOperator => _byOperator;

    /// <summary>The periods of an operator's stakers, in order of staker.</summary>
    public List<Delegation> Of(int operatorId) => _byOperator.GetValueOrDefault(operatorId) ?? [];

    private void AddPeriods(int staker)
    {
        var steps = ByStaker.StepsOf(staker);
        for (var index = 0; index < steps.Count; index++)
        {
            var end = index + 1 < steps.Count ? steps.DayAt(index + 1) : DayWindows.Open;
            if (!_byOperator.TryGetValue(steps.ValueAt(index), out var list))
                _byOperator[steps.ValueAt(index)] = list = [];
            list.Add(new Delegation(staker, steps.DayAt(index), end));
        }
    }
}

/// <summary>A staker's days with one operator: from <c>From</c> to the day before <c>End</c>.</summary>
internal readonly record struct Delegation(int Staker, int From, int End);
