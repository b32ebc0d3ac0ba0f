using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>One validator of a megapool by the contract's flags.</summary>
/// <remarks>Source: spec rocket-pool sections 6.7 and 8.7.</remarks>
public sealed record MegapoolValidatorFacts
{
    /// <summary>Public key.</summary>
    public required ValidatorPubkey Pubkey { get; init; }

    /// <summary>Beacon chain index as the contract knows it.</summary>
    public required ulong ValidatorIndex { get; init; }

    /// <summary>Whether it is staking; only such validators score.</summary>
    public required bool Staked { get; init; }

    /// <summary>Whether its first deposit is made and the second is not.</summary>
    public required bool InPrestake { get; init; }

    /// <summary>Whether it is leaving.</summary>
    public required bool Exiting { get; init; }

    /// <summary>Whether it has left.</summary>
    public required bool Exited { get; init; }

    /// <summary>Value of its last deposit request, in thousandths of an ETH.</summary>
    public required ulong LastRequestedValueMilliEth { get; init; }

    /// <summary>Bond of its last deposit request, in thousandths of an ETH.</summary>
    public required ulong LastRequestedBondMilliEth { get; init; }

    /// <summary>Whether it ever reached the beacon chain through the megapool; all others are ignored altogether.</summary>
    public bool ReachedBeaconChain => Staked || InPrestake || Exiting || Exited;
}
