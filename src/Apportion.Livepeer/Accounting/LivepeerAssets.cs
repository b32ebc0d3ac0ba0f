namespace Apportion.Livepeer.Accounting;

/// <summary>What Livepeer amounts are counted in.</summary>
public static class LivepeerAssets
{
    /// <summary>The staking token.</summary>
    public static Asset Lpt { get; } = new("LPT", 18);

    /// <summary>Fees.</summary>
    public static Asset Eth { get; } = new("ETH", 18);
}
