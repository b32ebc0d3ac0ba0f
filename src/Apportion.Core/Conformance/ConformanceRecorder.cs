namespace Apportion.Core.Conformance;

/// <summary>Counts comparisons of one case, per file. Not thread-safe.</summary>
public sealed class ConformanceRecorder
{
    private readonly Dictionary<VectorFile, FileTally> _tallies = new(ReferenceEqualityComparer.Instance);

    /// <summary>The tally of a claimed file.</summary>
    public FileTally For(VectorFile file)
    {
        if (!_tallies.TryGetValue(file, out var tally))
            _tallies[file] = tally = new FileTally();
        return tally;
    }
}

/// <summary>One difference between an expected and a computed value.</summary>
/// <param name="Where">Place inside the file: run, row, field.</param>
/// <param name="Expected">The vector's value.</param>
/// <param name="Actual">Our value, or null if there is none.</param>
public sealed record Difference(string Where, string? Expected, string? Actual);

/// <summary>Counts comparisons of one file; keeps the first differences (<see cref="Cap"/>) and counts all.</summary>
public sealed class FileTally
{
    /// <summary>How many differences are kept per file.</summary>
    public const int Cap = 20;

    private readonly List<Difference> _differences = [];

    /// <summary>Values compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Values that differ.</summary>
    public long Different { get; private set; }

    /// <summary>The first differences.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Compares two texts (ordinal).</summary>
    public bool Equal(string where, string? expected, string? actual) =>
        Count(string.Equals(expected, actual, StringComparison.Ordinal)) || Differ(where, expected, actual);

    /// <summary>Compares two amounts.</summary>
    public bool Equal(string where, UInt256 expected, UInt256 actual) =>
        Count(expected == actual) || Differ(where, expected.ToString(), actual.ToString());

    /// <summary>Compares two integers.</summary>
    public bool Equal(string where, BigInteger expected, BigInteger actual) =>
        Count(expected == actual) || Differ(where, Text(expected), Text(actual));

    /// <summary>Compares two whole numbers.</summary>
    public bool Equal(string where, long expected, long actual) =>
        Count(expected == actual) || Differ(where, Text(expected), Text(actual));

    /// <summary>Compares two truth values.</summary>
    public bool Equal(string where, bool expected, bool actual) =>
        Count(expected == actual) || Differ(where, expected ? "true" : "false", actual ? "true" : "false");

    /// <summary>Counts one comparison and whether it agreed; report a disagreement with <see cref="Differ"/>.</summary>
    public bool Count(bool agrees)
    {
        Compared++;
        return agrees;
    }

    /// <summary>Counts comparisons that all agreed.</summary>
    public void CountAgreeing(long comparisons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(comparisons);
        Compared += comparisons;
    }

    /// <summary>Reports one difference (the comparison itself is counted by <see cref="Count"/>). Always false.</summary>
    public bool Differ(string where, string? expected, string? actual)
    {
        Different++;
        if (_differences.Count < Cap)
            _differences.Add(new Difference(where, expected, actual));
        return false;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
