namespace Apportion.EigenLayer.State;

/// <summary>A change of shares, with the day from which snapshots show it.</summary>
internal readonly record struct ShareChange(int Account, int Strategy, int Day, Int128 Shares)
    : IComparable<ShareChange>
{
    /// <summary>Order by account, strategy and day; within a day only the sum counts.</summary>
    public int CompareTo(ShareChange other)
    {
        if (Account != other.Account)
            return Account.CompareTo(other.Account);
        return Strategy != other.Strategy ? Strategy.CompareTo(other.Strategy) : Day.CompareTo(other.Day);
    }

    /// <summary>Whether both change the same balance.</summary>
    public bool SamePair(in ShareChange other) => Account == other.Account && Strategy == other.Strategy;
}
