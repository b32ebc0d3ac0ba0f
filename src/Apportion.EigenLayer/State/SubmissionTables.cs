using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.State;

/// <summary>
/// The normalised submission tables. Of rows with the same key the first one counts, by block and log.
/// </summary>
/// <remarks>Source: spec eigenlayer section 3.1.</remarks>
internal sealed class SubmissionTables
{
    /// <summary>10^38 - 1, the most a RewardsCoordinator takes.</summary>
    private static readonly UInt256 MostTokens = UInt256.Parse("99999999999999999999999999999999999999");

    private readonly EigenLayerState _state;
    private readonly long _cutoff;

    public SubmissionTables(EigenLayerFacts facts, EigenLayerState state)
    {
        (_state, _cutoff) = (state, Days.Midnight(state.Cutoff));
        Combined = First(facts.RewardSubmissions.Select(Row), row => (row.Avs, row.Hash, row.StrategyIndex, 0L));
        OperatorDirected = First(
            facts.OperatorDirectedRewardSubmissions.Select(Row),
            row => (row.Avs, row.Hash, row.StrategyIndex, row.OperatorIndex)
        );
        OperatorDirectedSet = First(
            facts.OperatorDirectedOperatorSetRewardSubmissions.Select(Row),
            row => (row.Hash, row.StrategyIndex, row.OperatorIndex, row.Block)
        );
        RefuseRepeats(OperatorDirectedSet);
        var unique = facts.UniqueStakeRewardSubmissions.Select(row => StakeRow(row, SubmissionKind.UniqueStake));
        var total = facts.TotalStakeRewardSubmissions.Select(row => StakeRow(row, SubmissionKind.TotalStake));
        Stake = state.Rules.Ruleset.PaysStakePools
            ? First(unique.Concat(total), row => (row.Hash, row.StrategyIndex, (int)row.Kind, row.Block))
            : [];
    }

    /// <summary><c>combined_rewards</c></summary>
    public List<RewardRow> Combined { get; }

    /// <summary><c>operator_directed_rewards</c></summary>
    public List<RewardRow> OperatorDirected { get; }

    /// <summary><c>operator_directed_operator_set_rewards</c></summary>
    public List<RewardRow> OperatorDirectedSet { get; }

    /// <summary><c>stake_operator_set_rewards</c></summary>
    public List<RewardRow> Stake { get; }

    /// <summary>All rows of all tables.</summary>
    public IEnumerable<RewardRow> All => Combined.Concat(OperatorDirected).Concat(OperatorDirectedSet).Concat(Stake);

    private static List<RewardRow> First<TKey>(IEnumerable<RewardRow?> rows, Func<RewardRow, TKey> key)
    {
        var seen = new HashSet<TKey>();
        return
        [
            .. rows.OfType<RewardRow>()
                .OrderBy(row =>
                    row.Kind is SubmissionKind.UniqueStake or SubmissionKind.TotalStake ? row.Kind : default
                )
                .ThenBy(row => row.Block)
                .ThenBy(row => row.LogIndex)
                .ThenBy(row => row.StrategyIndex)
                .ThenBy(row => row.OperatorIndex)
                .Where(row => seen.Add(key(row))),
        ];
    }

    private static void RefuseRepeats(List<RewardRow> rows)
    {
        var seen = new HashSet<(int, Hash256, int, int)>();
        foreach (var row in rows)
            if (!seen.Add((row.Set, row.Hash, row.OperatorIndex, row.StrategyIndex)))
                throw ApportionException.Malformed(
                    "eigenlayer.submission.repeated",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"operator_directed_operator_set_reward_submissions, reward hash {row.Hash}, block {row.Block}"
                    ),
                    "one block per reward hash",
                    "the same strategy and operator in another block",
                    "upstream's run fails on this input; remove the repeated submission"
                );
    }

    private RewardRow? Row(RewardSubmission row) => Row(row, (SubmissionKind)row.RewardType);

    private RewardRow? Row(OperatorDirectedRewardSubmission row) =>
        Row(row, SubmissionKind.OperatorDirected) is { } common
            ? common with
            {
                Operator = _state.Book.Id(row.Operator),
                OperatorIndex = row.OperatorIndex,
            }
            : null;

    private RewardRow? Row(OperatorDirectedOperatorSetRewardSubmission row) =>
        Row(row, SubmissionKind.OperatorDirectedSet) is { } common
            ? common with
            {
                Set = _state.Sets.Id(common.Avs, row.OperatorSetId),
                Operator = _state.Book.Id(row.Operator),
                OperatorIndex = row.OperatorIndex,
            }
            : null;

    private RewardRow? StakeRow(StakeRewardSubmission row, SubmissionKind kind) =>
        Row(row, kind) is { } common ? common with { Set = _state.Sets.Id(common.Avs, row.OperatorSetId) } : null;

    /// <summary>What all kinds have; null for a row that is not listed yet, or lasts no time at all.</summary>
    private RewardRow? Row<T>(T row, SubmissionKind kind)
        where T : struct, ISubmissionRow =>
        _state.Blocks.TryGetBefore(row.BlockNumber, _cutoff, out var time) && row.Duration != 0
            ? new RewardRow
            {
                Kind = kind,
                Hash = row.RewardHash,
                Avs = _state.Book.Id(row.Avs),
                Token = _state.Book.Id(row.Token),
                Amount = Amount(row.Amount, row.RewardHash),
                Strategy = _state.Book.Id(row.Strategy),
                StrategyIndex = row.StrategyIndex,
                Multiplier = row.Multiplier,
                Start = row.StartTimestamp,
                End = row.EndTimestamp,
                Duration = row.Duration,
                Block = row.BlockNumber,
                BlockTime = time,
                LogIndex = row.LogIndex,
            }
            : null;

    private static Int128 Amount(UInt256 amount, Hash256 hash) =>
        amount <= MostTokens
            ? (Int128)(UInt128)amount
            : throw ApportionException.Malformed(
                "eigenlayer.submission.amount",
                $"submission {hash} field amount",
                "at most 10^38 - 1, the contract's limit",
                amount.ToString(),
                "correct the amount"
            );
}
