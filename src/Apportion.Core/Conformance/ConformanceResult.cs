namespace Apportion.Core.Conformance;

/// <summary>What came of one vector file.</summary>
/// <param name="Path">Path as shown to users.</param>
/// <param name="Format">The format, or null if no runner knows the file.</param>
/// <param name="Compared">Values compared.</param>
/// <param name="Different">Values that differ; a file that could not be run counts as one difference.</param>
/// <param name="Differences">The first differences, at most <see cref="FileTally.Cap"/>.</param>
/// <param name="Error">Why the file could not be run, or null.</param>
public sealed record ConformanceFile(
    string Path,
    string? Format,
    long Compared,
    long Different,
    IReadOnlyList<Difference> Differences,
    string? Error = null
);

/// <summary>The result of a conformance run.</summary>
/// <param name="Files">Every file, in ordinal order of path.</param>
public sealed record ConformanceResult(IReadOnlyList<ConformanceFile> Files)
{
    /// <summary>Values compared in all files.</summary>
    public long Compared => Files.Sum(file => file.Compared);

    /// <summary>Values that differ in all files.</summary>
    public long Different => Files.Sum(file => file.Different);

    /// <summary>Match only if at least one value was compared, none differs and every file had a runner.</summary>
    public Verdict Verdict
    {
        get
        {
            if (Different > 0)
                return Verdict.Mismatch;
            if (Files.Any(file => file.Format is null))
                return Verdict.Unsupported;
            if (Files.Any(file => file.Error is not null))
                return Verdict.Malformed;
            return Compared == 0 ? Verdict.Incomplete : Verdict.Match;
        }
    }
}
