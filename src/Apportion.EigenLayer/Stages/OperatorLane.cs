namespace Apportion.EigenLayer.Stages;

/// <summary>One operator's stakers in a submission, weighed again only on days on which they change.</summary>
internal sealed class OperatorLane(int operatorId, Breaks breaks)
{
    private bool _stale = true;

    /// <summary>The operator.</summary>
    public int Operator { get; } = operatorId;

    /// <summary>Days on which its stakers, their stake or what counts of it change.</summary>
    public Breaks Breaks { get; } = breaks;

    /// <summary>The stakers.</summary>
    public StakePool Pool { get; } = new();

    /// <summary>The operator's tokens of the day, where the rows of its stakers show them.</summary>
    public Int128 Tokens { get; set; }

    /// <summary>Notes the start of a run of days.</summary>
    public void Visit(int day) => _stale |= Breaks.Contains(day);

    /// <summary>Whether the stakers have to be weighed for a run of days that starts on this day; asked before doing so.</summary>
    public bool IsStale(int day)
    {
        Visit(day);
        var stale = _stale;
        _stale = false;
        return stale;
    }
}
