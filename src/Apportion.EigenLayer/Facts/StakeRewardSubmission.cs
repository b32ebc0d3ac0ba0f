using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts;

/// <summary>One strategy of a submission to an operator set by unique (allocated) or total stake.</summary>
/// <param name="Avs">The AVS (service).</param>
/// <param name="OperatorSetId">Number of the operator set within its AVS.</param>
/// <param name="RewardHash">Hash that names the submission.</param>
/// <param name="Token">The token that is paid.</param>
/// <param name="Amount">Pool of the whole submission, base units.</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="StrategyIndex">Position in the list of strategies.</param>
/// <param name="Multiplier">Weight of one share of the strategy; zero is possible.</param>
/// <param name="StartTimestamp">Start of the submission, Unix seconds; that day itself is not paid.</param>
/// <param name="EndTimestamp">Start plus duration, Unix seconds.</param>
/// <param name="Duration">Length in seconds.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct StakeRewardSubmission(
    Address Avs,
    uint OperatorSetId,
    Hash256 RewardHash,
    Address Token,
    UInt256 Amount,
    Address Strategy,
    int StrategyIndex,
    UInt256 Multiplier,
    long StartTimestamp,
    long EndTimestamp,
    long Duration,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : ISubmissionRow;
