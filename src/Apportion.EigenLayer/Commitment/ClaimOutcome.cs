namespace Apportion.EigenLayer.Commitment;

/// <summary>What a call would do.</summary>
/// <param name="Fault">Why it reverts; null if it is accepted.</param>
/// <param name="Payouts">What it pays, in order; empty if it reverts or only checks.</param>
public sealed record ClaimOutcome(ClaimFault? Fault, IReadOnlyList<ClaimPayout> Payouts)
{
    /// <summary>Whether the call is accepted.</summary>
    public bool Accepted => Fault is null;
}
