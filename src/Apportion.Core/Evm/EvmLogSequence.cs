using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.Core.Evm;

/// <summary>
/// Puts logs into the order of the chain and says what was wrong with the list: logs undone by a reorganisation, repeated
/// logs, two blocks of one number, times that go backwards. Gaps of log indices are normal, since node filters make them;
/// missing events show only in what the events mean (nonces, root indices), which the protocols check.
/// </summary>
public static class EvmLogSequence
{
    /// <summary>Code for a log with <c>removed: true</c>; it is left out.</summary>
    public const string RemovedCode = "evm.log.removed";

    /// <summary>Code for a log that is there twice with the same content; it is used once.</summary>
    public const string RepeatedCode = "evm.log.repeated";

    /// <summary>Code for two different logs at one place of the chain.</summary>
    public const string ConflictCode = "evm.log.conflict";

    /// <summary>Code for two block hashes or times of one block number.</summary>
    public const string ForkCode = "evm.log.fork";

    /// <summary>Code for a block that is older than one before it.</summary>
    public const string TimeCode = "evm.log.time";

    /// <summary>Code for a list that was not in the order of the chain; it was sorted.</summary>
    public const string OrderCode = "evm.log.order";

    /// <summary>The logs that count, in the order of the chain.</summary>
    /// <param name="logs">Logs in any order; the list is not changed.</param>
    /// <param name="findings">
    /// Gets notices for what was repaired (removed, repeated, unordered) and malformed findings for what cannot be.
    /// </param>
    public static IReadOnlyList<EvmLog> Order(IReadOnlyList<EvmLog> logs, ICollection<Finding> findings)
    {
        var sorted = new List<EvmLog>(logs.Count);
        var ordered = true;
        foreach (var log in logs)
        {
            if (log.Removed)
            {
                findings.Add(Finding.Notice(RemovedCode, log.Where, "the node marked this log as removed; left out"));
                continue;
            }

            ordered &= sorted.Count == 0 || sorted[^1].ComparePlace(log) <= 0;
            sorted.Add(log);
        }

        if (!ordered)
        {
            sorted = [.. sorted.Order(Comparer<EvmLog>.Create(static (a, b) => a.ComparePlace(b)))];
            // It does not say which log: the same logs in another order give the same words.
            findings.Add(Finding.Notice(OrderCode, "log list", "not in the order of the chain; sorted"));
        }

        return WithoutRepeats(sorted, findings);
    }

    private static List<EvmLog> WithoutRepeats(List<EvmLog> sorted, ICollection<Finding> findings)
    {
        var kept = new List<EvmLog>(sorted.Count);
        foreach (var log in sorted)
        {
            var last = kept.Count == 0 ? null : kept[^1];
            if (last is not null && SamePlace(last, log))
            {
                findings.Add(
                    last.SaysTheSameAs(log)
                        ? Finding.Notice(RepeatedCode, log.Where, "this log is there more than once; used once")
                        : Conflict(
                            ConflictCode,
                            log.Where,
                            "one log at one place of the chain",
                            $"another one there, of transaction {last.TransactionHash}"
                        )
                );
                continue;
            }

            if (last is not null)
            {
                CompareBlocks(last, log, findings);
            }

            kept.Add(log);
        }

        return kept;
    }

    private static void CompareBlocks(EvmLog last, EvmLog log, ICollection<Finding> findings)
    {
        if (last.BlockNumber == log.BlockNumber)
        {
            if (Differ(last.BlockHash, log.BlockHash) || Differ(last.BlockTimestamp, log.BlockTimestamp))
            {
                var found = Differ(last.BlockHash, log.BlockHash)
                    ? $"{last.BlockHash} and {log.BlockHash}"
                    : Invariant($"time {last.BlockTimestamp} and time {log.BlockTimestamp}");
                findings.Add(Conflict(ForkCode, log.Where, "one hash and time of one block", found));
            }
        }
        else if (last.BlockTimestamp > log.BlockTimestamp)
        {
            var expected = Invariant($"a time not before {last.BlockTimestamp}, that of block {last.BlockNumber}");
            findings.Add(Conflict(TimeCode, log.Where, expected, Invariant($"{log.BlockTimestamp}")));
        }
    }

    private static bool SamePlace(EvmLog a, EvmLog b) => a.BlockNumber == b.BlockNumber && a.LogIndex == b.LogIndex;

    private static bool Differ<T>(T? a, T? b)
        where T : struct => a is { } x && b is { } y && !x.Equals(y);

    private static Finding Conflict(string code, string where, string expected, string found) =>
        Finding.Malformed(
            code,
            where,
            expected,
            found,
            "Fetch the logs of this block again from a node that has settled."
        );
}
