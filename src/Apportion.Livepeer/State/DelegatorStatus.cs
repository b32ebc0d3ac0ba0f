namespace Apportion.Livepeer.State;

/// <summary>Status of a delegator as the contract names it.</summary>
public enum DelegatorStatus
{
    /// <summary>Bonded, but only from a later round on.</summary>
    Pending,

    /// <summary>Bonded.</summary>
    Bonded,

    /// <summary>No bond.</summary>
    Unbonded,
}
