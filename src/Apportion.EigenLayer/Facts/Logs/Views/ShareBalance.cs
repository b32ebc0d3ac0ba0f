namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>A staker's shares of one strategy by the rows.</summary>
internal struct ShareBalance
{
    /// <summary>Sum of the rows, possibly negative.</summary>
    public Int128 Shares { get; private set; }

    /// <summary>The largest sum so far.</summary>
    public Int128 Peak { get; private set; }

    /// <summary>What the rows lack because of slashes the chain did not make.</summary>
    public Int128 Missing { get; set; }

    /// <summary>Most that rounding can explain: 2000 + 10^-17 · peak.</summary>
    /// <remarks>Source: eigenlayer-logs-notes section 2.4.</remarks>
    public readonly Int128 RoundingBound => 2000 + (Peak / 100_000_000_000_000_000);

    /// <summary>Adds one row.</summary>
    public void Add(Int128 delta)
    {
        Shares += delta;
        Peak = Int128.Max(Peak, Shares);
    }
}
