namespace Apportion.EigenLayer.State;

/// <summary>Position of a change in time: a time, then two numbers that order changes of one time.</summary>
internal readonly record struct Moment(long Time, long First, long Second) : IComparable<Moment>
{
    public int CompareTo(Moment other)
    {
        var byTime = Time.CompareTo(other.Time);
        if (byTime != 0)
            return byTime;
        var byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : Second.CompareTo(other.Second);
    }
}
