using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Reward submissions of all kinds.</content>
public sealed partial class LogFactsBuilder
{
    private readonly Dictionary<Address, UInt256> _nextNonce = [];

    private void AddSubmissionWriters()
    {
        const string plain = "((address,uint96)[],address,uint256,uint32,uint32)";
        const string directed = "((address,uint96)[],address,(address,uint256)[],uint32,uint32,string)";
        (string Name, RewardType Type)[] kinds =
        [
            ("AVSRewardsSubmissionCreated", RewardType.Avs),
            ("RangePaymentCreated", RewardType.Avs),
            ("RewardsSubmissionForAllCreated", RewardType.AllStakers),
            ("RangePaymentForAllCreated", RewardType.AllStakers),
            ("RewardsSubmissionForAllEarnersCreated", RewardType.AllEarners),
        ];
        foreach (var (name, type) in kinds)
        {
            On(RewardsCoordinator, $"{name}(address,uint256,bytes32,{plain})", e => AddSubmission(e, type));
        }

        On(
            RewardsCoordinator,
            $"OperatorDirectedAVSRewardsSubmissionCreated(address,address,bytes32,uint256,{directed})",
            AddDirected
        );
        On(
            RewardsCoordinator,
            $"OperatorDirectedOperatorSetRewardsSubmissionCreated(address,bytes32,(address,uint32),uint256,{directed})",
            AddDirectedToSet
        );
        On(
            RewardsCoordinator,
            $"UniqueStakeRewardsSubmissionCreated(address,bytes32,(address,uint32),uint256,{plain})",
            e => AddStakeSubmission(e, _result.Facts.UniqueStakeRewardSubmissions)
        );
        On(
            RewardsCoordinator,
            $"TotalStakeRewardsSubmissionCreated(address,bytes32,(address,uint32),uint256,{plain})",
            e => AddStakeSubmission(e, _result.Facts.TotalStakeRewardSubmissions)
        );
    }

    private void AddSubmission(DecodedEvent e, RewardType type)
    {
        var (account, hash, submission) = (e[0].Address, e[2].Hash, e[3]);
        Check(e, account, e[1].Unsigned, hash, headWords: 1);
        var (start, duration) = (submission[3].UInt32, submission[4].UInt32);
        foreach (var (strategy, index, multiplier) in Strategies(submission, duration))
        {
            _result.Facts.RewardSubmissions.Add(
                new RewardSubmission(
                    account,
                    hash,
                    submission[1].Address,
                    submission[2].Unsigned,
                    strategy,
                    index,
                    multiplier,
                    start,
                    (long)start + duration,
                    duration,
                    type,
                    e.Log.TransactionHash,
                    e.Log.LogIndex,
                    _block.Number
                )
            );
        }
    }

    private void AddStakeSubmission(DecodedEvent e, List<StakeRewardSubmission> rows)
    {
        var (set, hash, submission) = (e[2], e[1].Hash, e[4]);
        Check(e, set[0].Address, e[3].Unsigned, hash, headWords: 4);
        var (start, duration) = (submission[3].UInt32, submission[4].UInt32);
        foreach (var (strategy, index, multiplier) in Strategies(submission, duration))
        {
            rows.Add(
                new StakeRewardSubmission(
                    set[0].Address,
                    set[1].UInt32,
                    hash,
                    submission[1].Address,
                    submission[2].Unsigned,
                    strategy,
                    index,
                    multiplier,
                    start,
                    (long)start + duration,
                    duration,
                    e.Log.TransactionHash,
                    e.Log.LogIndex,
                    _block.Number
                )
            );
        }
    }

    private void AddDirected(DecodedEvent e)
    {
        var (avs, hash, submission) = (e[1].Address, e[2].Hash, e[4]);
        Check(e, avs, e[3].Unsigned, hash, headWords: 2);
        var (start, duration) = (submission[3].UInt32, submission[4].UInt32);
        foreach (var (strategy, index, multiplier) in Strategies(submission, duration))
        {
            for (var i = 0; i < submission[2].Items.Count; i++)
            {
                _result.Facts.OperatorDirectedRewardSubmissions.Add(
                    new OperatorDirectedRewardSubmission(
                        avs,
                        hash,
                        submission[1].Address,
                        submission[2][i][0].Address,
                        i,
                        submission[2][i][1].Unsigned,
                        strategy,
                        index,
                        multiplier,
                        start,
                        (long)start + duration,
                        duration,
                        submission[5].Text,
                        e.Log.TransactionHash,
                        e.Log.LogIndex,
                        _block.Number
                    )
                );
            }
        }
    }

    private void AddDirectedToSet(DecodedEvent e)
    {
        var (set, hash, submission) = (e[2], e[1].Hash, e[4]);
        Check(e, set[0].Address, e[3].Unsigned, hash, headWords: 4);
        var (start, duration) = (submission[3].UInt32, submission[4].UInt32);
        foreach (var (strategy, index, multiplier) in Strategies(submission, duration))
        {
            for (var i = 0; i < submission[2].Items.Count; i++)
            {
                _result.Facts.OperatorDirectedOperatorSetRewardSubmissions.Add(
                    new OperatorDirectedOperatorSetRewardSubmission(
                        set[0].Address,
                        set[1].UInt32,
                        hash,
                        submission[1].Address,
                        submission[2][i][0].Address,
                        i,
                        submission[2][i][1].Unsigned,
                        strategy,
                        index,
                        multiplier,
                        start,
                        (long)start + duration,
                        duration,
                        submission[5].Text,
                        e.Log.TransactionHash,
                        e.Log.LogIndex,
                        _block.Number
                    )
                );
            }
        }
    }

    /// <summary>The strategies of a submission; none if it has no duration, for such submissions give no rows.</summary>
    private static IEnumerable<(Address Strategy, int Index, UInt256 Multiplier)> Strategies(
        AbiValue submission,
        uint duration
    ) => duration == 0 ? [] : submission[0].Items.Select((item, index) => (item[0].Address, index, item[1].Unsigned));

    private void Check(DecodedEvent e, Address account, UInt256 nonce, Hash256 hash, int headWords)
    {
        _result.Submissions++;
        var computed = RewardHash.Compute(account, nonce, e.Log.Data.Span, headWords);
        if (computed != hash)
        {
            const string advice = "The log was altered or decoded with the wrong event; do not trust its amounts.";
            _result.Findings.Add(
                Finding.Of("eigenlayer.reward-hash", e.Log.Where, computed.ToString(), hash.ToString(), advice)
            );
        }

        var expected = _nextNonce.GetValueOrDefault(account);
        if (nonce != expected)
        {
            _result.Findings.Add(
                Finding.Missing(
                    "eigenlayer.nonce-gap",
                    e.Log.Where,
                    $"submission {expected} of {account}, but this one is {nonce}",
                    "Submissions of this account are missing: fetch all its submission events from the first block."
                )
            );
        }

        _nextNonce[account] = nonce + UInt256.One;
    }
}
