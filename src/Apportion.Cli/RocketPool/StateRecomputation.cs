using Apportion.Core;
using Apportion.RocketPool;
using Apportion.RocketPool.Commitment;

namespace Apportion.Cli.RocketPool;

/// <summary>The part of <c>verify --state</c> that recomputes rewards files from the network state.</summary>
internal static class StateRecomputation
{
    public static IEnumerable<VerificationReport> Run(
        Invocation run,
        IReadOnlyList<ArtifactSource> sources,
        string statePath
    )
    {
        var state = StateInputs.Read(run, statePath);
        foreach (var source in sources)
        {
            var file = RewardsFiles.Read(source);
            yield return RocketPoolEngine.Verify($"{source.Name} from {statePath}", file, state);
        }
    }
}
