using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Reports;

/// <summary>A minipool that two rulesets treat differently on the same facts.</summary>
/// <param name="Minipool">The minipool, or the node's validator key for a megapool validator.</param>
/// <param name="Node">Its node.</param>
/// <param name="Left">ETH under the first ruleset, in wei.</param>
/// <param name="Right">ETH under the second, in wei.</param>
/// <param name="LeftReason">Rule that decided it under the first; null when it does not take part.</param>
/// <param name="RightReason">Rule that decided it under the second.</param>
public sealed record MinipoolDifference(
    string Minipool,
    Address Node,
    UInt256 Left,
    UInt256 Right,
    string? LeftReason,
    string? RightReason
)
{
    /// <summary>Second minus first, in wei.</summary>
    public BigInteger Difference => (BigInteger)Right - (BigInteger)Left;

    /// <summary>Whether the rule treats it differently, not only its share of a changed total.</summary>
    public bool RuleChanged => !string.Equals(LeftReason, RightReason, StringComparison.Ordinal);
}
