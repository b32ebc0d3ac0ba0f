namespace Apportion.TheGraph.Stages;

/// <summary>Whether a claim is paid, reverts, or is reclaimed and why. Source: spec the-graph section 8.</summary>
/// <param name="Reverts">True if the whole call reverts.</param>
/// <param name="Reason">None if the claim is paid, else the reclaim reason.</param>
internal readonly record struct ClaimDecision(bool Reverts, RewardCondition Reason)
{
    public static ClaimDecision Make(bool denied, bool ineligible, bool revertOnIneligible, bool deniedHasAddress)
    {
        if (ineligible && revertOnIneligible)
            return new ClaimDecision(true, RewardCondition.IndexerIneligible);
        var reason = denied ? RewardCondition.SubgraphDenied : RewardCondition.None;
        if (ineligible && (!denied || !deniedHasAddress))
            reason = RewardCondition.IndexerIneligible;
        return new ClaimDecision(false, reason);
    }
}
