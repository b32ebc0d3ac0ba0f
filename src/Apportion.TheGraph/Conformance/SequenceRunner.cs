using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Replay;

namespace Apportion.TheGraph.Conformance;

/// <summary>
/// Runs <c>thegraph/sequence</c>: recorded calls of the contracts. After every one, each state value, each decoded and
/// predicted log and the revert reason are compared.
/// </summary>
public sealed class SequenceRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "thegraph/sequence";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
        vectors
            .Unclaimed.Where(Recognises)
            .Select(file => new ConformanceCase(Format, [file], recorder => Run(file, recorder.For(file))));

    private static bool Recognises(VectorFile file)
    {
        var head = file.Head;
        return head.StartsWith('{')
            && head.Contains("\"type\":\"header\"", StringComparison.Ordinal)
            && head.Contains("\"minimumSubgraphSignal\"", StringComparison.Ordinal)
            && head.Contains("\"addresses\"", StringComparison.Ordinal);
    }

    private static void Run(VectorFile file, FileTally tally)
    {
        using var stream = file.Open();
        SequenceReplay? replay = null;
        foreach (var line in JsonLines.Read(stream, file.Path))
        {
            using var document = JsonDocument.Parse(line.Utf8);
            if (replay is null)
                replay = new SequenceReplay(SequenceHeader.Read(document.RootElement, line.Where), tally);
            else
                replay.Step(document.RootElement, line.Where);
        }
        if (replay is null)
            tally.Differ(file.Path, "a header and operations", null);
    }
}
