namespace Apportion.Livepeer.State;

/// <summary>A checkpoint of BondingVotes: an account as it stands at the start of a round.</summary>
/// <remarks>Source: spec livepeer sections 6.5 and 7.</remarks>
public struct VoteCheckpoint : IRoundStamped
{
    /// <summary>The round from whose start it holds (the round after the one it was made in).</summary>
    public ulong Round { get; set; }

    /// <summary>Bond as of the last claim.</summary>
    public UInt256 Bonded;

    /// <summary>Stake delegated to the account.</summary>
    public UInt256 Delegated;

    /// <summary>Number of the delegate, 0 for none.</summary>
    internal int Delegate;

    /// <summary>Last claim round.</summary>
    public ulong LastClaimRound;

    /// <summary>Last reward round.</summary>
    public ulong LastRewardRound;

    /// <summary>True if the checkpoint shows an orchestrator: a bond that the account delegates to itself.</summary>
    public readonly bool IsRegistered(Account account) => Delegate == account.Number && !Bonded.IsZero;
}
