namespace Apportion.EigenLayer.Stages;

/// <summary>The pipeline's reward tables, by what they hold. Upstream's numbers depend on the ruleset.</summary>
internal enum GoldTable
{
    StakerRewardAmounts,
    OperatorRewardAmounts,
    RewardsForAll,
    ProgrammaticStakers,
    ProgrammaticOperators,
    OperatorDirectedOperators,
    OperatorDirectedStakers,
    OperatorDirectedRefunds,
    OperatorDirectedSetOperators,
    OperatorDirectedSetStakers,
    OperatorDirectedSetRefunds,
    UniqueStakeOperators,
    UniqueStakeStakers,
    UniqueStakeRefunds,
    TotalStakeOperators,
    TotalStakeStakers,
    TotalStakeRefunds,
}

/// <summary>
/// One row of a reward table for a run of days on which nothing it depends on changes: the same row on each of them.
/// </summary>
internal readonly struct GoldRow
{
    /// <summary>The table.</summary>
    public required GoldTable Table { get; init; }

    /// <summary>First day.</summary>
    public required int From { get; init; }

    /// <summary>Last day.</summary>
    public required int To { get; init; }

    /// <summary>The representative row of the submission.</summary>
    public required ActiveReward Reward { get; init; }

    /// <summary>Who is paid.</summary>
    public required int Earner { get; init; }

    /// <summary>What is paid a day.</summary>
    public required Int128 Amount { get; init; }

    /// <summary>The operator, or -1.</summary>
    public int Operator { get; init; }

    /// <summary>The submission of an operator's row that sums up stakers' rows, else null.</summary>
    public RewardGroup? Group { get; init; }

    /// <summary>The stakers it was computed among, or null.</summary>
    public StakePool? Pool { get; init; }

    /// <summary>The staker's place in the pool.</summary>
    public int Index { get; init; }

    /// <summary>What proportions are of.</summary>
    public ProportionOf? Proportion { get; init; }

    /// <summary>Tokens that are divided: the payout of staker and operator, or the operator's tokens of a day.</summary>
    public Int128 Tokens { get; init; }

    /// <summary>The operator's part of <see cref="Tokens"/>.</summary>
    public Int128 OperatorTokens { get; init; }

    /// <summary>The operator's split in basis points.</summary>
    public int Bips { get; init; }

    /// <summary>The operator's stake among operators, for unique and total stake.</summary>
    public OperatorStake? Stake { get; init; }

    /// <summary>Why it is paid back, for refunds.</summary>
    public RefundCause Cause { get; init; }
}

/// <summary>An operator's stake in a submission.</summary>
/// <param name="Weight">Its weight among the operators.</param>
/// <param name="Shares">Its shares of the representative row's strategy.</param>
/// <param name="Total">The weight of all operators, where they share a pool.</param>
/// <param name="Lanes">The operators that share a pool, with their weights on the days of the row.</param>
internal sealed record OperatorStake(
    Numbers.PgNumeric Weight,
    Numbers.PgNumeric Shares,
    Numbers.PgNumeric? Total = null,
    IReadOnlyList<PoolLane>? Lanes = null
);

/// <summary>Receives the rows of the reward tables as the stages compute them.</summary>
internal interface IGoldSink
{
    /// <summary>Takes one row.</summary>
    void Add(in GoldRow row);
}
