using System.Globalization;
using Apportion.Core;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.State;

/// <summary>
/// Reduces beacon committees and blocks to the duties form: which duties of tracked validators were seen on chain.
/// Give every committee of the interval's epochs, then every block from the first epoch to the one after the last; the
/// committees of a slot must come before a block that attests it. Not thread-safe.
/// </summary>
/// <remarks>Source: spec rocket-pool section 8.6.</remarks>
public sealed class DutyReducer
{
    private readonly SlotSpan duties;
    private readonly SlotSpan blocks;
    private readonly ulong? inclusionLimit;
    private readonly IReadOnlyDictionary<ulong, ValidatorPubkey> tracked;
    private readonly Dictionary<ulong, SlotDuties> slots = [];
    private readonly Dictionary<ulong, (List<uint> Success, List<uint> Missed)> results = [];

    /// <summary>A reducer for one interval.</summary>
    /// <param name="interval">Bounds: duties from the first to the last slot that has a block.</param>
    /// <param name="beacon">Clock of the chain.</param>
    /// <param name="tracked">Public keys of tracked validators by index.</param>
    /// <param name="inclusionLimit">Most slots between duty and inclusion; null for the chain's own limit.</param>
    public DutyReducer(
        IntervalBounds interval,
        BeaconConstants beacon,
        IReadOnlyDictionary<ulong, ValidatorPubkey> tracked,
        ulong? inclusionLimit
    )
    {
        this.tracked = tracked;
        this.inclusionLimit = inclusionLimit;
        duties = new SlotSpan(interval.ConsensusStartBlock, interval.ConsensusEndBlock);
        var firstEpoch = beacon.EpochOfSlot(interval.ConsensusStartBlock);
        var extraEpoch = beacon.EpochOfSlot(interval.ConsensusEndBlock) + 1;
        blocks = new SlotSpan(beacon.FirstSlotOf(firstEpoch), beacon.FirstSlotOf(extraEpoch + 1) - 1);
    }

    /// <summary>Adds a committee. Slots outside the interval have no duty and are passed over.</summary>
    /// <exception cref="ApportionException">The committee was added already (malformed).</exception>
    public void AddCommittee(BeaconCommittee committee)
    {
        if (!duties.Contains(committee.Slot))
        {
            return;
        }

        if (!slots.TryGetValue(committee.Slot, out var slot))
        {
            slots[committee.Slot] = slot = new SlotDuties();
        }

        if (!slot.Sizes.TryAdd(committee.Index, committee.Validators.Count))
        {
            throw ApportionException.Malformed(
                "rocketpool.duties.committee-twice",
                string.Create(CultureInfo.InvariantCulture, $"slot {committee.Slot}, committee {committee.Index}"),
                "each committee once",
                "twice",
                "the committees of an epoch were given twice; fetch them again"
            );
        }

        for (var position = 0; position < committee.Validators.Count; position++)
        {
            if (tracked.ContainsKey(committee.Validators[position]))
            {
                slot.Open.Add((committee.Index, position), committee.Validators[position]);
            }
        }
    }

    /// <summary>Adds a block's attestations. Blocks outside the scanned epochs are passed over.</summary>
    /// <param name="slot">Slot of the block.</param>
    /// <param name="attestations">Its attestations, in any order.</param>
    /// <exception cref="ApportionException">An attestation's bits do not fit its committees (malformed).</exception>
    public void AddBlock(ulong slot, IEnumerable<BeaconAttestation> attestations)
    {
        if (!blocks.Contains(slot))
        {
            return;
        }

        foreach (var attestation in attestations)
        {
            if (!IsLate(slot, attestation.Slot) && slots.TryGetValue(attestation.Slot, out var duty))
            {
                Apply(attestation, duty);
            }
        }
    }

    /// <summary>The duties of every tracked validator: those not seen by now are missed. Slots ascend.</summary>
    public AttestationFacts Finish()
    {
        foreach (var (slot, duty) in slots)
        {
            foreach (var validator in duty.Open.Values)
            {
                ResultOf(validator).Missed.Add(checked((uint)slot));
            }
        }

        slots.Clear();
        var records = new Dictionary<ValidatorPubkey, DutyRecord>();
        foreach (var (validator, (success, missed)) in results)
        {
            success.Sort();
            missed.Sort();
            records[tracked[validator]] = DutyRecord.FromSlots([.. success], [.. missed]);
        }

        return new AttestationFacts(AttestationForm.Duties, records);
    }

    private bool IsLate(ulong blockSlot, ulong dutySlot) =>
        inclusionLimit is { } limit && blockSlot > dutySlot && blockSlot - dutySlot > limit;

    /// <summary>
    /// Bit of committee c, position p: p plus the sizes of all listed committees with a lower index. Each duty counts
    /// once, so it is closed when seen.
    /// </summary>
    private void Apply(BeaconAttestation attestation, SlotDuties duty)
    {
        var offset = 0;
        foreach (var committee in attestation.Committees.Order())
        {
            if (!duty.Sizes.TryGetValue(committee, out var size))
            {
                throw Mismatch(attestation, "committees of the slot", committee);
            }

            for (var position = 0; position < size; position++)
            {
                if (
                    duty.Open.TryGetValue((committee, position), out var validator)
                    && IsSet(attestation, offset + position)
                )
                {
                    duty.Open.Remove((committee, position));
                    ResultOf(validator).Success.Add(checked((uint)attestation.Slot));
                }
            }

            offset += size;
        }

        if (offset != BitCount(attestation.AggregationBits.Span))
        {
            throw Mismatch(attestation, "as many bits as the committees have members", (ulong)offset);
        }
    }

    private static bool IsSet(BeaconAttestation attestation, int bit)
    {
        var bits = attestation.AggregationBits.Span;
        return bit < BitCount(bits) && (bits[bit / 8] >> (bit % 8) & 1) == 1;
    }

    /// <summary>Length of an SSZ bit list: the highest set bit is its delimiter.</summary>
    private static int BitCount(ReadOnlySpan<byte> bits) =>
        bits.IsEmpty || bits[^1] == 0 ? -1 : (bits.Length - 1) * 8 + (31 - int.LeadingZeroCount(bits[^1]));

    private (List<uint> Success, List<uint> Missed) ResultOf(ulong validator)
    {
        if (!results.TryGetValue(validator, out var result))
        {
            results[validator] = result = ([], []);
        }

        return result;
    }

    private static ApportionException Mismatch(BeaconAttestation attestation, string expected, ulong found) =>
        ApportionException.Malformed(
            "rocketpool.duties.bits",
            string.Create(CultureInfo.InvariantCulture, $"attestation of slot {attestation.Slot}"),
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{found} for {BitCount(attestation.AggregationBits.Span)} bits of {attestation.Committees.Count} committees"
            ),
            "block and committees belong to different forks, or a committee is missing"
        );

    private sealed class SlotDuties
    {
        public Dictionary<ulong, int> Sizes { get; } = [];

        public Dictionary<(ulong Committee, int Position), ulong> Open { get; } = [];
    }

    private readonly record struct SlotSpan(ulong First, ulong Last)
    {
        public bool Contains(ulong slot) => slot >= First && slot <= Last;
    }
}
