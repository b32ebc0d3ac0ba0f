using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// The stakers of one operator (or all stakers) with their weights in one submission on one day. Weights are integers of
/// one scale wherever that is exact and fits; else they are kept as decimals.
/// </summary>
internal sealed class StakePool
{
    /// <summary>Weights of more bits leave no room for the factor 10^15.</summary>
    private const int WidestNarrow = 205;

    private readonly List<ActiveReward> _rows = [];
    private readonly List<WeightTerm> _terms = [];
    private int[] _stakers = new int[16];
    private int[] _firstRows = new int[16];
    private UInt256[] _narrow = new UInt256[16];
    private PgNumeric[] _wide = [];

    /// <summary>How many stakers there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether weights are kept as decimals.</summary>
    public bool IsWide { get; private set; }

    /// <summary>Scale of integer weights.</summary>
    public int Scale { get; private set; }

    /// <summary>Sum of all weights, if they are integers.</summary>
    public UInt256 NarrowTotal { get; private set; }

    /// <summary>Sum of all weights, if they are decimals.</summary>
    public PgNumeric WideTotal { get; private set; }

    /// <summary>The rows of the submission that weights come from, in order of strategy.</summary>
    public IReadOnlyList<ActiveReward> Rows => _rows;

    /// <summary>What a row of the submission adds to a weight.</summary>
    public WeightTerm TermOf(int row) => _terms[row];

    /// <summary>A staker.</summary>
    public int StakerOf(int index) => _stakers[index];

    /// <summary>The staker's first row: the smallest strategy it has a weight in.</summary>
    public ActiveReward FirstRowOf(int index) => _rows[_firstRows[index]];

    /// <summary>A weight.</summary>
    public PgNumeric WeightOf(int index) =>
        IsWide ? _wide[index] : new PgNumeric((System.Numerics.BigInteger)_narrow[index], Scale);

    /// <summary>A weight by the formula itself, with the scale that PostgreSQL shows.</summary>
    public PgNumeric LiteralWeightOf(ShareTable shares, int index, int day) =>
        LiteralWeight(shares, _stakers[index], day).Weight;

    /// <summary>An integer weight, in units of 10^-<see cref="Scale"/>.</summary>
    public ref readonly UInt256 NarrowWeightOf(int index) => ref _narrow[index];

    /// <summary>Proportions of the sum of all weights.</summary>
    public ProportionOf Proportions() => IsWide ? new ProportionOf(WideTotal) : new ProportionOf(NarrowTotal, Scale);

    /// <summary>Starts anew with no rows.</summary>
    public void Clear()
    {
        _rows.Clear();
        _terms.Clear();
        Empty(false, 0);
    }

    /// <summary>Adds a row of the submission; rows with multiplier 0 carry no weight and must not be added.</summary>
    public void AddRow(ActiveReward reward, WeightTerm term)
    {
        _rows.Add(reward);
        _terms.Add(term);
    }

    /// <summary>Weighs the stakers of an operator.</summary>
    public void WeighStakersOf(EigenLayerState state, List<Delegation> stakers, int day, HashSet<int>? excluded)
    {
        if (_rows.Count == 0)
            return;
        Empty(state.StakerShares.HasFractions, 0);
        for (var index = 0; index < stakers.Count; index++)
        {
            var period = stakers[index];
            if (period.From > day || day >= period.End || excluded?.Contains(period.Staker) == true)
                continue;
            if (!Weigh(state.StakerShares, period.Staker, day))
                index = -1;
        }
    }

    /// <summary>Weighs every account that has shares.</summary>
    public void WeighEverybody(EigenLayerState state, int day)
    {
        if (_rows.Count == 0)
            return;
        Empty(state.StakerShares.HasFractions, 0);
        for (var account = 0; account < state.Book.Count; account++)
            if (!Weigh(state.StakerShares, account, day))
                account = -1;
    }

    /// <summary>Adds the weight of a staker; false if everything has to be weighed again in another form.</summary>
    private bool Weigh(ShareTable shares, int staker, int day)
    {
        var pair = shares.FirstPair(staker);
        var end = shares.EndPair(staker);
        if (pair == end)
            return true;
        if (IsWide)
        {
            WeighWide(shares, staker, day);
            return true;
        }
        var (weight, first) = (UInt256.Zero, -1);
        for (var row = 0; row < _rows.Count; row++)
        {
            var strategy = _rows[row].Row.Strategy;
            while (pair < end && shares.StrategyOf(pair) < strategy)
                pair++;
            if (pair == end)
                break;
            if (shares.StrategyOf(pair) != strategy || !shares.TryGet(pair, day, out var balance) || balance <= 0)
                continue;
            if (!_terms[row].TryNarrow(balance, Scale, out var term, out var scale))
            {
                Empty(scale < 0, Math.Max(scale, 0));
                return false;
            }
            weight += term;
            first = first < 0 ? row : first;
        }
        if (first >= 0)
            Append(staker, first, weight);
        return true;
    }

    private void Append(int staker, int first, UInt256 weight)
    {
        if (Count == _stakers.Length)
            Grow();
        (_stakers[Count], _firstRows[Count], _narrow[Count]) = (staker, first, weight);
        Count++;
        NarrowTotal += weight;
    }

    private void WeighWide(ShareTable shares, int staker, int day)
    {
        var (weight, first) = LiteralWeight(shares, staker, day);
        if (first < 0)
            return;
        if (Count == _stakers.Length)
            Grow();
        if (_wide.Length < _stakers.Length)
            Array.Resize(ref _wide, _stakers.Length);
        (_stakers[Count], _firstRows[Count], _wide[Count]) = (staker, first, weight);
        Count++;
        WideTotal += weight;
    }

    private (PgNumeric Weight, int First) LiteralWeight(ShareTable shares, int staker, int day)
    {
        var (weight, first) = (PgNumeric.Zero, -1);
        for (var row = 0; row < _rows.Count; row++)
        {
            if (shares.Find(staker, _rows[row].Row.Strategy, day) is not { Sign: > 0 } balance)
                continue;
            weight += _terms[row].Wide(balance);
            first = first < 0 ? row : first;
        }
        return (weight, first);
    }

    private void Grow()
    {
        Array.Resize(ref _stakers, Count * 2);
        Array.Resize(ref _firstRows, Count * 2);
        Array.Resize(ref _narrow, Count * 2);
    }

    private void Empty(bool wide, int scale)
    {
        (Count, IsWide, Scale) = (0, wide, scale);
        (NarrowTotal, WideTotal) = (UInt256.Zero, PgNumeric.Zero);
    }

    /// <summary>Whether an integer weight leaves room for the factor 10^15.</summary>
    internal static bool Fits(UInt256 weight) => weight.BitLength <= WidestNarrow;
}
