using Apportion.Core.Conformance;

namespace Apportion.Livepeer.Conformance;

/// <summary>
/// Runs sequences of real contracts: raw logs in, every recorded view out. A view is compared when the sequence records
/// it; at the end every past round is derived once more from the factor tables.
/// </summary>
public sealed class SequenceRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "livepeer/sequence";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (var file in vectors.Unclaimed)
            if (IsSequence(file))
                yield return new ConformanceCase(Format, [file], recorder => Run(file, recorder.For(file)));
    }

    private static bool IsSequence(VectorFile file)
    {
        var head = file.Head.AsSpan();
        var line = head.IndexOf('\n') is > 0 and var end ? head[..end] : head;
        return line.StartsWith("{\"type\":\"meta\"", StringComparison.Ordinal)
            && line.Contains("\"contracts\"", StringComparison.Ordinal)
            && line.Contains("\"BondingManager\"", StringComparison.Ordinal);
    }

    private static void Run(VectorFile file, FileTally tally)
    {
        using var stream = file.Open();
        var sequence = new SequenceReplay(tally);
        foreach (var line in JsonLines.Read(stream, file.Path))
            sequence.Take(line);
        sequence.Finish();
    }
}
