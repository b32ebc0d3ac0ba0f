using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Reports;

/// <summary>One pair of earner and token on which two distributions disagree.</summary>
/// <param name="Earner">The earner.</param>
/// <param name="Token">The token.</param>
/// <param name="Published">The published amount; null if there is no line.</param>
/// <param name="Recomputed">The recomputed amount; null if there is no line.</param>
/// <param name="Cause">How they differ.</param>
public sealed record LineDifference(
    Address Earner,
    Address Token,
    UInt256? Published,
    UInt256? Recomputed,
    LineCause Cause
)
{
    /// <summary>Published less recomputed.</summary>
    public BigInteger Amount => (BigInteger)Published.GetValueOrDefault() - (BigInteger)Recomputed.GetValueOrDefault();

    /// <summary>Every difference, the largest first and then by earner and token.</summary>
    /// <param name="published">Lines as they were published.</param>
    /// <param name="recomputed">Lines as they should be.</param>
    public static IReadOnlyList<LineDifference> Between(
        IEnumerable<DistributionLine> published,
        IEnumerable<DistributionLine> recomputed
    )
    {
        var ours = recomputed.ToDictionary(line => (line.Earner, line.Token), line => line.Cumulative);
        var differences = new List<LineDifference>();
        foreach (var line in published)
        {
            UInt256? expected = ours.Remove((line.Earner, line.Token), out var amount) ? amount : null;
            if (expected != line.Cumulative)
            {
                differences.Add(Of(line.Earner, line.Token, line.Cumulative, expected));
            }
        }

        differences.AddRange(ours.Select(pair => Of(pair.Key.Earner, pair.Key.Token, null, pair.Value)));
        return
        [
            .. differences
                .OrderByDescending(difference => BigInteger.Abs(difference.Amount))
                .ThenBy(difference => difference.Earner)
                .ThenBy(difference => difference.Token),
        ];
    }

    private static LineDifference Of(Address earner, Address token, UInt256? published, UInt256? recomputed)
    {
        var cause = (published, recomputed) switch
        {
            ({ IsZero: true }, null) or (null, { IsZero: true }) => LineCause.ZeroLine,
            (null, _) => LineCause.Missing,
            (_, null) => LineCause.Unearned,
            var (theirs, own) => theirs > own ? LineCause.TooMuch : LineCause.TooLittle,
        };
        return new LineDifference(earner, token, published, recomputed, cause);
    }
}
