namespace Apportion.TheGraph.Stages;

/// <summary>
/// Selects the condition of a subgraph: the last that applies wins, unless an earlier one has an address of its own.
/// The default address does not count. Source: spec the-graph section 5.
/// </summary>
internal static class SubgraphCondition
{
    public static RewardCondition Select(
        bool denied,
        bool belowMinimum,
        bool nothingAllocated,
        bool deniedHasAddress,
        bool belowMinimumHasAddress
    )
    {
        var condition = denied ? RewardCondition.SubgraphDenied : RewardCondition.None;
        var replaceable = !denied || !deniedHasAddress;
        if (belowMinimum && replaceable)
        {
            condition = RewardCondition.BelowMinimumSignal;
            replaceable = !belowMinimumHasAddress;
        }
        if (nothingAllocated && replaceable)
            condition = RewardCondition.NoAllocatedTokens;
        return condition;
    }
}
