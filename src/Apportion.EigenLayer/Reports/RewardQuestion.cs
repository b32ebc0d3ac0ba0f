using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Which amounts are to be explained, and how far.</summary>
/// <param name="Earner">Whose.</param>
/// <param name="Token">In which token, or null for all.</param>
/// <param name="Day">Of which day since 1970, or null for all.</param>
/// <param name="Submission">Of which submission, or null for all.</param>
/// <param name="Limit">How many amounts are explained at most: the first ones by day.</param>
/// <param name="Terms">
/// How many terms of a sum are itemised at most, the largest ones; the others are one term. 0 for all.
/// </param>
public sealed record RewardQuestion(
    Address Earner,
    Address? Token,
    int? Day,
    Hash256? Submission,
    int Limit = 20,
    int Terms = RewardQuestion.DefaultTerms
)
{
    /// <summary>How many terms of a sum are itemised if nothing else is asked for.</summary>
    public const int DefaultTerms = 10;
}
