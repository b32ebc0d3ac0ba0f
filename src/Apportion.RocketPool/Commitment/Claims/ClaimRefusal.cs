namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>Why the distributor refuses a claim. Source: spec rocket-pool section 13 and the contract's own words.</summary>
public enum ClaimRefusal
{
    /// <summary>It does not: the claim is paid.</summary>
    None,

    /// <summary>"Panic(50)": the list of claims is empty.</summary>
    EmptyList,

    /// <summary>"Invalid amount": every amount is 0.</summary>
    InvalidAmount,

    /// <summary>"Already claimed".</summary>
    AlreadyClaimed,

    /// <summary>"Invalid claim": voter ETH on a tree of version 0.</summary>
    InvalidClaim,

    /// <summary>"Invalid version": a tree version that the distributor does not know.</summary>
    InvalidVersion,

    /// <summary>"Invalid proof": leaf and proof do not lead to the root, or the interval has none.</summary>
    InvalidProof,

    /// <summary>"Invalid stake amount": more RPL to stake than is claimed.</summary>
    InvalidStakeAmount,
}
