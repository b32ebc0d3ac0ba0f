using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Stages;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.State;

/// <summary>One row of a normalised submission table: a strategy, and for operator-directed kinds an operator.</summary>
/// <remarks>Source: spec eigenlayer section 3.1.</remarks>
internal sealed record RewardRow
{
    public required SubmissionKind Kind { get; init; }
    public required Hash256 Hash { get; init; }
    public required int Avs { get; init; }

    /// <summary>The operator set, or -1.</summary>
    public int Set { get; init; } = -1;

    public required int Token { get; init; }

    /// <summary>The operator of an operator-directed kind, or -1.</summary>
    public int Operator { get; init; } = -1;

    public int OperatorIndex { get; init; }

    /// <summary>Tokens of the submission or, for operator-directed kinds, of the operator.</summary>
    public required Int128 Amount { get; init; }

    public required int Strategy { get; init; }
    public required int StrategyIndex { get; init; }
    public required UInt256 Multiplier { get; init; }
    public required long Start { get; init; }
    public required long End { get; init; }
    public required long Duration { get; init; }
    public required long Block { get; init; }
    public required long BlockTime { get; init; }
    public required long LogIndex { get; init; }

    /// <summary>The day of the submission: what "reward_submission_date" is.</summary>
    public int SubmissionDay => State.Days.Of(BlockTime);

    /// <summary>Length in whole days, rounded down.</summary>
    public long DurationDays => Duration / Facts.Tables.FactText.SecondsPerDay;
}

/// <summary>Which table a submission is in and how it is paid.</summary>
internal enum SubmissionKind
{
    Avs,
    AllStakers,
    AllEarners,
    OperatorDirected,
    OperatorDirectedSet,
    UniqueStake,
    TotalStake,
}
