using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Reports;

namespace Apportion.Cli.Custody;

/// <summary>Every token of an era's message on its way, and the laws that hold between the stations.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Leak">Where EigenLayer's pipeline took it; null if it never got there.</param>
internal sealed record CustodyTrail(EraSubmission Submission, SubmissionLeak? Leak)
{
    /// <summary>What the pipeline accounts for.</summary>
    public BigInteger Accounted =>
        Leak is null
            ? BigInteger.Zero
            : Leak.Operators
                + Leak.Stakers
                + Leak.Refunded
                + Leak.Collapsed
                + Leak.UnpaidStakers
                + Leak.Dust
                + Leak.Ahead
                - Leak.Overpaid;

    /// <summary>Checks conservation station by station; gives how many laws were checked.</summary>
    public long Check(List<Finding> findings)
    {
        var where = FormattableString.Invariant($"era {Submission.Era.Era}");
        var payout = Submission.Era.LastAttempt!.Payout!;
        var amounts = payout.Rewards.Aggregate(UInt128.Zero, (sum, reward) => sum + reward.Amount);
        Same(
            findings,
            $"{where}: amounts and dust are the message's amount",
            Submission.Era.Result.Amount ?? 0,
            amounts + payout.Dust
        );
        Same(
            findings,
            $"{where}: mapped and unmapped are the amounts",
            amounts,
            Submission.Submitted + Submission.Unmapped
        );
        if (Leak is null)
            return 2;
        Same(findings, $"{where}: EigenLayer takes what is mapped", Submission.Submitted, Leak.Submitted);
        Same(findings, $"{where}: payments, refunds and named remainders are what it took", Leak.Submitted, Accounted);
        return 4;
    }

    private static void Same(List<Finding> findings, string law, BigInteger expected, BigInteger actual)
    {
        if (expected != actual)
            findings.Add(Finding.Of("custody.conservation", law, expected, actual));
    }

    /// <summary>The sessions' points of an account in the era, and the share it was paid.</summary>
    public (uint Points, UInt128 Amount) Of(Address account) =>
        (Submission.Era.PointsOf(account), Submission.Era.AmountOf(account));
}
