using System.Collections.Concurrent;
using Apportion.Core;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Verification;

/// <summary>The performance files of a verification, by network and interval.</summary>
internal sealed class PerformanceShelf
{
    private readonly Dictionary<(string Network, ulong Index), (string Name, PerformanceFile File)> _files = [];
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

    /// <summary>The performance file of an interval.</summary>
    public (string Name, PerformanceFile File)? Take(RewardsHeader header)
    {
        if (!_files.TryGetValue((header.Network, header.Index), out var found))
            return null;
        _taken[(header.Network, header.Index)] = true;
        return found;
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
            ArtifactKind kind = ArtifactKinds.Of(stream.Head);
            if (kind != ArtifactKind.Performance && !named)
                return;
            _sources.Add(source);
            PerformanceFile file = PerformanceFileJson.Read(stream, source.Name);
            if (!_files.TryAdd((file.Header.Network, file.Header.Index), (source.Name, file)))
                _bad.Add((source.Name, Twice(source, file)));
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

    private static Finding Twice(ArtifactSource source, PerformanceFile file) =>
        Finding.Malformed(
            "rocketpool.performance.twice",
            source.Name,
            "one performance file an interval",
            Invariant($"a second one of {file.Header.Network} {file.Header.Index}"),
            "Leave one of them out"
        );

    private static VerificationReport Report(string name, Finding finding)
    {
        var report = new VerificationBuilder(name);
        report.Add(finding);
        return report.Build();
    }
}
