using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Do times, slots and blocks fit together? Slots may be missed, so a start may lie after its nominal slot and an end before it.
/// Source: spec rocket-pool sections 3 and 12.1.
/// </summary>
internal static class TimingCheck
{
    public const string Name = "timing";
    public const string Protects = "the interval is the one it says: times, slots and blocks fit together";

    /// <summary>How many slots may be missed at either end: two epochs.</summary>
    private const long Missed = 2 * IntervalClock.EpochSlots;

    private const long MainnetInterval = 28 * 86400;
    private const long MainnetStart = 1659591339;

    /// <summary>Why the check has no meaning for a file, or null.</summary>
    public static string? NotApplicable(RewardsHeader header) =>
        !IntervalClock.HasTimes(header) ? "the file has no times" : null;

    /// <param name="subject">The file.</param>
    /// <param name="confirmed">
    /// True if the header is known to be the published one: what does not fit is then upstream's own and only worth knowing (the
    /// file of mainnet 36 ends two slots before its epoch does, holesky 181 two epochs and more before its time).
    /// </param>
    /// <param name="findings">Takes what does not fit.</param>
    public static long Run(VerificationSubject subject, bool confirmed, List<Finding> findings)
    {
        var own = new List<Finding>();
        long compared = Compare(subject, own);
        findings.AddRange(confirmed ? own.Select(AsPublished) : own);
        return compared;
    }

    private static Finding AsPublished(Finding finding) =>
        finding with
        {
            Kind = FindingKind.Notice,
            Advice = "This is what was published",
        };

    private static long Compare(VerificationSubject subject, List<Finding> findings)
    {
        RewardsHeader header = subject.Header;
        long compared = CompareBlocks(subject, findings);
        if (header.Network == "mainnet" && IntervalClock.Seconds(header) is { } seconds)
        {
            compared++;
            if (seconds != MainnetInterval)
                findings.Add(
                    Finding.Of(
                        "rocketpool.timing.interval",
                        subject.At("endTime"),
                        MainnetInterval,
                        seconds,
                        "An interval of mainnet has 28 days, here in seconds; startTime, endTime or intervalsPassed was changed"
                    )
                );
        }
        if (IntervalClock.Genesis(header.Network) is not { } genesis)
            return compared;
        return compared
            + (
                header.RulesetVersion >= 9
                    ? CompareSlotTimes(subject, genesis, findings)
                    : CompareTimes(subject, genesis, findings)
            );
    }

    /// <summary>v1 to v8: the times are those of the contract, the slots those of the epochs that hold them.</summary>
    private static long CompareTimes(VerificationSubject subject, long genesis, List<Finding> findings)
    {
        RewardsHeader header = subject.Header;
        Near(
            subject,
            findings,
            "consensusEndBlock",
            NominalEnd(header.EndTime, genesis) - Missed,
            Missed,
            header.ConsensusEndBlock
        );
        if (header.ConsensusStartBlock > 0)
            Near(
                subject,
                findings,
                "consensusStartBlock",
                NominalEnd(header.StartTime, genesis) + 1 - IntervalClock.EpochSlots,
                Missed + IntervalClock.EpochSlots,
                header.ConsensusStartBlock
            );
        if (header.Network == "mainnet")
        {
            long start = MainnetStart + ((long)header.Index * MainnetInterval);
            if (start != header.StartTime)
                findings.Add(
                    Finding.Of(
                        "rocketpool.timing.start",
                        subject.At("startTime"),
                        start,
                        header.StartTime,
                        "Mainnet's intervals follow one another since 2022-08-04T05:35:39Z, here in Unix seconds; index or startTime was changed"
                    )
                );
        }
        return 3;
    }

    /// <summary>v9 and later: the times are those of the nominal first and last slot.</summary>
    private static long CompareSlotTimes(VerificationSubject subject, long genesis, List<Finding> findings)
    {
        RewardsHeader header = subject.Header;
        long first = SlotOf(subject, findings, "startTime", header.StartTime, genesis, remainder: 0);
        long last = SlotOf(subject, findings, "endTime", header.EndTime, genesis, IntervalClock.EpochSlots - 1);
        Near(subject, findings, "consensusStartBlock", first, Missed, header.ConsensusStartBlock);
        Near(subject, findings, "consensusEndBlock", last - Missed, Missed, header.ConsensusEndBlock);
        return 4;
    }

    private static long CompareBlocks(VerificationSubject subject, List<Finding> findings)
    {
        RewardsHeader header = subject.Header;
        if (header.ConsensusStartBlock == 0 || header.ExecutionStartBlock == 0)
            return 0;
        Int128 slots = (Int128)header.ConsensusEndBlock - header.ConsensusStartBlock;
        Int128 blocks = (Int128)header.ExecutionEndBlock - header.ExecutionStartBlock;
        if (slots < 0)
            findings.Add(Order(subject, "consensusEndBlock", header.ConsensusStartBlock, header.ConsensusEndBlock));
        if (blocks < 0)
            findings.Add(Order(subject, "executionEndBlock", header.ExecutionStartBlock, header.ExecutionEndBlock));
        if (slots >= 0 && blocks > slots)
            findings.Add(
                new Finding(
                    "rocketpool.timing.blocks",
                    subject.At("executionEndBlock"),
                    Invariant($"at most {slots} blocks after executionStartBlock, one a slot"),
                    Invariant($"{blocks}"),
                    null,
                    "A block number was changed"
                )
            );
        return 3;
    }

    private static Finding Order(VerificationSubject subject, string field, ulong start, ulong end) =>
        Finding.Of(
            "rocketpool.timing.order",
            subject.At(field),
            Invariant($"at least {start}"),
            Invariant($"{end}"),
            "An interval does not end before it starts"
        );

    private static long SlotOf(
        VerificationSubject subject,
        List<Finding> findings,
        string field,
        long time,
        long genesis,
        long remainder
    )
    {
        long slot = Math.DivRem(time - genesis, IntervalClock.SlotSeconds, out long seconds);
        if (seconds != 0 || slot % IntervalClock.EpochSlots != remainder)
            findings.Add(
                new Finding(
                    "rocketpool.timing.slot",
                    subject.At(field),
                    remainder == 0 ? "the time of the first slot of an epoch" : "the time of the last slot of an epoch",
                    Invariant($"{time - genesis} s after genesis: slot {slot} and {seconds} s"),
                    null,
                    "From ruleset v9 on the times are slot times; this one was changed"
                )
            );
        return slot;
    }

    private static long NominalEnd(long time, long genesis)
    {
        long slot = (time - genesis + IntervalClock.SlotSeconds - 1) / IntervalClock.SlotSeconds;
        return (slot / IntervalClock.EpochSlots * IntervalClock.EpochSlots) + IntervalClock.EpochSlots - 1;
    }

    private static void Near(
        VerificationSubject subject,
        List<Finding> findings,
        string field,
        long first,
        long slots,
        ulong actual
    )
    {
        if (actual <= long.MaxValue && (long)actual >= first && (long)actual <= first + slots)
            return;
        findings.Add(
            new Finding(
                "rocketpool.timing.slot-range",
                subject.At(field),
                Invariant($"a slot from {first} to {first + slots}, as the times say"),
                Invariant($"{actual}"),
                null,
                "This slot or a time was changed"
            )
        );
    }
}
