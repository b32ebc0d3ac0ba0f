namespace Apportion.Livepeer.Rulesets;

/// <summary>
/// A version of the BondingManager, as far as it shows in a replay from logs. Claims happen where the log says so; what
/// differs between versions is what happens without a log of its own.
/// </summary>
/// <remarks>Source: spec livepeer section 1.</remarks>
public sealed record LivepeerRuleset : IRuleset
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public string? Parent { get; init; }

    /// <inheritdoc/>
    public RulesetForm Form => Parent is null ? RulesetForm.Copy : RulesetForm.Delta;

    /// <inheritdoc/>
    public required string Summary { get; init; }

    /// <inheritdoc/>
    public string Source => "livepeer section 1";

    /// <summary>True if vectors made with the real contract prove it; versions before v9 are read from the sources only.</summary>
    public bool ProvenByVectors { get; init; }

    /// <summary>transferBond makes the bond of an unbonded receiver count from the next round.</summary>
    public bool TransferStartsReceiver { get; init; }

    /// <summary>Every change writes a checkpoint of BondingVotes.</summary>
    public bool KeepsVoteCheckpoints { get; init; }

    /// <summary>Part of every reward goes to the treasury.</summary>
    public bool PaysTreasury { get; init; }

    /// <summary>rebondFromUnbonded stores the delegate's factors in the pool of the round.</summary>
    public bool RebondEnsuresFactors { get; init; }

    /// <summary>A third party may not cause a claim before the delegate's reward call of the round.</summary>
    public bool ProtectsFromThirdPartyClaims { get; init; }
}
