namespace Apportion.TheGraph.Stages;

/// <summary>The condition of a presented POI; the first that applies. Source: spec the-graph section 5.</summary>
internal static class PoiCondition
{
    public static RewardCondition Select(bool stale, bool zeroPoi, ulong epoch, ulong createdAtEpoch, bool denied)
    {
        if (stale)
            return RewardCondition.StalePoi;
        if (zeroPoi)
            return RewardCondition.ZeroPoi;
        if (epoch <= createdAtEpoch)
            return RewardCondition.AllocationTooYoung;
        return denied ? RewardCondition.SubgraphDenied : RewardCondition.None;
    }

    /// <summary>True if the POI leaves the claim for later.</summary>
    public static bool Defers(RewardCondition condition) =>
        condition is RewardCondition.AllocationTooYoung or RewardCondition.SubgraphDenied;
}
