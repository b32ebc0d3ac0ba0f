using System.Text.Json;
using Apportion.Core.Conformance;

namespace Apportion.TheGraph.Conformance;

/// <summary>
/// Runs <c>thegraph/decision-matrix</c>: the RewardsManager alone with a stand-in issuer, every combination of conditions
/// and reclaim addresses.
/// </summary>
public sealed class DecisionMatrixRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "thegraph/decision-matrix";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
        vectors
            .Unclaimed.Where(file =>
                file.Head.Contains("\"sinks\"", StringComparison.Ordinal)
                && file.Head.Contains("\"reclaimDefault\"", StringComparison.Ordinal)
            )
            .Select(file => new ConformanceCase(Format, [file], recorder => Run(file, recorder.For(file))));

    private static void Run(VectorFile file, FileTally tally)
    {
        using var stream = file.Open();
        var lines = new List<JsonElement>();
        foreach (var line in JsonLines.Read(stream, file.Path))
            lines.Add(JsonDocument.Parse(line.Utf8.ToArray()).RootElement);
        var cases = lines.Where(line => line.TryGetProperty("kind", out _)).ToList();
        var matrix = new DecisionMatrix(lines[0], cases);
        foreach (var recorded in cases)
            matrix.Compare(recorded, tally);
    }
}
