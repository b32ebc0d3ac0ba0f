using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>Oracle DAO members share their pot by time in the interval.</summary>
/// <remarks>Source: spec rocket-pool section 5.</remarks>
internal static class OracleReward
{
    /// <summary>Seconds of the interval that count for a member: its age, at most one interval.</summary>
    public static ulong TimeOf<TRecorder>(
        IntervalContext context,
        OracleMember member,
        IReadOnlyDictionary<Address, NodeFacts> nodes,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var fromJoining = context.Ruleset.OracleAgeCountsFromJoining;
        var since = fromJoining ? member.JoinedTime : nodes[member.Address].RegistrationTime;
        var end = context.Interval.ExecutionEndTime;
        var length = context.Interval.IntervalTime;
        var time = Math.Min(end - since, length);
        if (TRecorder.Records)
        {
            var source = fromJoining
                ? FactSource.Field("state", $"odao[{member.Address}].joinedTime")
                : StateFields.Node(member.Address, "registrationTime");
            recorder.Fact("since", since.ToString(CultureInfo.InvariantCulture), source);
            recorder.Fact(
                "snapshotTime",
                end.ToString(CultureInfo.InvariantCulture),
                StateFields.Interval("executionEndTime")
            );
            recorder.Fact(
                "intervalTime",
                length.ToString(CultureInfo.InvariantCulture),
                StateFields.Interval("intervalTime")
            );
            recorder.Step(
                "memberTime",
                "min(intervalTime, snapshotTime - since)",
                time.ToString(CultureInfo.InvariantCulture),
                "spec rocket-pool section 5",
                new Term("intervalTime", length),
                new Term("snapshotTime", end),
                new Term("since", since)
            );
            recorder.Annotate(title: "Time in the interval", unit: "seconds");
        }

        return time;
    }

    /// <summary>A member's RPL in wei, rounded down.</summary>
    public static UInt256 Compute<TRecorder>(UInt256 oraclePot, ulong memberTime, UInt256 totalTime, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var reward = UInt256.MulDivFloor(memberTime, oraclePot, totalTime);
        if (TRecorder.Records)
        {
            recorder.Fact("totalMemberTime", totalTime.ToString(), StateFields.Sum("all Oracle DAO members"));
            recorder.Step(
                "oracleDaoRpl",
                "floor(memberTime * oraclePot / totalMemberTime)",
                reward.ToString(),
                "spec rocket-pool section 5",
                new Term("memberTime", memberTime),
                ("oraclePot", oraclePot),
                ("totalMemberTime", totalTime)
            );
        }

        return reward;
    }
}
