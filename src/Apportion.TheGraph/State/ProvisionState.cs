namespace Apportion.TheGraph.State;

/// <summary>The stake a service provider has provisioned to the SubgraphService. Source: spec the-graph section 10.</summary>
public struct ProvisionState
{
    /// <summary>Provisioned tokens, thawing ones included, wei.</summary>
    public UInt256 Tokens;

    /// <summary>Tokens on their way out, wei.</summary>
    public UInt256 TokensThawing;

    /// <summary>Shares of the thawing pool.</summary>
    public UInt256 SharesThawing;

    /// <summary>Largest part of a slash the verifier may keep, parts per million.</summary>
    public uint MaxVerifierCut;

    /// <summary>Seconds between thaw and withdrawal.</summary>
    public ulong ThawingPeriod;

    /// <summary>Time of creation, seconds; 0 means that there is no provision.</summary>
    public ulong CreatedAt;

    /// <summary>Grows when a slash empties the thawing pool; older thaw requests are then void.</summary>
    public ulong ThawingNonce;

    /// <summary>Staged value of <see cref="MaxVerifierCut"/>.</summary>
    public uint MaxVerifierCutPending;

    /// <summary>Staged value of <see cref="ThawingPeriod"/>.</summary>
    public ulong ThawingPeriodPending;
}
