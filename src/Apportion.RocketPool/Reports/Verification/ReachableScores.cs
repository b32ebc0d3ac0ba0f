using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// The scores of one successful attestation that a file's minipools can have: <c>(E - fee) * bond // 32E + fee</c> for a bond of 8 or
/// 16 ETH and a commission of 0 % to 20 %. Source: spec rocket-pool section 8.7.
/// </summary>
internal sealed class ReachableScores
{
    /// <summary>Most successes of a validator: one in an epoch, of 12 years.</summary>
    private const ulong MostSuccesses = 1 << 20;

    /// <summary>So many of the file's scores of a bond of 8 ETH are tried where a minipool's own is not known.</summary>
    private const int MostTried = 16;

    private static readonly UInt256 MostCommission = Wei.One / 5;
    private static readonly UInt128 CommissionStep = 10_000_000_000_000;
    private static readonly UInt256 Eight = Wei.Sixteen / 2;
    private static readonly UInt128 Scale = (UInt128)Wei.One;
    private static readonly (UInt128 Least, UInt128 Most) OfEight = Range(Eight);
    private static readonly (UInt128 Least, UInt128 Most) OfSixteen = Range(Wei.Sixteen);

    private readonly HashSet<UInt128> _classic = [];
    private readonly UInt128[] _reduced;

    private ReachableScores(IEnumerable<UInt128> scores)
    {
        var reduced = new Dictionary<UInt128, int>
        {
            [(UInt128)OfReducedBond(CommissionWithBonus.Limit)] = int.MaxValue,
        };
        foreach (UInt128 score in scores)
        {
            if (Within(score, OfSixteen))
                _classic.Add(score);
            else if (Within(score, OfEight) && reduced.GetValueOrDefault(score) < int.MaxValue)
                reduced[score] = reduced.GetValueOrDefault(score) + 1;
        }
        _reduced =
        [
            .. reduced
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(MostTried)
                .Select(pair => pair.Key),
        ];
    }

    /// <summary>The scores of a file's minipools whose successes all count the same.</summary>
    public static ReachableScores Of(PerformanceFile file) =>
        new(
            file.Minipools.Select(minipool => minipool.Validator)
                .Where(one => IsPlausible(one.Score ?? default, one.Successful))
                .Where(one => (UInt128)(one.Score ?? default) % one.Successful == 0)
                .Select(one => (UInt128)(one.Score ?? default) / one.Successful)
        );

    /// <summary>The score of a bond of 8 ETH, scaled by 10^18.</summary>
    /// <param name="commission">Commission, scaled by 10^18; more than 100 % counts as 100 %.</param>
    public static UInt256 OfReducedBond(UInt256 commission) =>
        AttestationScore.Compute(Eight, UInt256.Min(commission, Wei.One), "score", default(Silent));

    /// <summary>Whether all successes can have counted the same.</summary>
    public bool IsOneScore(UInt256 sum, ulong successes)
    {
        if (successes == 0)
            return sum.IsZero;
        if (!IsPlausible(sum, successes) || (UInt128)sum % successes != 0)
            return false;
        UInt128 each = (UInt128)sum / successes;
        return Within(each, OfEight) || Within(each, OfSixteen);
    }

    /// <summary>Whether some first successes can have counted as those of 16 ETH, and the rest as those of 8 ETH.</summary>
    /// <param name="sum">Sum of the scores.</param>
    /// <param name="successes">Their number.</param>
    /// <param name="reduced">The score after the reduction, if known; else those of the file are tried.</param>
    public ScoreMix MixOf(UInt256 sum, ulong successes, UInt256? reduced)
    {
        if (!IsPlausible(sum, successes))
            return ScoreMix.None;
        UInt128[] tried = reduced is { } known ? [(UInt128)known] : _reduced;
        ScoreMix best = ScoreMix.None;
        foreach (UInt128 after in tried)
        {
            ScoreMix mix = MixWith(after, (UInt128)sum, successes);
            if (mix == ScoreMix.Known)
                return mix;
            best = mix > best ? mix : best;
        }
        return best;
    }

    /// <summary><c>sum = before * count + after * (successes - count)</c>, for every count that leaves a score of 16 ETH before.</summary>
    private ScoreMix MixWith(UInt128 after, UInt128 sum, ulong successes)
    {
        UInt128 allAfter = after * successes;
        if (sum <= allAfter || after >= OfSixteen.Least)
            return ScoreMix.None;
        UInt128 beyond = sum - allAfter;
        // Fewest successes before at the highest score, most at the lowest.
        UInt128 fewest = (beyond + (OfSixteen.Most - after) - 1) / (OfSixteen.Most - after);
        UInt128 most = UInt128.Min(beyond / (OfSixteen.Least - after), successes - 1);
        ScoreMix best = ScoreMix.None;
        for (UInt128 count = UInt128.Max(fewest, 1); count <= most; count++)
        {
            if (beyond % count != 0)
                continue;
            UInt128 before = after + (beyond / count);
            if (_classic.Contains(before) || IsWhole(before))
                return ScoreMix.Known;
            best = ScoreMix.UnknownCommission;
        }
        return best;
    }

    /// <summary>Whether a score of 16 ETH is that of a commission in whole thousandths of a percent.</summary>
    private static bool IsWhole(UInt128 score) => ((score * 2) - Scale) % CommissionStep == 0;

    private static bool IsPlausible(UInt256 sum, ulong successes) =>
        successes is > 0 and <= MostSuccesses && sum <= Wei.One * successes;

    private static bool Within(UInt128 score, (UInt128 Least, UInt128 Most) range) =>
        score >= range.Least && score <= range.Most;

    private static (UInt128 Least, UInt128 Most) Range(UInt256 bond) =>
        (
            (UInt128)AttestationScore.Compute(bond, default, "score", default(Silent)),
            (UInt128)AttestationScore.Compute(bond, MostCommission, "score", default(Silent))
        );
}
