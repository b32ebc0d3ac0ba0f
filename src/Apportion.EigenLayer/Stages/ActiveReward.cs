using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>A submission row with the days one run pays for it and what it pays a day.</summary>
/// <remarks>Source: spec eigenlayer sections 6.7, 7.1, 7.7, 7.11 and 7.15.</remarks>
internal sealed class ActiveReward(RewardRow row, int from, int to)
{
    /// <summary>The row.</summary>
    public RewardRow Row { get; } = row;

    /// <summary>First day.</summary>
    public int From { get; } = from;

    /// <summary>Last day.</summary>
    public int To { get; } = to;

    /// <summary>
    /// Tokens of a day: of the whole submission, or of the operator on days it is registered for operator-directed kinds.
    /// </summary>
    public Int128 TokensPerDay { get; set; }

    /// <summary>The same as the double upstream keeps beside it.</summary>
    public PgDouble TokensPerDayDouble { get; set; }

    /// <summary>On how many of the days the operator is registered (operator-directed kinds).</summary>
    public int RegisteredDays { get; set; }

    /// <summary>The last of the days on which a registration counts: registrations are known up to the cutoff.</summary>
    public int LastRegistrableDay { get; set; }

    /// <summary>Start of the days, exclusive, seconds: the submission's start or the last paid day.</summary>
    public long StartExclusive { get; set; }

    /// <summary>End of the days, inclusive, seconds.</summary>
    public long EndInclusive { get; set; }

    /// <summary>Whether a day is one of the days.</summary>
    public bool Covers(int day) => From <= day && day <= To;
}

/// <summary>All active rows of one kind and reward hash, in order of strategy.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rewards">The rows.</param>
/// <param name="Cutoff">Cutoff day of the run that pays them.</param>
internal sealed record RewardGroup(SubmissionKind Kind, IReadOnlyList<ActiveReward> Rewards, int Cutoff)
{
    /// <summary>The submission.</summary>
    public Merkle.Hash256 Hash => Rewards[0].Row.Hash;

    /// <summary>First day of any row.</summary>
    public int From { get; } = Rewards.Min(reward => reward.From);

    /// <summary>Last day of any row.</summary>
    public int To { get; } = Rewards.Max(reward => reward.To);
}
