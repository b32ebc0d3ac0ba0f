using System.Globalization;
using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <summary>Checks that duties lie in the interval and that none is told twice.</summary>
/// <remarks>Source: spec rocket-pool sections 8.6 and 14.</remarks>
internal static class DutyValidation
{
    public static void Check(NetworkState state, List<Finding> findings)
    {
        if (state.Attestations.Form == AttestationForm.Counts)
        {
            return;
        }

        var first = (uint)state.Interval.ConsensusStartBlock;
        var last = (uint)state.Interval.ConsensusEndBlock;
        var seen = new HashSet<uint>();
        foreach (var (pubkey, duties) in state.Attestations.PerValidator.OrderBy(pair => pair.Key))
        {
            var where = $"attestations[{pubkey}]";
            var success = CheckColumn($"{where}.success", duties.SuccessSlots.Span, first, last, findings);
            var missed = CheckColumn($"{where}.missed", duties.MissedSlots.Span, first, last, findings);
            if (!success || !missed || Overlap(duties))
            {
                CheckOnce(where, duties, seen, findings);
            }
        }
    }

    /// <summary>Reports slots outside the interval; true when the column ascends strictly, so nothing is in it twice.</summary>
    private static bool CheckColumn(
        string where,
        ReadOnlySpan<uint> slots,
        uint first,
        uint last,
        List<Finding> findings
    )
    {
        var ascends = true;
        for (var index = 0; index < slots.Length; index++)
        {
            ascends &= index == 0 || slots[index] > slots[index - 1];
            if (slots[index] < first || slots[index] > last)
            {
                findings.Add(
                    Finding.Malformed(
                        "rocketpool.state.duty-outside-interval",
                        string.Create(CultureInfo.InvariantCulture, $"{where}[{index}]"),
                        string.Create(CultureInfo.InvariantCulture, $"a slot from {first} to {last}"),
                        slots[index].ToString(CultureInfo.InvariantCulture),
                        "remove the duty; only those of the interval count"
                    )
                );
                return true;
            }
        }

        return ascends;
    }

    /// <summary>Whether two ascending columns share a slot, found by walking both.</summary>
    private static bool Overlap(DutyRecord duties)
    {
        var success = duties.SuccessSlots.Span;
        var missed = duties.MissedSlots.Span;
        var at = 0;
        foreach (var slot in missed)
        {
            while (at < success.Length && success[at] < slot)
            {
                at++;
            }

            if (at < success.Length && success[at] == slot)
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckOnce(string where, DutyRecord duties, HashSet<uint> seen, List<Finding> findings)
    {
        seen.Clear();
        foreach (var slot in duties.SuccessSlots.Span)
        {
            AddOnce(where, slot, seen, findings);
        }

        foreach (var slot in duties.MissedSlots.Span)
        {
            AddOnce(where, slot, seen, findings);
        }
    }

    private static void AddOnce(string where, uint slot, HashSet<uint> seen, List<Finding> findings)
    {
        if (!seen.Add(slot))
        {
            findings.Add(
                Finding.Malformed(
                    "rocketpool.state.duty-twice",
                    where,
                    "each duty once",
                    string.Create(CultureInfo.InvariantCulture, $"slot {slot} twice"),
                    "a duty is either seen or missed; remove one"
                )
            );
        }
    }
}
