using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Conformance;
using Apportion.TheGraph.Replay;

namespace Apportion.TheGraph.Reports;

/// <summary>Holds recorded getter values against the replay, after every operation that carries them.</summary>
public sealed class GetterTieOut
{
    private readonly FileTally _tally = new();
    private readonly TheGraphEngine _engine;

    /// <summary>Compares from now on; run the replay with its recorded state kept.</summary>
    public GetterTieOut(SequenceReplayer replayer)
    {
        _engine = replayer.Engine;
        replayer.After += (operation, _) =>
        {
            if (operation.State is { } state)
                Compare(state, operation.Where);
        };
    }

    /// <summary>Values compared.</summary>
    public long Compared => _tally.Compared;

    /// <summary>Values that differ.</summary>
    public long Different => _tally.Different;

    /// <summary>The first differences as findings.</summary>
    public IReadOnlyList<Finding> Findings =>
        [
            .. _tally.Differences.Select(difference =>
                Finding.Of(
                    "thegraph.getter",
                    difference.Where,
                    difference.Expected,
                    difference.Actual,
                    "the recorded value and the replay differ; check that no call is missing before it"
                )
            ),
        ];

    /// <summary>Compares one set of getter values with the engine of this moment.</summary>
    public void Compare(JsonElement state, string where) =>
        StateComparison.Compare(_engine.World, state, _tally, where);
}
