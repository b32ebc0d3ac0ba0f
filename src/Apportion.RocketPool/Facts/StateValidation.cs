using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>
/// Checks facts against each other: what no field can tell alone. All findings are collected; a state with a finding
/// other than a notice must not be computed.
/// </summary>
/// <remarks>Source: spec rocket-pool sections 14 and 15.</remarks>
public static partial class StateValidation
{
    private static readonly UInt256 One = (UInt256)1_000_000_000_000_000_000UL;
    private static readonly UInt256 ThirtyTwoEth = (UInt256)32 * One;

    /// <summary>Everything wrong with a state, in a fixed order.</summary>
    public static IReadOnlyList<Finding> Check(NetworkState state)
    {
        var findings = new List<Finding>();
        CheckClock(state, findings);
        CheckProtocol(state.Protocol, findings);
        CheckMembers(state, findings);
        CheckNodes(state, findings);
        if (findings.All(finding => finding.Kind == FindingKind.Notice))
        {
            DutyValidation.Check(state, findings);
        }

        return findings;
    }

    /// <summary>Checks and gives back the state.</summary>
    /// <exception cref="ApportionException">The first finding that is more than a notice.</exception>
    public static NetworkState Require(NetworkState state)
    {
        var fatal = Check(state).FirstOrDefault(NetworkStateReader.IsFatal);
        return fatal is null ? state : throw new ApportionException(fatal);
    }

    internal static ApportionException DuplicateNode(Address node) => new(Duplicate($"node[{node}]", "node address"));

    private static Finding Duplicate(string where, string what) =>
        Finding.Malformed(
            "rocketpool.state.duplicate",
            where,
            $"each {what} once",
            "twice",
            "the ruleset has no result for such a state; remove the wrong one"
        );

    private static Finding Contradiction(string where, string expected, string actual, string advice) =>
        Finding.Malformed("rocketpool.state.contradiction", where, expected, actual, advice);

    private static void CheckClock(NetworkState state, List<Finding> findings)
    {
        var (beacon, interval) = (state.Beacon, state.Interval);
        Positive("beacon.secondsPerSlot", beacon.SecondsPerSlot, findings);
        Positive("beacon.slotsPerEpoch", beacon.SlotsPerEpoch, findings);
        Positive("interval.intervalTime", interval.IntervalTime, findings);
        Positive("intervalsPassed", state.IntervalsPassed, findings);
        if (interval.ConsensusEndBlock > uint.MaxValue)
        {
            findings.Add(
                Contradiction(
                    "interval.consensusEndBlock",
                    "a slot below 4294967296",
                    Text(interval.ConsensusEndBlock),
                    "correct the slot"
                )
            );
        }

        CheckDates(state, findings);
        Ordered(
            "interval.consensusStartBlock",
            interval.ConsensusStartBlock,
            "interval.consensusEndBlock",
            interval.ConsensusEndBlock,
            findings
        );
        Ordered(
            "interval.executionStartTime",
            interval.ExecutionStartTime,
            "interval.executionEndTime",
            interval.ExecutionEndTime,
            findings
        );
    }

    /// <summary>Times, and slots as times, are dates: everything after this may add and convert them without a bound.</summary>
    private static void CheckDates(NetworkState state, List<Finding> findings)
    {
        var (beacon, interval) = (state.Beacon, state.Interval);
        foreach (
            var (name, time) in (ReadOnlySpan<(string, ulong)>)
                [
                    ("beacon.genesisTime", beacon.GenesisTime),
                    ("interval.startTime", interval.StartTime),
                    ("interval.endTime", interval.EndTime),
                    ("interval.executionStartTime", interval.ExecutionStartTime),
                    ("interval.executionEndTime", interval.ExecutionEndTime),
                ]
        )
        {
            if (!UnixTime.IsDate(time))
            {
                findings.Add(BadField(name, UnixTime.Expected, time, "correct the field"));
            }
        }

        // Withdrawals count up to the end of the snapshot's epoch, which lies within one epoch of its slot.
        var lastEpochEnd = (UInt128)interval.ConsensusEndBlock + beacon.SlotsPerEpoch;
        foreach (
            var (name, value, slot) in (ReadOnlySpan<(string, ulong, UInt128)>)
                [
                    ("interval.consensusStartNominal", interval.ConsensusStartNominal, interval.ConsensusStartNominal),
                    ("interval.nominalEndSlot", interval.NominalEndSlot, interval.NominalEndSlot),
                    ("interval.consensusEndBlock", interval.ConsensusEndBlock, interval.ConsensusEndBlock),
                    ("beacon.slotsPerEpoch", beacon.SlotsPerEpoch, lastEpochEnd),
                ]
        )
        {
            if (slot > (UInt128)UnixTime.Latest / Math.Max(1, beacon.SecondsPerSlot))
            {
                findings.Add(
                    BadField(
                        name,
                        $"slots of {Text(beacon.SecondsPerSlot)} s that start in {UnixTime.Expected}",
                        value,
                        "correct the field, or beacon.secondsPerSlot"
                    )
                );
            }
        }
    }

    private static Finding BadField(string where, string expected, ulong actual, string advice) =>
        Finding.Malformed("rocketpool.state.bad-field", where, expected, Text(actual), advice);

    private static void CheckProtocol(ProtocolFacts protocol, List<Finding> findings)
    {
        if (protocol.RplPrice.IsZero)
        {
            findings.Add(Contradiction("protocol.rplPrice", "more than 0", "0", "every ruleset divides by it"));
        }

        Shares(
            [
                ("nodePct", protocol.NodePercent),
                ("odaoPct", protocol.OraclePercent),
                ("pdaoPct", protocol.TreasuryPercent),
            ],
            "the groups share one pot",
            findings
        );
        Shares(
            [
                ("megapoolNodeShare", protocol.MegapoolNodeShare),
                ("megapoolVoterShare", protocol.MegapoolVoterShare),
                ("megapoolPdaoShare", protocol.MegapoolTreasuryShare),
            ],
            "the shares split one revenue",
            findings
        );
    }

    /// <summary>Shares of one whole. Each is bounded before they are summed: a field may be anything below 2^256.</summary>
    private static void Shares((string Name, UInt256 Value)[] shares, string why, List<Finding> findings)
    {
        if (Array.TrueForAll(shares, share => share.Value <= One))
        {
            var sum = shares.Aggregate(UInt256.Zero, (total, share) => total + share.Value);
            AtMost($"protocol.{string.Join(" + ", shares.Select(share => share.Name))}", sum, One, why, findings);
            return;
        }

        foreach (var (name, value) in shares)
        {
            AtMost($"protocol.{name}", value, One, why, findings);
        }
    }

    private static void CheckMembers(NetworkState state, List<Finding> findings)
    {
        var nodes = state.Nodes.Select(node => node.Address).ToHashSet();
        var seen = new HashSet<Address>();
        foreach (var member in state.OracleMembers)
        {
            var where = $"odao[{member.Address}]";
            if (!seen.Add(member.Address))
            {
                findings.Add(Duplicate(where, "Oracle DAO member"));
            }

            if (!nodes.Contains(member.Address))
            {
                findings.Add(
                    Finding.Missing(
                        "rocketpool.state.member-without-node",
                        where,
                        "the member's entry in nodes",
                        "add the node; its reward network and registration are needed"
                    )
                );
            }

            NotAfterSnapshot($"{where}.joinedTime", member.JoinedTime, state, findings);
        }
    }

    private static void NotAfterSnapshot(string where, ulong time, NetworkState state, List<Finding> findings)
    {
        var snapshot = SnapshotTime(state);
        if (time > snapshot)
        {
            findings.Add(
                Contradiction(
                    where,
                    $"at most the snapshot's time {Text(snapshot)}",
                    Text(time),
                    "the field was read at another block, or the interval's end is wrong"
                )
            );
        }
    }

    /// <summary>The later of the two clocks; slot arithmetic may wrap on a state whose clock was refused above.</summary>
    private static ulong SnapshotTime(NetworkState state) =>
        Math.Max(
            state.Interval.ExecutionEndTime,
            unchecked(state.Beacon.GenesisTime + state.Beacon.SecondsPerSlot * state.Interval.ConsensusEndBlock)
        );

    private static void Positive(string where, ulong value, List<Finding> findings)
    {
        if (value == 0)
        {
            findings.Add(Contradiction(where, "more than 0", "0", "correct the field"));
        }
    }

    private static void Ordered(string firstName, ulong first, string lastName, ulong last, List<Finding> findings)
    {
        if (first > last)
        {
            findings.Add(
                Contradiction(
                    firstName,
                    $"at most {lastName} {Text(last)}",
                    Text(first),
                    "the interval ends before it starts"
                )
            );
        }
    }

    private static void AtMost(string where, UInt256 value, UInt256 limit, string why, List<Finding> findings)
    {
        if (value > limit)
        {
            findings.Add(Contradiction(where, $"at most {limit}", value.ToString(), why));
        }
    }

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
