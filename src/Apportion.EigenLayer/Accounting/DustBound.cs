using System.Numerics;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Accounting;

/// <summary>
/// Between what the divisions of one submission and day can give out too much (a negative least) and leave over (most).
/// With n stakers' rows, m operators' rows and T tokens:
/// <list type="bullet">
/// <item>every staker's floor leaves less than one unit: n;</item>
/// <item>a proportion cut to 15 decimals leaves less than T / 10^15 a staker: n T / 10^15 (not in the draft's total stake,
/// nor under exact floors);</item>
/// <item>a quotient of at least 20 decimals is rounded by at most half of the last: n T / (2 10^20), both ways where it is
/// not cut;</item>
/// <item>operators that share a pool (unique and total stake) leave less than one unit each, or get half a unit too much
/// where a quotient has no decimals: -m / 2 to m;</item>
/// <item>doubles and their texts (before Nile, and always for all stakers) are off by less than T / 10^14 together and half
/// a unit a staker.</item>
/// </list>
/// </summary>
/// <param name="Least">The least dust, base units, at most 0.</param>
/// <param name="Most">The most dust, base units, at least 0.</param>
/// <remarks>Source: spec eigenlayer sections 6.2 to 6.5 and 9, eigenlayer-v2.2-draft section 8.</remarks>
internal readonly record struct DustBound(BigInteger Least, BigInteger Most)
{
    private static readonly BigInteger Cut = BigInteger.Pow(10, ProportionOf.Decimals);
    private static readonly BigInteger TwiceQuotient = 2 * BigInteger.Pow(10, 20);
    private static readonly BigInteger Doubles = BigInteger.Pow(10, 14);

    /// <summary>Nothing was divided: no dust at all.</summary>
    public static DustBound None { get; } = new(0, 0);

    /// <summary>Whether an amount lies within.</summary>
    public bool Contains(BigInteger dust) => Least <= dust && dust <= Most;

    /// <summary>The bound of a day.</summary>
    /// <param name="rules">What was followed.</param>
    /// <param name="submission">A row of the submission.</param>
    /// <param name="lane">The way of paying.</param>
    /// <param name="day">The day, days since 1970.</param>
    /// <param name="stakers">How many stakers' rows there are.</param>
    /// <param name="operators">How many operators' rows there are.</param>
    /// <param name="due">Tokens of the day.</param>
    public static DustBound Of(
        RewardsRules rules,
        RewardRow submission,
        PaymentLane lane,
        int day,
        int stakers,
        int operators,
        BigInteger due
    )
    {
        var (least, most) = (BigInteger.Zero, (BigInteger)stakers);
        if (submission.Kind is SubmissionKind.UniqueStake or SubmissionKind.TotalStake)
        {
            most += operators;
            least -= rules.FloorsExactly ? 0 : Ceiling(operators, 2);
        }
        if (rules.FloorsExactly)
            return new(least, most);
        var uncut = lane == PaymentLane.TotalStake && !rules.Ruleset.PaysStakePools;
        most += Ceiling(stakers * due, uncut ? TwiceQuotient : Cut);
        least -= stakers * due / TwiceQuotient;
        if (UsesDoubles(rules, submission, day))
        {
            most += Ceiling(due, Doubles);
            least -= Ceiling(due, Doubles) + Ceiling(stakers, 2);
        }
        return new(least, most);
    }

    private static bool UsesDoubles(RewardsRules rules, RewardRow submission, int day) =>
        submission.Kind switch
        {
            SubmissionKind.AllStakers => true,
            SubmissionKind.Avs => StakerPayout.ForAvs(rules, day, submission.SubmissionDay)
                is StakerPayout.Method.Digits15
                    or StakerPayout.Method.ShortestText,
            _ => false,
        };

    private static BigInteger Ceiling(BigInteger dividend, BigInteger divisor) => (dividend + divisor - 1) / divisor;
}
