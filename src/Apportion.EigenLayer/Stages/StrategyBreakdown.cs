using System.Numerics;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's breakdown of rewards by strategy: an amount is divided again by the weights of the strategies it came
/// from, every part rounded on its own, so that parts can sum to less than the whole.
/// </summary>
/// <remarks>Source: spec eigenlayer section 10.</remarks>
internal static class StrategyBreakdown
{
    /// <summary>One strategy's part.</summary>
    /// <param name="Reward">The submission row of the strategy.</param>
    /// <param name="Shares">Shares in the strategy.</param>
    /// <param name="Weight">Its weight.</param>
    /// <param name="Total">The weight of all strategies.</param>
    /// <param name="Proportion">The weight's proportion, cut to 15 decimals.</param>
    /// <param name="Tokens">The part.</param>
    internal readonly record struct Part(
        ActiveReward Reward,
        PgNumeric Shares,
        PgNumeric Weight,
        PgNumeric Total,
        PgNumeric Proportion,
        BigInteger Tokens
    );

    /// <summary>Divides an account's amount by its shares in the given rows of a submission.</summary>
    public static List<Part> Divide(
        IEnumerable<ActiveReward> rows,
        ShareTable shares,
        int account,
        int day,
        Func<ActiveReward, PgNumeric, BigInteger> tokens
    )
    {
        var weighed = new List<(ActiveReward Reward, PgNumeric Shares, PgNumeric Weight)>();
        foreach (var reward in rows)
            if (!reward.Row.Multiplier.IsZero && shares.Find(account, reward.Row.Strategy, day) is { Sign: > 0 } found)
                weighed.Add((reward, found, found * new PgNumeric((BigInteger)reward.Row.Multiplier)));
        var total = weighed.Aggregate(PgNumeric.Zero, (sum, row) => sum + row.Weight);
        return weighed.ConvertAll(row =>
        {
            var proportion = ProportionOf.Cut(row.Weight, total);
            return new Part(row.Reward, row.Shares, row.Weight, total, proportion, tokens(row.Reward, proportion));
        });
    }

    /// <summary>A staker's part of a reward for an AVS, which was rounded half away from zero before Nile.</summary>
    public static BigInteger StakerPart(
        RewardsRules rules,
        ActiveReward reward,
        int day,
        PgNumeric proportion,
        Int128 tokens
    )
    {
        var part = proportion * new PgNumeric(tokens);
        return
            rules.IsBefore(Fork.Amazon, day, reward.Row.SubmissionDay)
            || rules.IsBefore(Fork.Nile, day, reward.Row.SubmissionDay)
            ? part.RoundToInteger()
            : part.FloorToInteger();
    }

    /// <summary>
    /// A strategy's part of a reward for all: upstream multiplies the whole day's tokens, not the staker's.
    /// </summary>
    public static BigInteger PartOfWholeDay(ActiveReward reward, PgNumeric proportion) =>
        (reward.TokensPerDayDouble * PgDouble.FromNumeric(proportion)).ToDecimal38ByText();

    /// <summary>floor(proportion * tokens).</summary>
    public static BigInteger FlooredPart(PgNumeric proportion, Int128 tokens) =>
        (proportion * new PgNumeric(tokens)).FloorToInteger();
}
