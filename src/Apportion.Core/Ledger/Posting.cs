namespace Apportion.Core;

/// <summary>What a posting is, for totals.</summary>
public enum PostingKind
{
    /// <summary>Earned by the account.</summary>
    Reward,

    /// <summary>Given back to who paid it in.</summary>
    Refund,

    /// <summary>Redirected by the rules (reclaim address, treasury), not lost.</summary>
    Reclaimed,

    /// <summary>A rounding remainder that reaches nobody, or goes where the rule says; never a silence.</summary>
    Dust,

    /// <summary>Given out by nobody by rule: accrued and dropped.</summary>
    Dropped,

    /// <summary>Accrued and not yet given out at the end of the run.</summary>
    Undistributed,
}

/// <summary>A credit in base units.</summary>
/// <param name="Pot">Id of the pot it comes from.</param>
/// <param name="Period">When it was earned.</param>
/// <param name="Account">Who is credited: a lower-case address or a name of the protocol, e.g. <c>treasury</c>.</param>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Amount">Base units.</param>
/// <param name="Reason">Stable dotted code, e.g. <c>rocketpool.smoothing-pool.node</c>.</param>
/// <param name="Kind">What it is, for totals.</param>
public readonly record struct Posting(
    string Pot,
    Period Period,
    string Account,
    Asset Asset,
    UInt256 Amount,
    string Reason,
    PostingKind Kind = PostingKind.Reward
);
