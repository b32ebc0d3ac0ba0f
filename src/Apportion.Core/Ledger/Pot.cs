namespace Apportion.Core;

/// <summary>
/// What was to be given out. The law: postings out of a pot sum to it. A ruleset whose rule breaks the law on purpose
/// declares the exception by name; the difference is then reported, never hidden.
/// </summary>
/// <param name="Id">Unique within a ledger, e.g. <c>smoothing-pool/4</c>.</param>
/// <param name="Period">The period it belongs to.</param>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Amount">Base units to be given out.</param>
/// <param name="Exception">Name and source of a declared exception to the law, or null.</param>
public sealed record Pot(
    string Id,
    Period Period,
    Asset Asset,
    UInt256 Amount,
    ConservationException? Exception = null
);

/// <summary>A rule that breaks conservation on purpose.</summary>
/// <param name="Name">Stable dotted code, e.g. <c>rocketpool.treasury-remainder</c>.</param>
/// <param name="Source">Section of our spec that describes it.</param>
public sealed record ConservationException(string Name, string Source);

/// <summary>One pot held against its postings.</summary>
/// <param name="Pot">The pot.</param>
/// <param name="Posted">Sum of all postings out of it.</param>
public sealed record PotBalance(Pot Pot, BigInteger Posted)
{
    /// <summary>Posted minus the pot: 0 when the law holds.</summary>
    public BigInteger Difference => Posted - (BigInteger)Pot.Amount;
}
