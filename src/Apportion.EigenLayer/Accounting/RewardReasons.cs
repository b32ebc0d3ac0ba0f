using Apportion.EigenLayer.Stages;

namespace Apportion.EigenLayer.Accounting;

/// <summary>Stable codes of why something is paid.</summary>
internal static class RewardReasons
{
    /// <summary>The remainder of the divisions of a day.</summary>
    public const string Dust = "eigenlayer.dust";

    /// <summary>Stakers' part of an operator without any staker that qualifies.</summary>
    public const string UnpaidStakers = "eigenlayer.unpaid-staker-part";

    /// <summary>A refund lost because another bucket of the day had the same sum.</summary>
    public const string CollapsedRefund = "eigenlayer.collapsed-refund";

    /// <summary>A refund of what is paid out too (draft).</summary>
    public const string RefundedBeside = "eigenlayer.draft.refunded-and-paid";

    /// <summary>The code of a table's rows.</summary>
    public static string Of(GoldTable table) =>
        table switch
        {
            GoldTable.StakerRewardAmounts => "eigenlayer.avs.staker",
            GoldTable.OperatorRewardAmounts => "eigenlayer.avs.operator",
            GoldTable.RewardsForAll => "eigenlayer.all-stakers.staker",
            GoldTable.ProgrammaticStakers => "eigenlayer.programmatic.staker",
            GoldTable.ProgrammaticOperators => "eigenlayer.programmatic.operator",
            GoldTable.OperatorDirectedOperators => "eigenlayer.operator-directed.operator",
            GoldTable.OperatorDirectedStakers => "eigenlayer.operator-directed.staker",
            GoldTable.OperatorDirectedRefunds => "eigenlayer.operator-directed.refund",
            GoldTable.OperatorDirectedSetOperators => "eigenlayer.operator-set.operator",
            GoldTable.OperatorDirectedSetStakers => "eigenlayer.operator-set.staker",
            GoldTable.OperatorDirectedSetRefunds => "eigenlayer.operator-set.refund",
            GoldTable.UniqueStakeOperators => "eigenlayer.unique-stake.operator",
            GoldTable.UniqueStakeStakers => "eigenlayer.unique-stake.staker",
            GoldTable.UniqueStakeRefunds => "eigenlayer.unique-stake.refund",
            GoldTable.TotalStakeOperators => "eigenlayer.total-stake.operator",
            GoldTable.TotalStakeStakers => "eigenlayer.total-stake.staker",
            _ => "eigenlayer.total-stake.refund",
        };

    /// <summary>What a table's rows are.</summary>
    public static PartKind KindOf(GoldTable table) =>
        table switch
        {
            GoldTable.OperatorRewardAmounts
            or GoldTable.ProgrammaticOperators
            or GoldTable.OperatorDirectedOperators
            or GoldTable.OperatorDirectedSetOperators
            or GoldTable.UniqueStakeOperators
            or GoldTable.TotalStakeOperators => PartKind.Operator,
            GoldTable.OperatorDirectedRefunds
            or GoldTable.OperatorDirectedSetRefunds
            or GoldTable.UniqueStakeRefunds
            or GoldTable.TotalStakeRefunds => PartKind.Refund,
            _ => PartKind.Staker,
        };

    /// <summary>Which of the ways to pay a submission a table belongs to; only the draft has more than one.</summary>
    public static PaymentLane LaneOf(GoldTable table) =>
        table switch
        {
            GoldTable.UniqueStakeOperators or GoldTable.UniqueStakeStakers or GoldTable.UniqueStakeRefunds =>
                PaymentLane.UniqueStake,
            GoldTable.TotalStakeOperators or GoldTable.TotalStakeStakers or GoldTable.TotalStakeRefunds =>
                PaymentLane.TotalStake,
            _ => PaymentLane.Main,
        };
}

/// <summary>Whose part a row is.</summary>
internal enum PartKind
{
    Operator,
    Staker,
    Refund,
}

/// <summary>One of the ways in which the draft pays the same submission.</summary>
internal enum PaymentLane
{
    Main,
    UniqueStake,
    TotalStake,
}
