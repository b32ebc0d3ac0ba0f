using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Numbers;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Is every attestation score one that a bond and a commission can give? Each success of a validator counts the same, but for a bond
/// that was reduced meanwhile. Source: spec rocket-pool sections 8.7, 9.3, 9.4 and 16, item 8.
/// </summary>
internal static class ScoreCheck
{
    public const string Name = "scores";
    public const string Protects = "each attestation score follows from a bond and a commission";
    private const string Advice =
        "No bond of 8 or 16 ETH gives this score, nor a reduction from 16 to 8 ETH: fetch the performance file again";

    /// <summary>Why the check has no meaning for a file, or null.</summary>
    public static string? NotApplicable(VerificationSubject subject) =>
        subject.Header.RulesetVersion < 7 ? "performance files before ruleset v7 carry no scores" : null;

    public static long Run(string name, PerformanceFile file, List<Finding> findings)
    {
        var scores = ReachableScores.Of(file);
        long compared = 0;
        foreach (MinipoolPerformance minipool in file.Minipools)
        {
            compared++;
            if (Check(minipool, scores, $"{name}: {minipool.Validator.Pubkey}.attestationScore") is { } finding)
                findings.Add(finding);
        }
        foreach (MegapoolPerformance megapool in file.Megapools ?? [])
            compared += CheckMegapool(megapool, name, findings);
        return compared;
    }

    private static Finding? Check(MinipoolPerformance minipool, ReachableScores scores, string where)
    {
        ValidatorPerformance validator = minipool.Validator;
        UInt256 score = validator.Score ?? default;
        if (minipool.Bonus is { } bonus)
        {
            UInt256 each = ReachableScores.OfReducedBond(bonus.EffectiveCommission);
            return score == each * validator.Successful ? null : Explain(validator, scores, each, where);
        }
        return scores.IsOneScore(score, validator.Successful) ? null : Explain(validator, scores, null, where);
    }

    /// <summary>With a reduced bond a score is a mix of two; what no mix explains either is a discrepancy.</summary>
    private static Finding? Explain(ValidatorPerformance validator, ReachableScores scores, UInt256? each, string where)
    {
        UInt256 score = validator.Score ?? default;
        switch (scores.MixOf(score, validator.Successful, each))
        {
            case ScoreMix.Known:
                return null;
            case ScoreMix.UnknownCommission:
                return Finding.Notice(
                    "rocketpool.performance.score-mix",
                    where,
                    Invariant(
                        $"{score} for {validator.Successful} successes is reached by a reduced bond only with a commission that no other minipool has"
                    )
                );
            default:
                UInt256 expected = (each ?? Mean(validator)) * validator.Successful;
                return Finding.Of("rocketpool.performance.score", where, expected, score, Advice);
        }
    }

    /// <summary>The bond of a megapool's validators is the same, so each success of each of them counts the same.</summary>
    private static int CheckMegapool(MegapoolPerformance megapool, string name, List<Finding> findings)
    {
        UInt256? common = null;
        foreach (ValidatorPerformance validator in megapool.Validators ?? [])
        {
            UInt256 score = validator.Score ?? default;
            UInt256 each = common ?? UInt256.Min(Mean(validator), Wei.One);
            UInt256 expected = each * validator.Successful;
            if (expected != score)
                findings.Add(
                    Finding.Of(
                        "rocketpool.performance.score",
                        $"{name}: {validator.Pubkey}.attestationScore",
                        expected,
                        score,
                        "Each success of a megapool's validators counts the same: fetch the performance file again"
                    )
                );
            else if (validator.Successful > 0)
                common = each;
        }
        return (megapool.Validators ?? []).Count;
    }

    private static UInt256 Mean(ValidatorPerformance validator) =>
        validator.Successful == 0
            ? default
            : UInt256.MulDivFloor(validator.Score ?? default, UInt256.One, validator.Successful);
}
