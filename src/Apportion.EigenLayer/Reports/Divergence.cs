using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Replay;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Where one pair of earner and token first differs, as narrowly as the published lines tell.</summary>
/// <param name="Earner">The earner.</param>
/// <param name="Token">The token.</param>
/// <param name="Amount">Published less recomputed.</param>
/// <param name="Cause">How the amount relates to the payments of the run.</param>
/// <param name="FirstDay">The first day that can be meant, days since 1970.</param>
/// <param name="LastDay">The last day that can be meant.</param>
/// <param name="RewardHash">The submission, if one is meant or only one pays the pair.</param>
public sealed record Divergence(
    Address Earner,
    Address Token,
    BigInteger Amount,
    DivergenceCause Cause,
    int FirstDay,
    int LastDay,
    Hash256? RewardHash
)
{
    /// <summary>Every differing pair of a run, those that can be pinned down first, then by day, submission and earner.</summary>
    /// <param name="differences">How the published lines differ from the run's.</param>
    /// <param name="run">The run, with the payments of the differing earners.</param>
    /// <param name="firstDay">The first day that no agreeing root before covers.</param>
    public static IReadOnlyList<Divergence> Of(
        IReadOnlyList<LineDifference> differences,
        ReplayedRun run,
        int firstDay
    ) =>
        [
            .. differences
                .Select(difference => Of(difference, run, firstDay))
                .OrderBy(divergence => divergence.Cause)
                .ThenBy(divergence => divergence.FirstDay)
                .ThenBy(divergence => divergence.RewardHash ?? Hash256.Zero)
                .ThenBy(divergence => divergence.Earner)
                .ThenBy(divergence => divergence.Token),
        ];

    private static Divergence Of(LineDifference difference, ReplayedRun run, int firstDay)
    {
        var payments = run
            .Payments.Where(payment => payment.Earner == difference.Earner && payment.Token == difference.Token)
            .ToList();
        var amount = BigInteger.Abs(difference.Amount);
        var days = payments.Where(payment => (BigInteger)payment.Amount == amount && amount > 0).ToList();
        if (days.Count > 0)
        {
            return Found(difference, DivergenceCause.OneDay, days);
        }

        var submissions = payments.GroupBy(payment => payment.RewardHash).ToList();
        var whole = submissions.FirstOrDefault(group => Sum(group) == amount && amount > 0);
        if (whole is not null)
        {
            return Found(difference, DivergenceCause.OneSubmission, [.. whole]);
        }

        return payments.Count > 0
            ? Found(difference, DivergenceCause.Recalculated, payments)
            : new Divergence(
                difference.Earner,
                difference.Token,
                difference.Amount,
                DivergenceCause.Unknown,
                firstDay,
                run.Cutoff - 1,
                null
            );
    }

    private static Divergence Found(LineDifference difference, DivergenceCause cause, List<Payment> payments)
    {
        var hashes = payments.Select(payment => payment.RewardHash).Distinct().ToList();
        return new Divergence(
            difference.Earner,
            difference.Token,
            difference.Amount,
            cause,
            payments.Min(payment => payment.Day),
            payments.Max(payment => payment.Day),
            hashes.Count == 1 ? hashes[0] : null
        );
    }

    private static BigInteger Sum(IEnumerable<Payment> payments) =>
        payments.Aggregate(BigInteger.Zero, (sum, payment) => sum + (BigInteger)payment.Amount);
}
