namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>The contract's words for a refusal.</summary>
public static class ClaimRefusals
{
    /// <summary>The revert text, or null where the claim is paid.</summary>
    public static string? RevertText(this ClaimRefusal refusal) =>
        refusal switch
        {
            ClaimRefusal.None => null,
            ClaimRefusal.EmptyList => "Panic(50)",
            ClaimRefusal.InvalidAmount => "Invalid amount",
            ClaimRefusal.AlreadyClaimed => "Already claimed",
            ClaimRefusal.InvalidClaim => "Invalid claim",
            ClaimRefusal.InvalidVersion => "Invalid version",
            ClaimRefusal.InvalidProof => "Invalid proof",
            _ => "Invalid stake amount",
        };
}
