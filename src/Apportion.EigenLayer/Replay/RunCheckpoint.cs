using System.Numerics;
using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Replay;

/// <summary>
/// What the next run has to know of a finished history: which days were paid and the sums so far. With it an incremental
/// run computes only new days.
/// </summary>
/// <param name="Rules">Text of everything the history followed; another history cannot be continued.</param>
/// <param name="Cutoffs">Cutoff days of the runs, ascending.</param>
/// <param name="LastPaid">Last day with a row by reward hash.</param>
/// <param name="Totals">Sums of days before the last cutoff.</param>
/// <param name="CutoffDay">Sums of the last cutoff day itself, which the next distribution adds.</param>
/// <remarks>Source: spec eigenlayer sections 3 and 6.7.</remarks>
public sealed record RunCheckpoint(
    string Rules,
    IReadOnlyList<int> Cutoffs,
    IReadOnlyList<PaidHash> LastPaid,
    IReadOnlyList<EarnedSum> Totals,
    IReadOnlyList<EarnedSum> CutoffDay
);

/// <summary>How far a submission has been paid.</summary>
/// <param name="RewardHash">The submission.</param>
/// <param name="Day">Last day with a row, days since 1970.</param>
public readonly record struct PaidHash(Hash256 RewardHash, int Day);

/// <summary>A sum of an earner in a token.</summary>
/// <param name="Earner">Who.</param>
/// <param name="Token">In what.</param>
/// <param name="Sum">Base units.</param>
/// <param name="LastDay">Last day with a row, days since 1970.</param>
public readonly record struct EarnedSum(Address Earner, Address Token, BigInteger Sum, int LastDay);
