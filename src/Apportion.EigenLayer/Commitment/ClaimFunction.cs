namespace Apportion.EigenLayer.Commitment;

/// <summary>The functions of the RewardsCoordinator that take claims.</summary>
public enum ClaimFunction
{
    /// <summary><c>processClaim(claim, recipient)</c>: pays one claim.</summary>
    ProcessClaim,

    /// <summary><c>processClaims(claims, recipient)</c>: pays several or none of them.</summary>
    ProcessClaims,

    /// <summary><c>checkClaim(claim)</c>: only checks the proofs.</summary>
    CheckClaim,
}
