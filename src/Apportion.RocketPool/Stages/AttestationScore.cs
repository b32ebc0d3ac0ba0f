using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>The score of one successful attestation of a minipool.</summary>
/// <remarks>Source: spec rocket-pool section 8.7.</remarks>
public static class AttestationScore
{
    /// <summary>(E - fee) * bond / 32E, rounded down, plus fee; scaled by 10^18.</summary>
    /// <param name="bond">The node's bond when it attested, in wei.</param>
    /// <param name="fee">Its commission then, scaled by 10^18, at most 10^18.</param>
    /// <param name="name">Name of the result in derivations.</param>
    /// <param name="recorder">Takes note of the computation.</param>
    public static UInt256 Compute<TRecorder>(UInt256 bond, UInt256 fee, string name, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var score = UInt256.MulDivFloor(Wei.One - fee, bond, Wei.ThirtyTwo) + fee;
        if (TRecorder.Records)
        {
            recorder.Step(
                name,
                "floor((1000000000000000000 - fee) * bond / 32000000000000000000) + fee",
                score.ToString(),
                "spec rocket-pool section 8.7",
                ("fee", fee),
                ("bond", bond)
            );
            recorder.Annotate(title: "Score of one successful attestation");
        }

        return score;
    }
}
