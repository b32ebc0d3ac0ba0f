using System.Globalization;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>Everything that was read from logs as tables of text, in the columns of the input tables.</summary>
/// <remarks>Source: the columns of <c>vectors/eigenlayer/README.md</c> and <c>vectors/eigenlayer-logs/README.md</c>.</remarks>
public static class LogFactTables
{
    private const string Place = "block_number,transaction_hash,log_index";

    private const string Reward =
        "reward_hash,token,amount,strategy,strategy_index,multiplier,start_timestamp,end_timestamp,duration,block_number";

    private const string DirectedReward =
        "reward_hash,token,operator,operator_index,amount,strategy,strategy_index,multiplier,start_timestamp,end_timestamp,"
        + "duration,description";

    /// <summary>All tables in a fixed order; the rows are written when they are enumerated.</summary>
    public static IReadOnlyList<FactTable> Of(LogFacts logs) =>
        [.. Shares(logs.Facts), .. Sets(logs.Facts), .. Splits(logs.Facts), .. Submissions(logs.Facts), .. Roots(logs)];

    /// <summary>Unix seconds as <c>YYYY-MM-DD HH:MM:SS</c>, UTC.</summary>
    public static string Time(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IEnumerable<FactTable> Shares(EigenLayerFacts facts)
    {
        yield return Table(
            "blocks",
            "number,hash,block_time",
            facts.Blocks,
            r => [r.Number, r.Hash, Time(r.BlockTime)]
        );
        yield return Table(
            "staker_share_deltas",
            "staker,strategy,shares,strategy_index,transaction_hash,log_index,block_time,block_date,block_number",
            facts.StakerShareDeltas,
            r =>
                [
                    r.Staker,
                    r.Strategy,
                    r.Shares,
                    r.StrategyIndex,
                    r.TransactionHash,
                    r.LogIndex,
                    Time(r.BlockTime),
                    Time(r.BlockTime)[..10],
                    r.BlockNumber,
                ]
        );
        yield return Table(
            "operator_share_deltas",
            "operator,strategy,shares,transaction_hash,log_index,block_time,block_date,block_number,staker",
            facts.OperatorShareDeltas,
            r =>
                [
                    r.Operator,
                    r.Strategy,
                    r.Shares,
                    r.TransactionHash,
                    r.LogIndex,
                    Time(r.BlockTime),
                    Time(r.BlockTime)[..10],
                    r.BlockNumber,
                    r.Staker,
                ]
        );
        yield return Table(
            "staker_delegation_changes",
            "staker,operator,delegated,block_number,log_index,transaction_hash",
            facts.StakerDelegationChanges,
            r => [r.Staker, r.Operator, r.Delegated, r.BlockNumber, r.LogIndex, r.TransactionHash]
        );
    }

    private static IEnumerable<FactTable> Sets(EigenLayerFacts facts)
    {
        yield return Table(
            "avs_operator_state_changes",
            "operator,avs,registered,block_number,log_index,transaction_hash",
            facts.AvsOperatorStateChanges,
            r => [r.Operator, r.Avs, r.Registered, r.BlockNumber, r.LogIndex, r.TransactionHash]
        );
        yield return Table(
            "operator_set_operator_registrations",
            $"operator,avs,operator_set_id,is_active,{Place}",
            facts.OperatorSetOperatorRegistrations,
            r => [r.Operator, r.Avs, r.OperatorSetId, r.IsActive, r.BlockNumber, r.TransactionHash, r.LogIndex]
        );
        yield return Table(
            "operator_set_strategy_registrations",
            $"strategy,avs,operator_set_id,is_active,{Place}",
            facts.OperatorSetStrategyRegistrations,
            r => [r.Strategy, r.Avs, r.OperatorSetId, r.IsActive, r.BlockNumber, r.TransactionHash, r.LogIndex]
        );
        yield return Table(
            "operator_allocations",
            $"operator,strategy,magnitude,effective_block,operator_set_id,avs,{Place}",
            facts.OperatorAllocations,
            r =>
                [
                    r.Operator,
                    r.Strategy,
                    r.Magnitude,
                    r.EffectiveBlock,
                    r.OperatorSetId,
                    r.Avs,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "operator_max_magnitudes",
            $"operator,strategy,max_magnitude,{Place}",
            facts.OperatorMaxMagnitudes,
            r => [r.Operator, r.Strategy, r.MaxMagnitude, r.BlockNumber, r.TransactionHash, r.LogIndex]
        );
    }

    private static IEnumerable<FactTable> Splits(EigenLayerFacts facts)
    {
        yield return Table(
            "operator_avs_splits",
            $"operator,avs,activated_at,old_operator_avs_split_bips,new_operator_avs_split_bips,{Place}",
            facts.OperatorAvsSplits,
            r =>
                [
                    r.Operator,
                    r.Avs,
                    Time(r.ActivatedAt),
                    r.OldSplitBips,
                    r.NewSplitBips,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "operator_pi_splits",
            $"operator,activated_at,old_operator_pi_split_bips,new_operator_pi_split_bips,{Place}",
            facts.OperatorPiSplits,
            r =>
                [
                    r.Operator,
                    Time(r.ActivatedAt),
                    r.OldSplitBips,
                    r.NewSplitBips,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "operator_set_splits",
            "operator,avs,operator_set_id,activated_at,old_operator_set_split_bips,new_operator_set_split_bips,"
                + Place,
            facts.OperatorSetSplits,
            r =>
                [
                    r.Operator,
                    r.Avs,
                    r.OperatorSetId,
                    Time(r.ActivatedAt),
                    r.OldSplitBips,
                    r.NewSplitBips,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "default_operator_splits",
            $"old_default_operator_split_bips,new_default_operator_split_bips,{Place}",
            facts.DefaultOperatorSplits,
            r => [r.OldSplitBips, r.NewSplitBips, r.BlockNumber, r.TransactionHash, r.LogIndex]
        );
    }

    private static IEnumerable<FactTable> Submissions(EigenLayerFacts facts)
    {
        yield return Table(
            "reward_submissions",
            $"avs,{Reward},reward_type,transaction_hash,log_index",
            facts.RewardSubmissions,
            r =>
                [
                    r.Avs,
                    r.RewardHash,
                    r.Token,
                    r.Amount,
                    r.Strategy,
                    r.StrategyIndex,
                    r.Multiplier,
                    Time(r.StartTimestamp),
                    Time(r.EndTimestamp),
                    r.Duration,
                    r.BlockNumber,
                    Name(r.RewardType),
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "operator_directed_reward_submissions",
            $"avs,{DirectedReward},{Place}",
            facts.OperatorDirectedRewardSubmissions,
            r =>
                [
                    r.Avs,
                    r.RewardHash,
                    r.Token,
                    r.Operator,
                    r.OperatorIndex,
                    r.Amount,
                    r.Strategy,
                    r.StrategyIndex,
                    r.Multiplier,
                    Time(r.StartTimestamp),
                    Time(r.EndTimestamp),
                    r.Duration,
                    r.Description,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "operator_directed_operator_set_reward_submissions",
            $"avs,operator_set_id,{DirectedReward},{Place}",
            facts.OperatorDirectedOperatorSetRewardSubmissions,
            r =>
                [
                    r.Avs,
                    r.OperatorSetId,
                    r.RewardHash,
                    r.Token,
                    r.Operator,
                    r.OperatorIndex,
                    r.Amount,
                    r.Strategy,
                    r.StrategyIndex,
                    r.Multiplier,
                    Time(r.StartTimestamp),
                    Time(r.EndTimestamp),
                    r.Duration,
                    r.Description,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return StakeSubmissions("unique_stake_reward_submissions", facts.UniqueStakeRewardSubmissions);
        yield return StakeSubmissions("total_stake_reward_submissions", facts.TotalStakeRewardSubmissions);
    }

    private static FactTable StakeSubmissions(string name, List<StakeRewardSubmission> rows) =>
        Table(
            name,
            $"avs,operator_set_id,{Reward},transaction_hash,log_index",
            rows,
            r =>
                [
                    r.Avs,
                    r.OperatorSetId,
                    r.RewardHash,
                    r.Token,
                    r.Amount,
                    r.Strategy,
                    r.StrategyIndex,
                    r.Multiplier,
                    Time(r.StartTimestamp),
                    Time(r.EndTimestamp),
                    r.Duration,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );

    private static IEnumerable<FactTable> Roots(LogFacts logs)
    {
        yield return Table(
            "submitted_distribution_roots",
            $"root,root_index,rewards_calculation_end,activated_at,{Place}",
            logs.SubmittedDistributionRoots,
            r =>
                [
                    r.Root,
                    r.RootIndex,
                    Time(r.RewardsCalculationEnd),
                    Time(r.ActivatedAt),
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
        yield return Table(
            "disabled_distribution_roots",
            $"root_index,{Place}",
            logs.DisabledDistributionRoots,
            r => [r.RootIndex, r.BlockNumber, r.TransactionHash, r.LogIndex]
        );
        yield return Table(
            "rewards_claimed",
            $"root,earner,claimer,recipient,token,claimed_amount,{Place}",
            logs.RewardsClaims,
            r =>
                [
                    r.Root,
                    r.Earner,
                    r.Claimer,
                    r.Recipient,
                    r.Token,
                    r.ClaimedAmount,
                    r.BlockNumber,
                    r.TransactionHash,
                    r.LogIndex,
                ]
        );
    }

    private static FactTable Table<T>(string name, string columns, IEnumerable<T> rows, Func<T, object[]> write) =>
        new(name, columns.Split(','), rows.Select(row => Array.ConvertAll(write(row), Text)));

    private static string Text(object value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "t" : "f",
            Hash256 hash => hash.ToString(),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new Core.BrokenInvariantException("fact tables", $"no text for a {value.GetType().Name}"),
        };

    private static string Name(RewardType type) =>
        type switch
        {
            RewardType.Avs => "avs",
            RewardType.AllStakers => "all_stakers",
            RewardType.AllEarners => "all_earners",
            RewardType.UniqueStake => "unique_stake",
            _ => "total_stake",
        };
}
