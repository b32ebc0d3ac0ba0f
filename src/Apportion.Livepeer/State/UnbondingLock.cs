namespace Apportion.Livepeer.State;

/// <summary>How an unbonding lock ended.</summary>
public enum UnbondingLockEnd
{
    /// <summary>It is open.</summary>
    Open,

    /// <summary>It became a bond again.</summary>
    Rebonded,

    /// <summary>It was paid out.</summary>
    Withdrawn,

    /// <summary>It went to another account.</summary>
    Transferred,
}

/// <summary>An amount on its way out of a bond; it earns nothing.</summary>
/// <remarks>Source: spec livepeer section 6.6.</remarks>
public struct UnbondingLock
{
    /// <summary>Its number for its owner.</summary>
    public ulong Id;

    /// <summary>Amount in wei.</summary>
    public UInt256 Amount;

    /// <summary>First round in which it can be withdrawn.</summary>
    public ulong WithdrawRound;

    /// <summary>Round in which its owner got it.</summary>
    public ulong CreatedRound;

    /// <summary>Round in which it ended.</summary>
    public ulong EndedRound;

    /// <summary>How it ended.</summary>
    public UnbondingLockEnd End;

    /// <summary>True while nothing has ended it.</summary>
    public readonly bool IsOpen => End == UnbondingLockEnd.Open;
}
