using Apportion.EigenLayer.Numbers;

namespace Apportion.EigenLayer.Stages;

/// <summary>One operator in a pool: its own weight among the operators, and its stakers.</summary>
internal sealed class PoolLane(int operatorId, Breaks operatorBreaks, Breaks stakerBreaks)
{
    private bool _weighed;

    /// <summary>The operator.</summary>
    public int Operator { get; } = operatorId;

    /// <summary>Its stakers.</summary>
    public OperatorLane Stakers { get; } = new(operatorId, stakerBreaks);

    /// <summary>Days on which anything changes here.</summary>
    public Breaks Breaks => Stakers.Breaks;

    /// <summary>The operator's weight.</summary>
    public PgNumeric Weight { get; private set; }

    /// <summary>The row that describes it: multiplier not zero first, then the smallest strategy. Null without weight.</summary>
    public ActiveReward? Representative { get; private set; }

    /// <summary>The operator's shares in the representative row's strategy.</summary>
    public PgNumeric Shares { get; private set; }

    /// <summary>Whether the operator has to be weighed for a run of days that starts on this day.</summary>
    public bool OperatorIsStale(int day)
    {
        var stale = !_weighed || operatorBreaks.Contains(day);
        _weighed = true;
        return stale;
    }

    /// <summary>Starts anew.</summary>
    public void ClearOperator() => (Weight, Representative, Shares) = (PgNumeric.Zero, null, PgNumeric.Zero);

    /// <summary>Adds a strategy's term; rows come in order of strategy.</summary>
    public void AddTerm(ActiveReward reward, PgNumeric term, PgNumeric shares)
    {
        Weight += term;
        if (Representative is null || (Representative.Row.Multiplier.IsZero && !reward.Row.Multiplier.IsZero))
            (Representative, Shares) = (reward, shares);
    }
}
