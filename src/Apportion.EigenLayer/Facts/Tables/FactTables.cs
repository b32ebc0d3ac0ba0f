namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>The input tables by name. Column order and texts are those of upstream's database dumps.</summary>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public static partial class FactTables
{
    /// <summary>All input tables.</summary>
    public static IReadOnlyList<FactTable> All =>
        [
            Blocks,
            StakerShareDeltas,
            OperatorShareDeltas,
            StakerDelegationChanges,
            AvsOperatorStateChanges,
            OperatorRestakedStrategies,
            RewardSubmissions,
            OperatorDirectedRewardSubmissions,
            OperatorDirectedOperatorSetRewardSubmissions,
            UniqueStakeRewardSubmissions,
            TotalStakeRewardSubmissions,
            OperatorAvsSplits,
            OperatorPiSplits,
            OperatorSetSplits,
            DefaultOperatorSplits,
            OperatorSetOperatorRegistrations,
            OperatorSetStrategyRegistrations,
            OperatorAllocations,
            OperatorMaxMagnitudes,
            ExcludedAddresses,
            QueuedSlashingWithdrawals,
            SlashedOperators,
        ];

    /// <summary>One line of a table, values in upstream's spelling.</summary>
    internal static string[] Line(params ReadOnlySpan<FactCell> cells)
    {
        var line = new string[cells.Length];
        for (var i = 0; i < line.Length; i++)
            line[i] = cells[i].Text;
        return line;
    }
}
