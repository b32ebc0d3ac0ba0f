using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Reports;

/// <summary>One era as it ended.</summary>
/// <param name="Where">The fact that ended it.</param>
/// <param name="Result">Inflation, amounts and the first attempt to send.</param>
/// <param name="Points">Accounts and points, ascending.</param>
/// <param name="StoredTotal">The stored total of points, which saturates.</param>
/// <param name="StartMilliseconds">The era's start; null if it has none.</param>
/// <param name="EndMilliseconds">Time of the last known block; null if blocks carry no time.</param>
/// <param name="Ruleset">The rules in force.</param>
/// <param name="Constants">The constants in force.</param>
/// <param name="Parameters">The parameters in force.</param>
public sealed record EraReport(
    string Where,
    EraResult Result,
    IReadOnlyList<(Address Account, uint Points)> Points,
    uint StoredTotal,
    ulong? StartMilliseconds,
    ulong? EndMilliseconds,
    DataHavenRuleset Ruleset,
    RuntimeConstants Constants,
    RuntimeParameters Parameters
)
{
    /// <summary>The era's index.</summary>
    public uint Era => Result.Era;

    /// <summary>The attempt that sent the message, or the last one; null if there was none.</summary>
    public SendAttempt? LastAttempt { get; internal set; }

    /// <summary>Dust moved to the treasury over all attempts.</summary>
    public UInt128 DustMoved { get; internal set; }

    /// <summary>Attempts to send.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Whether the message was sent at last.</summary>
    public bool Sent => LastAttempt?.Sent ?? false;

    /// <summary>The amount of an account in the era's message, 0 if it has none.</summary>
    public UInt128 AmountOf(Address account) =>
        LastAttempt?.Payout?.Rewards.FirstOrDefault(reward => reward.Operator == account).Amount ?? 0;

    /// <summary>Points of an account.</summary>
    public uint PointsOf(Address account) => Points.FirstOrDefault(entry => entry.Account == account).Points;
}
