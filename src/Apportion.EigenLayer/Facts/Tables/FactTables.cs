using System.Globalization;
using System.Numerics;

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

    private static string Flag(bool value) => value ? "t" : "f";

    private static string Text<T>(T number)
        where T : IBinaryInteger<T> => number.ToString(null, CultureInfo.InvariantCulture);
}
