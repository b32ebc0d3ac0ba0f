namespace Apportion.Core.Conformance;

/// <summary>Finds the cases of all formats in a set of vector files and runs them.</summary>
/// <param name="runners">The runners, in the order they may claim files.</param>
public sealed class ConformanceSuite(IReadOnlyList<IConformanceRunner> runners)
{
    /// <summary>Runs everything; the result does not depend on the number of threads.</summary>
    /// <param name="vectors">The files.</param>
    /// <param name="threads">How many cases may run at once, at least 1.</param>
    /// <param name="progress">Told after each case how many are done, of how many.</param>
    /// <param name="cancellation">Stops between cases.</param>
    public ConformanceResult Run(
        VectorSet vectors,
        int threads,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var outcomes = new Dictionary<string, ConformanceFile>(StringComparer.Ordinal);
        var cases = FindCases(vectors, outcomes);
        var results = new ConformanceFile[cases.Count][];
        var done = 0;
        Parallel.For(
            0,
            cases.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            index =>
            {
                results[index] = RunCase(cases[index]);
                progress?.Invoke(Interlocked.Increment(ref done), cases.Count);
            }
        );
        foreach (var file in results.SelectMany(files => files))
            outcomes[file.Path] = outcomes.TryGetValue(file.Path, out var earlier) ? Merge(earlier, file) : file;
        foreach (var file in vectors.All)
            outcomes.TryAdd(
                file.Path,
                new ConformanceFile(file.Path, null, 0, 0, [], "no runner knows this format; it was not compared")
            );
        return new ConformanceResult([.. outcomes.Values.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    private List<ConformanceCase> FindCases(VectorSet vectors, Dictionary<string, ConformanceFile> outcomes)
    {
        var unreadable = new List<VectorFile>();
        foreach (var file in vectors.All)
        {
            try
            {
                _ = file.Head;
            }
            catch (Exception e)
                when (e is IOException or InvalidDataException or ApportionException or UnauthorizedAccessException)
            {
                outcomes[file.Path] = new ConformanceFile(file.Path, "unreadable", 0, 0, [], e.Message);
                unreadable.Add(file);
            }
        }
        vectors.Claim(new ConformanceCase("unreadable", unreadable, _ => { }));
        var cases = new List<ConformanceCase>();
        foreach (var runner in runners)
        foreach (var found in runner.FindCases(vectors).ToList())
        {
            vectors.Claim(found);
            cases.Add(found);
        }
        return cases;
    }

    private static ConformanceFile[] RunCase(ConformanceCase work)
    {
        var recorder = new ConformanceRecorder();
        string? error = null;
        try
        {
            work.Run(recorder);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A vector that makes an engine fail is a failed vector with its error shown, not the end of the run.
            error = e is ApportionException ? e.Message : $"{e.GetType().Name}: {e.Message}";
        }
        return
        [
            .. work.Files.Select(
                (file, index) =>
                {
                    var tally = recorder.For(file);
                    var failure = index == 0 ? error : null;
                    return new ConformanceFile(
                        file.Path,
                        work.Format,
                        tally.Compared,
                        tally.Different + (failure is null ? 0 : 1),
                        failure is null
                            ? tally.Differences
                            : [.. tally.Differences, new Difference("run", null, failure)],
                        failure
                    );
                }
            ),
        ];
    }

    private static ConformanceFile Merge(ConformanceFile a, ConformanceFile b) =>
        a with
        {
            Compared = a.Compared + b.Compared,
            Different = a.Different + b.Different,
            Differences = [.. a.Differences.Concat(b.Differences).Take(FileTally.Cap)],
            Error = a.Error ?? b.Error,
        };
}
