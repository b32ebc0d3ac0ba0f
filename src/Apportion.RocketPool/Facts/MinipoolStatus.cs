namespace Apportion.RocketPool.Facts;

/// <summary>
/// Contract status of a minipool. Whether it is also <c>finalised</c> is a flag of its own that no ruleset reads.
/// </summary>
/// <remarks>Source: spec rocket-pool section 1.</remarks>
public enum MinipoolStatus : byte
{
    /// <summary>The node's deposit is assigned, the user's is not.</summary>
    Initialised = 0,

    /// <summary>Both deposits are assigned; the validator waits for its scrub check.</summary>
    Prelaunch = 1,

    /// <summary>The validator was deposited: the only status that earns.</summary>
    Staking = 2,

    /// <summary>The validator was marked withdrawable (before the Atlas upgrade only).</summary>
    Withdrawable = 3,

    /// <summary>The minipool was scrubbed or timed out before staking.</summary>
    Dissolved = 4,
}
