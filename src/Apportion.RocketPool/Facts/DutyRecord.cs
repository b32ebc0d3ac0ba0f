namespace Apportion.RocketPool.Facts;

/// <summary>
/// The attestation duties of one validator: two totals and, in <see cref="AttestationForm.Duties"/>, the slots
/// themselves as two columns, in any order.
/// </summary>
public sealed class DutyRecord
{
    /// <summary>A validator without any duty.</summary>
    public static DutyRecord None { get; } = FromSlots([], []);

    private DutyRecord(ulong good, ulong missed, ReadOnlyMemory<uint> successSlots, ReadOnlyMemory<uint> missedSlots)
    {
        Good = good;
        Missed = missed;
        SuccessSlots = successSlots;
        MissedSlots = missedSlots;
    }

    /// <summary>Number of duties that were seen on chain.</summary>
    public ulong Good { get; }

    /// <summary>Number of duties that were not.</summary>
    public ulong Missed { get; }

    /// <summary>All duties.</summary>
    public ulong Total => Good + Missed;

    /// <summary>Slots of the duties seen; empty in <see cref="AttestationForm.Counts"/>.</summary>
    public ReadOnlyMemory<uint> SuccessSlots { get; }

    /// <summary>Slots of the duties missed; empty in <see cref="AttestationForm.Counts"/>.</summary>
    public ReadOnlyMemory<uint> MissedSlots { get; }

    /// <summary>A record of totals alone.</summary>
    public static DutyRecord FromCounts(ulong good, ulong missed) => new(good, missed, default, default);

    /// <summary>A record of slots; the totals are the lengths. The arrays are kept, not copied.</summary>
    public static DutyRecord FromSlots(uint[] success, uint[] missed) =>
        FromSlots((ReadOnlyMemory<uint>)success, missed);

    /// <summary>A record of slots that lie in columns of their own; they are kept, not copied.</summary>
    public static DutyRecord FromSlots(ReadOnlyMemory<uint> success, ReadOnlyMemory<uint> missed) =>
        new((ulong)success.Length, (ulong)missed.Length, success, missed);
}
