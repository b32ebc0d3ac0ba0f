using System.Globalization;
using Apportion.Core;

namespace Apportion.RocketPool.Commitment;

/// <summary>Network names of rewards files and their chain ids. Source: spec rocket-pool section 12.1.</summary>
public static class RewardsNetwork
{
    private static readonly (string Name, ulong ChainId)[] Known =
    [
        ("mainnet", 1),
        ("holesky", 17000),
        ("testnet", 560048),
    ];

    /// <summary>The chain id of a network name; an unknown name has to be a decimal chain id itself.</summary>
    /// <exception cref="ApportionException">Neither a known name nor a number.</exception>
    public static ulong ChainId(string network) =>
        TryChainId(network, out ulong chainId)
            ? chainId
            : throw ApportionException.Unsupported(
                "rocketpool.network",
                "network",
                "mainnet, testnet, holesky or a decimal chain id",
                network,
                "SSZ needs a chain id; write JSON instead"
            );

    /// <summary>The chain id of a network name, if it has one.</summary>
    public static bool TryChainId(string network, out ulong chainId)
    {
        foreach ((string name, ulong id) in Known)
        {
            if (name == network)
            {
                chainId = id;
                return true;
            }
        }
        return ulong.TryParse(network, NumberStyles.None, CultureInfo.InvariantCulture, out chainId);
    }

    /// <summary>The name of a chain id; an unknown one is its own decimal name.</summary>
    public static string Name(ulong chainId)
    {
        foreach ((string name, ulong id) in Known)
        {
            if (id == chainId)
                return name;
        }
        return chainId.ToString(CultureInfo.InvariantCulture);
    }
}
