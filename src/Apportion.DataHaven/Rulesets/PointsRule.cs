namespace Apportion.DataHaven.Rulesets;

/// <summary>What points are given for. Source: spec datahaven sections 7 and 12.</summary>
public enum PointsRule
{
    /// <summary>A fixed number to the author of each block, at once.</summary>
    FixedPerBlock,

    /// <summary>A pool per session over authorship, liveness and base share.</summary>
    Performance,
}
