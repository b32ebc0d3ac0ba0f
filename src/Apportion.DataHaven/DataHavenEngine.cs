using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Replay;

namespace Apportion.DataHaven;

/// <summary>
/// Where a user of the library starts: facts in, sessions, eras, messages, slashes and findings out. For runs that must
/// not keep every session, drive <see cref="Stages.RewardsPallet"/> directly; its memory is bounded.
/// </summary>
public static class DataHavenEngine
{
    /// <summary>Replays facts.</summary>
    /// <param name="facts">The facts, in order; the first one states the chain.</param>
    /// <param name="options">Other rules or values; null for the facts as they are.</param>
    /// <param name="readFindings">What was already wrong while reading them.</param>
    public static ReplayResult Run(
        IEnumerable<Fact> facts,
        ReplayOptions? options = null,
        IEnumerable<Finding>? readFindings = null
    )
    {
        var replay = new RuntimeReplay(options ?? new ReplayOptions(), readFindings ?? []);
        foreach (var fact in facts)
            replay.Apply(fact);
        return replay.Finish();
    }
}
