using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Conformance;
using Apportion.TheGraph.Replay;

namespace Apportion.TheGraph.Reports;

/// <summary>Holds recorded getter values against the replay, after every operation that carries them.</summary>
public sealed class GetterTieOut
{
    private const string Code = "thegraph.getter";
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

    /// <summary>The first differences as findings, and how many there are if there are more.</summary>
    public IReadOnlyList<Finding> Findings => [.. _tally.Differences.Select(Of), .. More()];

    private static Finding Of(Difference difference) =>
        Finding.Of(
            Code,
            difference.Where,
            difference.Actual,
            difference.Expected,
            "found is what was recorded, expected what the replay gives; check that no call is missing before it"
        );

    private IEnumerable<Finding> More()
    {
        if (Different > _tally.Differences.Count)
            yield return Finding.Of(
                Code,
                "all recorded values",
                "no difference",
                string.Create(CultureInfo.InvariantCulture, $"{Different} differences"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the first {_tally.Differences.Count} are listed; mend the earliest, later ones follow from it"
                )
            );
    }

    /// <summary>Compares one set of getter values with the engine of this moment.</summary>
    public void Compare(JsonElement state, string where) =>
        StateComparison.Compare(_engine.World, state, _tally, where);
}
