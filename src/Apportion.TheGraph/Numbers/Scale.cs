namespace Apportion.TheGraph.Numbers;

/// <summary>The contracts' fixed-point factors.</summary>
internal static class Scale
{
    /// <summary>10^18: accumulators per token are scaled by it.</summary>
    public static readonly UInt256 One = 1_000_000_000_000_000_000UL;

    /// <summary>Parts per million: 100%.</summary>
    public const uint Ppm = 1_000_000;
}
