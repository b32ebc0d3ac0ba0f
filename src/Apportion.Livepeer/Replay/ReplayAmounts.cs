using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>
/// Where the replay takes amounts from that a user chose or a contract worked out. As logged, they are the log's; a
/// simulation works them out anew from its own state, because a changed past changes them.
/// </summary>
internal class ReplayAmounts
{
    /// <summary>The amounts of the logs, every one held against the state.</summary>
    public static ReplayAmounts AsLogged { get; } = new();

    /// <summary>True if logs are compared with the state and bind it.</summary>
    public virtual bool Binding => true;

    /// <summary>Amount of an unbond.</summary>
    public virtual UInt256 Unbond(Account account, LivepeerFact.Unbond log) => log.Amount;

    /// <summary>Amount of a fee withdrawal.</summary>
    public virtual UInt256 WithdrawFees(Account account, LivepeerFact.WithdrawFees log) => log.Amount;

    /// <summary>Penalty of a slash.</summary>
    public virtual UInt256 Penalty(Account account, LivepeerFact.TranscoderSlashed log) => log.Penalty;

    /// <summary>Tokens minted for a reward call and the treasury's part of them.</summary>
    /// <param name="logged">Total and treasury part of the logs.</param>
    /// <param name="computed">Total by the formula.</param>
    /// <param name="treasuryRate">Treasury cut of the round.</param>
    public virtual (UInt256 Total, UInt256 Treasury) Reward(
        (UInt256 Total, UInt256 Treasury) logged,
        UInt256 computed,
        UInt256 treasuryRate
    ) => logged;
}
