namespace Apportion.RocketPool.Rulesets;

/// <summary>How the Smoothing Pool is shared.</summary>
public enum SmoothingPoolRule : byte
{
    /// <summary>One share a minipool, scaled by the node's seconds of membership and by participation.</summary>
    MembershipSeconds,

    /// <summary>One share a minipool, scaled by its active slots and by participation.</summary>
    ActiveSlots,

    /// <summary>A score for every attestation made while a member.</summary>
    AttestationScores,
}
