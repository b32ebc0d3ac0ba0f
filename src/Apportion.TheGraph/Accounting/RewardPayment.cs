namespace Apportion.TheGraph.Accounting;

/// <summary>A sum of mints or losses.</summary>
/// <param name="Account">Who got it, or <c>nobody</c>.</param>
/// <param name="Reason">Stable dotted code.</param>
/// <param name="Kind">What it is, for totals.</param>
/// <param name="Amount">Wei.</param>
public sealed record RewardPayment(string Account, string Reason, PostingKind Kind, UInt256 Amount);
