namespace Apportion.RocketPool.Facts;

/// <summary>How a network-state document tells what validators attested.</summary>
public enum AttestationForm : byte
{
    /// <summary>Two totals a validator: enough for rulesets that look at the interval as a whole (v1 to v4).</summary>
    Counts,

    /// <summary>The slot of every duty, with its success: enough for every ruleset.</summary>
    Duties,
}
