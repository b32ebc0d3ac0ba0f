using System.Numerics;
using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Where the tokens of one submission went, and what leaked on the way. Amounts in base units.</summary>
/// <param name="RewardHash">The submission.</param>
/// <param name="Kind">Its kind, e.g. <c>unique_stake</c>.</param>
/// <param name="Avs">Who submitted it.</param>
/// <param name="Token">What is paid.</param>
/// <param name="Submitted">What was paid in.</param>
/// <param name="Operators">Paid to operators.</param>
/// <param name="Stakers">Paid to stakers.</param>
/// <param name="Refunded">Paid back to the AVS.</param>
/// <param name="Collapsed">Refunds lost because two buckets of a day had equal sums.</param>
/// <param name="UnpaidStakers">Stakers' parts for which no staker qualified; nobody gets them.</param>
/// <param name="Dust">Remainders of divisions; negative if roundings gave out more.</param>
/// <param name="Ahead">Not due yet.</param>
/// <param name="Overpaid">How much more was paid out than paid in; 0 if not.</param>
/// <param name="Causes">Named reasons for what is not a plain remainder.</param>
public sealed record SubmissionLeak(
    Hash256 RewardHash,
    string Kind,
    Address Avs,
    Address Token,
    BigInteger Submitted,
    BigInteger Operators,
    BigInteger Stakers,
    BigInteger Refunded,
    BigInteger Collapsed,
    BigInteger UnpaidStakers,
    BigInteger Dust,
    BigInteger Ahead,
    BigInteger Overpaid,
    IReadOnlyList<string> Causes
);
