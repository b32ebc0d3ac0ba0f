namespace Apportion.RocketPool.Rulesets;

/// <summary>What a node's share of the collateral pot is proportional to.</summary>
public enum CollateralPayout : byte
{
    /// <summary>Effective RPL stake.</summary>
    EffectiveStake,

    /// <summary>Effective stake and weight, the weight's part growing by a sixth each interval.</summary>
    PhasedWeight,

    /// <summary>Weight alone.</summary>
    Weight,
}
