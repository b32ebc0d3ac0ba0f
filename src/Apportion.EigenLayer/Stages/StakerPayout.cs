using System.Numerics;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// What a staker and its operator get together of a day's tokens, and the operator's part of it. The two earliest forks
/// computed it with doubles.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.2 (steps 6 and 7) and 7.5.</remarks>
internal static class StakerPayout
{
    private static readonly PgNumeric Tenth = new(BigInteger.One, 1);

    /// <summary>How amounts of a day are computed.</summary>
    internal enum Method
    {
        /// <summary>Doubles of 15 digits.</summary>
        Digits15,

        /// <summary>Doubles by their shortest text.</summary>
        ShortestText,

        /// <summary>Decimals, a tenth for the operator.</summary>
        Tenth,

        /// <summary>Decimals, a split in basis points.</summary>
        Split,

        /// <summary>Exact floors, a tenth for the operator; ours.</summary>
        ExactTenth,

        /// <summary>Exact floors, a split in basis points; ours.</summary>
        ExactSplit,
    }

    /// <summary>The method of a submission for an AVS.</summary>
    public static Method ForAvs(RewardsRules rules, int day, int submissionDay)
    {
        if (rules.IsBefore(Fork.Amazon, day, submissionDay))
            return rules.FloorsExactly ? Method.ExactTenth : Method.Digits15;
        if (rules.IsBefore(Fork.Nile, day, submissionDay))
            return rules.FloorsExactly ? Method.ExactTenth : Method.ShortestText;
        return ForAll(rules, day, submissionDay);
    }

    /// <summary>The method of programmatic incentives, which never used doubles.</summary>
    public static Method ForAll(RewardsRules rules, int day, int submissionDay)
    {
        if (rules.IsBefore(Fork.Arno, day, submissionDay))
            return rules.FloorsExactly ? Method.ExactTenth : Method.Tenth;
        return rules.FloorsExactly ? Method.ExactSplit : Method.Split;
    }

    /// <summary>The method of submissions for all stakers, which have no operators and always used doubles.</summary>
    public static Method ForAllStakers(RewardsRules rules) =>
        rules.FloorsExactly ? Method.ExactSplit : Method.ShortestText;

    /// <summary>What a staker of a pool and its operator get together.</summary>
    public static Int128 Payout(
        Method method,
        ProportionOf proportions,
        StakePool pool,
        int index,
        ActiveReward reward
    ) =>
        method switch
        {
            Method.Digits15 => (Int128)Product(proportions.Of(pool, index), reward).ToDecimal38By15Digits(),
            Method.ShortestText => (Int128)Product(proportions.Of(pool, index), reward).ToDecimal38ByText(),
            Method.ExactTenth or Method.ExactSplit => ExactFloor.Share(
                reward.TokensPerDay,
                pool.WeightOf(index),
                proportions.Total
            ),
            _ => Tokens.FloorShare(proportions.Of(pool, index), reward.TokensPerDay),
        };

    /// <summary>How a payout is written down, over proportion or weight and total_weight, and tokens_per_day.</summary>
    public static string PayoutFormula(Method method) =>
        method switch
        {
            Method.Digits15 => "pg.double15(proportion, tokens_per_day)",
            Method.ShortestText => "pg.doubletext(proportion, tokens_per_day)",
            Method.ExactTenth or Method.ExactSplit => "floor(tokens_per_day * weight / total_weight)",
            _ => "floor(proportion * tokens_per_day)",
        };

    /// <summary>How the operator's part is written down, over tokens and bips.</summary>
    public static string OperatorPartFormula(RewardsRules rules, Method method) =>
        method switch
        {
            Method.Digits15 or Method.ShortestText => "round(tokens / 10)",
            Method.Tenth or Method.ExactTenth => "floor(tokens / 10)",
            _ => Tokens.SplitFormula(rules),
        };

    /// <summary>The operator's part.</summary>
    public static Int128 OperatorPart(Method method, Int128 payout, int bips) =>
        method switch
        {
            Method.Digits15 or Method.ShortestText => (Int128)(new PgNumeric(payout) * Tenth).RoundToInteger(),
            Method.Tenth => (Int128)(new PgNumeric(payout) * Tenth).FloorToInteger(),
            Method.ExactTenth => ExactFloor.Divide(payout, 10),
            Method.ExactSplit => ExactFloor.Split(payout, bips),
            _ => Tokens.Split(payout, bips),
        };

    private static PgDouble Product(ulong proportion, ActiveReward reward) =>
        PgDouble.FromFifteenDecimals(proportion) * reward.TokensPerDayDouble;
}
