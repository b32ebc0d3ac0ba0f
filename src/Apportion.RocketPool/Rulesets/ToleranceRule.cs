namespace Apportion.RocketPool.Rulesets;

/// <summary>How far a paid total may lie from its pot before the interval is rejected. Never changes an amount.</summary>
/// <remarks>Source: spec rocket-pool section 7.</remarks>
public enum ToleranceRule : byte
{
    /// <summary>One wei a minipool.</summary>
    Minipools,

    /// <summary>One wei a node or a minipool, whichever are more.</summary>
    NodesOrMinipools,

    /// <summary>As <see cref="NodesOrMinipools"/>, doubled unless nodes are more.</summary>
    NodesOrMinipoolsDoubled,
}
