namespace Apportion.TheGraph.Accounting;

/// <summary>
/// The conservation law at one moment; every number is in 10^-18 wei. Issued + paid twice + undistributed at the start =
/// minted + reclaimed + dropped + dust + undistributed now.
/// </summary>
/// <param name="Issued">rate · blocks since the start, up to this block.</param>
/// <param name="PaidTwice">Baseline only: periods that became payable once more (declared exception).</param>
/// <param name="Minted">Paid to indexers and delegators.</param>
/// <param name="Reclaimed">Minted to reclaim addresses.</param>
/// <param name="Dropped">Given to nobody.</param>
/// <param name="Dust">Kept back by floors, and the share of GRT outside every pool.</param>
/// <param name="Undistributed">Accrued and given to nobody yet.</param>
/// <param name="UndistributedAtStart">The same when the account began.</param>
public sealed record ConservationStatement(
    BigInteger Issued,
    BigInteger PaidTwice,
    BigInteger Minted,
    BigInteger Reclaimed,
    BigInteger Dropped,
    BigInteger Dust,
    BigInteger Undistributed,
    BigInteger UndistributedAtStart
)
{
    /// <summary>Zero when the law holds.</summary>
    public BigInteger Difference =>
        Issued + PaidTwice + UndistributedAtStart - Minted - Reclaimed - Dropped - Dust - Undistributed;
}
