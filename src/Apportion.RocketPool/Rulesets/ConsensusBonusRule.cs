namespace Apportion.RocketPool.Rulesets;

/// <summary>Whether minipools with small bonds get a bonus on consensus income (RPIP-62).</summary>
public enum ConsensusBonusRule : byte
{
    /// <summary>Never.</summary>
    None,

    /// <summary>In every interval.</summary>
    Always,

    /// <summary>In the first intervals of the ruleset only, by schedule.</summary>
    GracePeriod,
}
