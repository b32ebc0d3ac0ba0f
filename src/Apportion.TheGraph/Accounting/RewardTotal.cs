using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Accounting;

/// <summary>A sum of movements.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Condition">Why, if it was not paid.</param>
/// <param name="Amount">Wei.</param>
public sealed record RewardTotal(FlowKind Kind, RewardCondition Condition, UInt256 Amount);
