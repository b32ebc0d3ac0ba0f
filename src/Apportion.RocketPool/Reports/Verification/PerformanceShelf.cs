using System.Collections.Concurrent;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>The performance files of a verification, by network and interval.</summary>
internal sealed class PerformanceShelf
{
    private readonly Dictionary<(string Network, ulong Index), ArtifactSource> _files = [];
    private readonly ConcurrentDictionary<(string, ulong), bool> _taken = [];
    private readonly HashSet<ArtifactSource> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Name, Finding Finding)> _bad = [];

    /// <summary>Reads the performance files that were named, and those among the files to verify.</summary>
    public static PerformanceShelf Load(IReadOnlyList<ArtifactSource> sources, VerifyOptions options)
    {
        var shelf = new PerformanceShelf();
        foreach (ArtifactSource source in options.Performance)
            shelf.Put(source, named: true);
        foreach (ArtifactSource source in sources)
            shelf.Put(source, named: false);
        return shelf;
    }

    /// <summary>Whether a file to verify turned out to be a performance file.</summary>
    public bool Holds(ArtifactSource source) => _sources.Contains(source);

    /// <summary>Whether there is a performance file of an interval.</summary>
    public bool Has(RewardsHeader header) => _files.ContainsKey((header.Network, header.Index));

    /// <summary>The performance file of an interval, read now and kept by nobody.</summary>
    /// <exception cref="ApportionException">It cannot be read.</exception>
    public (string Name, PerformanceFile File) Take(RewardsHeader header)
    {
        ArtifactSource source = _files[(header.Network, header.Index)];
        _taken[(header.Network, header.Index)] = true;
        using Stream stream = source.Open();
        return (source.Name, PerformanceFileJson.Read(stream, source.Name));
    }

    /// <summary>Reports of performance files that could not be read or belong to no rewards file.</summary>
    public IEnumerable<VerificationReport> Unused()
    {
        foreach ((string name, Finding finding) in _bad)
            yield return Report(name, finding);
        foreach (var (key, value) in _files.OrderBy(pair => pair.Value.Name, StringComparer.Ordinal))
        {
            if (!_taken.ContainsKey(key))
                yield return Report(
                    value.Name,
                    Finding.Missing(
                        "rocketpool.performance.no-rewards-file",
                        value.Name,
                        Invariant($"the rewards file of {key.Network} {key.Index}"),
                        "A performance file alone proves nothing; give the rewards file of its interval too"
                    )
                );
        }
    }

    private void Put(ArtifactSource source, bool named)
    {
        try
        {
            using var stream = new HeadStream(source.Open());
            if (ArtifactKinds.Of(stream.Head) != ArtifactKind.Performance && !named)
                return;
            _sources.Add(source);
            (string network, ulong index) = ArtifactKinds.IntervalOf(stream.Head) ?? IntervalOf(stream, source);
            if (!_files.TryAdd((network, index), source))
                _bad.Add((source.Name, Twice(source, network, index)));
        }
        catch (RewardsFileException e)
        {
            _bad.AddRange(e.Problems.Select(problem => (source.Name, problem)));
        }
        catch (ApportionException e) when (named || _sources.Contains(source))
        {
            _bad.Add((source.Name, e.Finding));
        }
        catch (ApportionException)
        {
            // A file to verify that cannot be opened is reported when it is verified.
        }
    }

    private static (string Network, ulong Index) IntervalOf(Stream stream, ArtifactSource source)
    {
        RewardsHeader header = PerformanceFileJson.Read(stream, source.Name).Header;
        return (header.Network, header.Index);
    }

    private static Finding Twice(ArtifactSource source, string network, ulong index) =>
        Finding.Malformed(
            "rocketpool.performance.twice",
            source.Name,
            "one performance file an interval",
            Invariant($"a second one of {network} {index}"),
            "Leave one of them out"
        );

    private static VerificationReport Report(string name, Finding finding)
    {
        var report = new VerificationBuilder(name);
        report.Add(finding);
        return report.Build();
    }
}
