using Apportion.EigenLayer.Commitment;

namespace Apportion.EigenLayer.Replay;

/// <summary>One run of a replayed history.</summary>
/// <param name="Cutoff">Its cutoff, days since 1970; its distribution is of the day before.</param>
/// <param name="Lines">The distribution lines, by earner and token.</param>
/// <param name="Payments">What this run paid the watched earners, by earner, token, day and submission.</param>
public sealed record ReplayedRun(int Cutoff, IReadOnlyList<DistributionLine> Lines, IReadOnlyList<Payment> Payments);
