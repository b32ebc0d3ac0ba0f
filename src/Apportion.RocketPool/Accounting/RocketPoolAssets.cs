using Apportion.Core;

namespace Apportion.RocketPool.Accounting;

/// <summary>What Rocket Pool pays in.</summary>
public static class RocketPoolAssets
{
    /// <summary>The token RPL, 18 decimals.</summary>
    public static Asset Rpl { get; } = new("RPL", 18);

    /// <summary>Ether, 18 decimals.</summary>
    public static Asset Eth { get; } = new("ETH", 18);
}
