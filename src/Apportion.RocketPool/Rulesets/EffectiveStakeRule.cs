namespace Apportion.RocketPool.Rulesets;

/// <summary>Where a node's effective RPL stake comes from.</summary>
public enum EffectiveStakeRule : byte
{
    /// <summary>The ruleset has no effective stake; weights decide alone.</summary>
    None,

    /// <summary>The staking contract's getter, taken as given.</summary>
    FromContract,

    /// <summary>Limits of 16 ETH times a fraction for each eligible minipool.</summary>
    PerMinipoolLimits,

    /// <summary>Least from borrowed ETH, most from bonded ETH of the eligible minipools.</summary>
    BondLimits,
}
