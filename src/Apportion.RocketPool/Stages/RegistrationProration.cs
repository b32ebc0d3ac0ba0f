using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>Scales what a node brings by its age when it registered inside the interval. All rulesets do.</summary>
/// <remarks>Source: spec rocket-pool section 6.</remarks>
internal static class RegistrationProration
{
    /// <summary><paramref name="amount"/>, or its part by age rounded down.</summary>
    public static UInt256 Compute<TRecorder>(
        IntervalContext context,
        NodeFacts node,
        string name,
        string from,
        UInt256 amount,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var age = context.NodeAgeEnd - node.RegistrationTime;
        var length = context.Interval.IntervalTime;
        var part = age < length ? UInt256.MulDivFloor(amount, age, length) : amount;
        if (TRecorder.Records)
        {
            recorder.Fact(
                "nodeAge",
                age.ToString(CultureInfo.InvariantCulture),
                StateFields.Node(node.Address, "registrationTime")
            );
            recorder.Fact(
                "intervalTime",
                length.ToString(CultureInfo.InvariantCulture),
                StateFields.Interval("intervalTime")
            );
            recorder.Step(
                name,
                age < length ? $"floor({from} * nodeAge / intervalTime)" : from,
                part.ToString(),
                "spec rocket-pool section 6",
                (from, amount),
                new Term("nodeAge", age),
                new Term("intervalTime", length)
            );
            recorder.Annotate(
                title: age < length
                    ? "Scaled by the node's age, shorter than an interval"
                    : "The node is older than an interval"
            );
        }

        return part;
    }
}
