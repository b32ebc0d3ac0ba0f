namespace Apportion.TheGraph.State;

/// <summary>What the eligibility oracle knows of one indexer.</summary>
public struct EligibilityRenewal
{
    /// <summary>Time of the last renewal, seconds; 0 if there was none.</summary>
    public ulong RenewedAt;

    /// <summary>True while the indexer is in the tracked set.</summary>
    public bool Tracked;
}
