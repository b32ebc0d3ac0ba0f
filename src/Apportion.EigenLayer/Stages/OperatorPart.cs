using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.Stages;

/// <summary>The row of an operator that has tokens of its own: it keeps its split, and the rest is its stakers'.</summary>
/// <remarks>Source: spec eigenlayer sections 7.8, 7.12, 7.16 and 7.19.</remarks>
internal static class OperatorPart
{
    /// <summary>Computes the row of a run of days.</summary>
    /// <param name="rules">What is followed.</param>
    /// <param name="table">The table of operators' rows.</param>
    /// <param name="reward">The representative row of the submission.</param>
    /// <param name="operatorId">The operator.</param>
    /// <param name="tokens">Its tokens of a day, base units.</param>
    /// <param name="bips">Its split, basis points.</param>
    /// <param name="days">First and last day.</param>
    /// <param name="stake">Its stake, for unique and total stake.</param>
    public static GoldRow Of(
        RewardsRules rules,
        GoldTable table,
        ActiveReward reward,
        int operatorId,
        Int128 tokens,
        int bips,
        (int First, int Last) days,
        OperatorStake? stake = null
    )
    {
        var kept = Tokens.Split(rules, tokens, bips);
        return new GoldRow
        {
            Table = table,
            From = days.First,
            To = days.Last,
            Reward = reward,
            Earner = operatorId,
            Amount = kept,
            Operator = operatorId,
            Tokens = tokens,
            OperatorTokens = kept,
            Bips = bips,
            Stake = stake,
        };
    }
}
