using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Does an interval start where the one before it ended? Source: spec rocket-pool sections 3 and 16, check 7.
/// </summary>
internal static class ContinuityCheck
{
    public const string Name = "continuity";
    public const string Protects = "no time is skipped or paid twice: an interval starts where the one before it ended";

    /// <summary>Slots that may be missed at the start: two epochs.</summary>
    private const ulong Missed = 64;

    public static long Run(string name, RewardsHeader previous, RewardsHeader next, List<Finding> findings)
    {
        if (next.ConsensusStartBlock == 0 || previous.ConsensusEndBlock == 0)
            return 0;
        ulong nominal =
            ((previous.ConsensusEndBlock / (ulong)IntervalClock.EpochSlots) + 1) * (ulong)IntervalClock.EpochSlots;
        if (next.ConsensusStartBlock < nominal || next.ConsensusStartBlock - nominal > Missed)
            findings.Add(
                new Finding(
                    "rocketpool.continuity",
                    $"{name}: $.consensusStartBlock",
                    Invariant(
                        $"the first block from slot {nominal} on, the epoch after interval {previous.Index}'s last slot"
                    ),
                    Invariant($"{next.ConsensusStartBlock}"),
                    null,
                    "Slots between the two intervals are skipped or paid twice"
                )
            );
        if (next.ExecutionStartBlock != 0 && next.ExecutionStartBlock <= previous.ExecutionEndBlock)
            findings.Add(
                Finding.Of(
                    "rocketpool.continuity",
                    $"{name}: $.executionStartBlock",
                    Invariant($"above {previous.ExecutionEndBlock}, interval {previous.Index}'s last block"),
                    Invariant($"{next.ExecutionStartBlock}"),
                    "A block belongs to one interval"
                )
            );
        if (IntervalClock.HasTimes(previous) && IntervalClock.HasTimes(next) && next.StartTime < previous.EndTime)
            findings.Add(
                Finding.Of(
                    "rocketpool.continuity",
                    $"{name}: $.startTime",
                    Invariant($"not before {previous.EndTime}, interval {previous.Index}'s end"),
                    Invariant($"{next.StartTime}"),
                    "The intervals overlap"
                )
            );
        return 3;
    }
}
