using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Reward submissions of all kinds.</content>
public sealed partial class LogFactsBuilder
{
    private readonly List<SubmissionNonce> _nonces = [];

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
        var (account, hash, terms) = (e[0].Address, e[2].Hash, new SubmissionTerms(e[3]));
        Check(e, account, e[1].Unsigned, hash, headWords: 1);
        foreach (var (strategy, index, multiplier) in terms.Strategies)
            _result.Facts.RewardSubmissions.Add(
                new(
                    account,
                    hash,
                    terms.Token,
                    terms.Amount,
                    strategy,
                    index,
                    multiplier,
                    terms.Start,
                    terms.End,
                    terms.Duration,
                    type,
                    _at.Transaction,
                    _at.LogIndex,
                    _at.Block
                )
            );
    }

    private void AddStakeSubmission(DecodedEvent e, List<StakeRewardSubmission> rows)
    {
        var (set, hash, terms) = (e[2], e[1].Hash, new SubmissionTerms(e[4]));
        Check(e, set[0].Address, e[3].Unsigned, hash, headWords: 4);
        foreach (var (strategy, index, multiplier) in terms.Strategies)
            rows.Add(
                new(
                    set[0].Address,
                    set[1].UInt32,
                    hash,
                    terms.Token,
                    terms.Amount,
                    strategy,
                    index,
                    multiplier,
                    terms.Start,
                    terms.End,
                    terms.Duration,
                    _at.Transaction,
                    _at.LogIndex,
                    _at.Block
                )
            );
    }

    private void AddDirected(DecodedEvent e)
    {
        var (avs, hash, terms) = (e[1].Address, e[2].Hash, new DirectedTerms(e[4]));
        Check(e, avs, e[3].Unsigned, hash, headWords: 2);
        foreach (var (strategy, index, multiplier) in terms.Strategies)
        foreach (var (@operator, operatorIndex, amount) in terms.Operators)
            _result.Facts.OperatorDirectedRewardSubmissions.Add(
                new(
                    avs,
                    hash,
                    terms.Token,
                    @operator,
                    operatorIndex,
                    amount,
                    strategy,
                    index,
                    multiplier,
                    terms.Start,
                    terms.End,
                    terms.Duration,
                    terms.Description,
                    _at.Transaction,
                    _at.LogIndex,
                    _at.Block
                )
            );
    }

    private void AddDirectedToSet(DecodedEvent e)
    {
        var (set, hash, terms) = (e[2], e[1].Hash, new DirectedTerms(e[4]));
        Check(e, set[0].Address, e[3].Unsigned, hash, headWords: 4);
        foreach (var (strategy, index, multiplier) in terms.Strategies)
        foreach (var (@operator, operatorIndex, amount) in terms.Operators)
            _result.Facts.OperatorDirectedOperatorSetRewardSubmissions.Add(
                new(
                    set[0].Address,
                    set[1].UInt32,
                    hash,
                    terms.Token,
                    @operator,
                    operatorIndex,
                    amount,
                    strategy,
                    index,
                    multiplier,
                    terms.Start,
                    terms.End,
                    terms.Duration,
                    terms.Description,
                    _at.Transaction,
                    _at.LogIndex,
                    _at.Block
                )
            );
    }

    /// <summary>Recomputes the hash of a submission from its log, and keeps its nonce for the end.</summary>
    private void Check(DecodedEvent e, Address account, UInt256 nonce, Hash256 hash, int headWords)
    {
        _result.Submissions++;
        _nonces.Add(new(account, nonce, _at));
        var computed = RewardHash.Compute(account, nonce, e.Log.Data.Span, headWords);
        if (computed != hash)
        {
            const string advice = "The log was altered or decoded with the wrong event; do not trust its amounts.";
            _findings.Add(
                Finding.Of("eigenlayer.reward-hash", e.Log.Where, computed.ToString(), hash.ToString(), advice)
            );
        }
    }

    /// <summary>The nonces of an account count its submissions of all kinds from 0.</summary>
    /// <remarks>Source: eigenlayer-logs-notes section 1.9.</remarks>
    private void CheckNonces()
    {
        var next = new Dictionary<Address, UInt256>();
        foreach (var (account, nonce, at) in _nonces)
        {
            var expected = next.GetValueOrDefault(account);
            if (nonce != expected)
            {
                _findings.Add(
                    Finding.Missing(
                        "eigenlayer.nonce-gap",
                        $"{at}",
                        $"submission {expected} of {account}, but this one is {nonce}",
                        "Submissions of this account are missing: fetch all its submission events from the first block."
                    )
                );
            }

            next[account] = nonce + UInt256.One;
        }
    }

    private readonly record struct SubmissionNonce(Address Account, UInt256 Nonce, Origin At) : IEventRow
    {
        public long BlockNumber => At.Block;

        public long LogIndex => At.LogIndex;
    }
}
