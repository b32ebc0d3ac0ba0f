using System.Globalization;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Stages;

/// <summary>Divisions of token amounts, as PostgreSQL's numeric does them.</summary>
/// <remarks>Source: spec eigenlayer sections 6.2, 6.3 and 7.</remarks>
internal static class Tokens
{
    /// <summary>All of a split, in basis points.</summary>
    public const int AllBips = 10000;

    /// <summary>What an operator keeps when nothing else is known, in basis points.</summary>
    public const int DefaultBips = 1000;

    private static readonly InvariantDivisor ByAllBips = new(AllBips);
    private static readonly InvariantDivisor ByOne = new(ProportionOf.One);

    /// <summary>2 * 10^20: from here on a product divided by 10000 has no decimals.</summary>
    private static readonly UInt128 RoundedFrom = (UInt128)200_000_000_000 * 1_000_000_000;

    /// <summary>Products below this are divided without decimals.</summary>
    private static readonly Int128 Roomy = Int128.One << 112;

    /// <summary>How <see cref="Split(RewardsRules, Int128, int)"/> is written down, over tokens and bips.</summary>
    public static string SplitFormula(RewardsRules rules) =>
        rules.FloorsExactly ? "floor(tokens * bips / 10000)" : "floor(pg.div(tokens * bips, 10000))";

    /// <summary>How <see cref="PerDay"/> is written down, over submitted and the operand that counts the days.</summary>
    public static string PerDayFormula(RewardsRules rules, string days) =>
        rules.FloorsExactly ? $"floor(submitted / {days})" : $"floor(pg.div(submitted, {days}))";

    /// <summary>How <see cref="OfPool"/> is written down, over tokens_per_day, operator_weight and operators_weight.</summary>
    public static string OfPoolFormula(RewardsRules rules, PgNumeric weight, PgNumeric total) =>
        rules.FloorsExactly
            ? "floor(tokens_per_day * operator_weight / operators_weight)"
            : $"floor(pg.div(tokens_per_day * operator_weight, operators_weight, {ScaleOf(weight, total)}))";

    /// <summary>How a staker's part is written down, over staker_split and proportion or weight and total_weight.</summary>
    public static string OfStakerFormula(RewardsRules rules) =>
        rules.FloorsExactly ? "floor(staker_split * weight / total_weight)" : "floor(proportion * staker_split)";

    private static string ScaleOf(PgNumeric weight, PgNumeric total) =>
        Math.Max(weight.Scale, total.Scale).ToString(CultureInfo.InvariantCulture);

    /// <summary>The operator's part of an amount: splitAmount of <paramref name="bips"/>.</summary>
    public static Int128 Split(RewardsRules rules, Int128 tokens, int bips) =>
        rules.FloorsExactly ? ExactFloor.Split(tokens, bips) : Split(tokens, bips);

    /// <summary>What a submission pays a day: floor(amount / days).</summary>
    public static Int128 PerDay(RewardsRules rules, Int128 amount, long days) =>
        rules.FloorsExactly
            ? ExactFloor.Divide(amount, days)
            : (Int128)(new PgNumeric(amount) / new PgNumeric(days)).FloorToInteger();

    /// <summary>An operator's part of a pool: floor((tokens * weight) / total).</summary>
    public static Int128 OfPool(RewardsRules rules, Int128 tokens, PgNumeric weight, PgNumeric total) =>
        rules.FloorsExactly
            ? ExactFloor.Share(tokens, weight, total)
            : (Int128)(new PgNumeric(tokens) * weight / total).FloorToInteger();

    /// <summary>A staker's part by its proportion cut to 15 decimals.</summary>
    public static Int128 OfStaker(
        RewardsRules rules,
        Int128 tokens,
        ProportionOf proportions,
        StakePool pool,
        int index
    ) =>
        rules.FloorsExactly
            ? ExactFloor.Share(tokens, pool.WeightOf(index), proportions.Total)
            : FloorShare(proportions.Of(pool, index), tokens);

    /// <summary>A staker's part by its proportion as the division leaves it: floor((weight / total) * tokens).</summary>
    public static Int128 OfStakerUncut(RewardsRules rules, Int128 tokens, PgNumeric weight, PgNumeric total) =>
        rules.FloorsExactly
            ? ExactFloor.Share(tokens, weight, total)
            : (Int128)(weight / total * new PgNumeric(tokens)).FloorToInteger();

    /// <summary>
    /// splitAmount: floor((tokens * bips) / 10000). The division keeps decimals while the product is below 2 * 10^20;
    /// from there it rounds half up to an integer and the floor does nothing.
    /// </summary>
    public static Int128 Split(Int128 tokens, int bips)
    {
        if (tokens < 0 || tokens >= Roomy || bips is < 0 or > ushort.MaxValue)
            return SplitLiterally(tokens, bips);
        unchecked
        {
            var product = (UInt128)tokens * (uint)bips;
            var (quotient, remainder) = ByAllBips.DivRem(0, (ulong)(product >> 64), (ulong)product);
            var rounded = product >= RoundedFrom && remainder >= AllBips / 2;
            return (Int128)(UInt128)quotient + (rounded ? 1 : 0);
        }
    }

    /// <summary>splitAmount by the formula itself.</summary>
    internal static Int128 SplitLiterally(Int128 tokens, int bips) =>
        (Int128)(new PgNumeric(tokens) * bips / AllBips).FloorToInteger();

    /// <summary>floor(proportion * tokens) for a proportion cut to 15 decimals.</summary>
    public static Int128 FloorShare(ulong proportion, Int128 tokens)
    {
        if (tokens < 0)
            return FloorShareLiterally(proportion, tokens);
        unchecked
        {
            var carry = Math.BigMul((ulong)tokens, proportion, out var low);
            var high = Math.BigMul((ulong)(tokens >> 64), proportion, out var middle);
            middle += carry;
            if (middle < carry)
                high++;
            return (Int128)(UInt128)ByOne.DivRem(high, middle, low).Quotient;
        }
    }

    /// <summary>floor(proportion * tokens) by the formula itself.</summary>
    internal static Int128 FloorShareLiterally(ulong proportion, Int128 tokens) =>
        (Int128)(new PgNumeric(tokens) * new PgNumeric(proportion, ProportionOf.Decimals)).FloorToInteger();
}
