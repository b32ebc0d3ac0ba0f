namespace Apportion.EigenLayer.State;

/// <summary>Operators that were ever registered, by AVS and by operator set, in ascending order.</summary>
internal sealed class Membership
{
    private readonly Dictionary<int, List<int>> _ofAvs = [];
    private readonly Dictionary<int, List<int>> _ofSet = [];
    private readonly SortedSet<int> _all = [];

    public Membership(
        RegistrationTable<(int Operator, int Avs)> avsOperators,
        RegistrationTable<(int Operator, int Set)> setOperators
    )
    {
        foreach (var (operatorId, avs) in avsOperators.Keys)
            Add(_ofAvs, avs, operatorId);
        foreach (var (operatorId, set) in setOperators.Keys)
            Add(_ofSet, set, operatorId);
        foreach (var (operatorId, avs) in avsOperators.Keys)
            List(ByOperatorAvs, operatorId).Add(avsOperators[(operatorId, avs)]);
        foreach (var (operatorId, set) in setOperators.Keys)
            List(ByOperatorSet, operatorId).Add(setOperators[(operatorId, set)]);
    }

    /// <summary>Every operator that was ever registered anywhere, ascending.</summary>
    public IReadOnlyCollection<int> All => _all;

    /// <summary>Periods of an operator with any AVS.</summary>
    public Dictionary<int, List<DayWindows>> ByOperatorAvs { get; } = [];

    /// <summary>Periods of an operator in any operator set.</summary>
    public Dictionary<int, List<DayWindows>> ByOperatorSet { get; } = [];

    /// <summary>Operators of an AVS.</summary>
    public IReadOnlyList<int> OfAvs(int avs) => _ofAvs.TryGetValue(avs, out var list) ? list : [];

    /// <summary>Operators of a set.</summary>
    public IReadOnlyList<int> OfSet(int set) => _ofSet.TryGetValue(set, out var list) ? list : [];

    private void Add(Dictionary<int, List<int>> lists, int key, int operatorId)
    {
        List(lists, key).Add(operatorId);
        _all.Add(operatorId);
    }

    private static List<T> List<T>(Dictionary<int, List<T>> lists, int key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
