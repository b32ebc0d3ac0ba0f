using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;

namespace Apportion.Cli.EigenLayer;

/// <summary>Distribution lines as totals.</summary>
internal static class LineTotals
{
    /// <summary>The sums that a distribution commits to, as totals of a computation.</summary>
    public static IReadOnlyList<LedgerTotal> Of(IReadOnlyList<DistributionLine> lines)
    {
        var assets = lines
            .Select(line => line.Token)
            .Distinct()
            .ToDictionary(token => token, token => new Asset(token.ToString(), 0));
        return
        [
            .. lines.Select(line => new LedgerTotal(
                line.Earner.ToString(),
                assets[line.Token],
                "eigenlayer.cumulative",
                PostingKind.Reward,
                (BigInteger)line.Cumulative
            )),
        ];
    }
}
