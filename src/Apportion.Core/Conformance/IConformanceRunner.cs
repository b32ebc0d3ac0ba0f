namespace Apportion.Core.Conformance;

/// <summary>
/// Runs the vectors of one format. A format is recognised by content, never by a file's name or place, because others
/// bring their own vectors.
/// </summary>
public interface IConformanceRunner
{
    /// <summary>Name of the format, e.g. <c>rocketpool/pipeline</c>.</summary>
    string Format { get; }

    /// <summary>
    /// Finds this format's cases among the unclaimed files. A case claims every file it reads: the ones it compares and
    /// its companions (inputs, an index). Recognition must be cheap: look at <see cref="VectorFile.Head"/>.
    /// </summary>
    IEnumerable<ConformanceCase> FindCases(VectorSet vectors);
}

/// <summary>One independent piece of conformance work.</summary>
/// <param name="Format">The format, as shown per file.</param>
/// <param name="Files">Every file it claims; the first is its own, the rest are companions. All show up in the result.</param>
/// <param name="Run">Compares every expected value and tells the recorder. Runs in parallel with other cases.</param>
public sealed record ConformanceCase(string Format, IReadOnlyList<VectorFile> Files, Action<ConformanceRecorder> Run);
