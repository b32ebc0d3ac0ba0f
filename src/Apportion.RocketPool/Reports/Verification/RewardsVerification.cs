using System.Globalization;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Verifies rewards files: every check of spec section 16 that needs no chain, by name. Each file is read, checked and
/// dropped; what a bad one says stays with it and the others are still verified.
/// </summary>
public static class RewardsVerification
{
    /// <summary>Verifies files; the result depends on the files alone, not on threads or culture.</summary>
    /// <param name="sources">Rewards files in any form; performance files among them are used for their intervals.</param>
    /// <param name="options">Threads, performance files.</param>
    public static VerifyResult Run(IReadOnlyList<ArtifactSource> sources, VerifyOptions options)
    {
        PerformanceShelf performance = PerformanceShelf.Load(sources, options);
        var work = new FileVerification[sources.Count];
        Parallel.For(
            0,
            sources.Count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Math.Max(1, options.Threads),
                CancellationToken = options.Cancellation,
            },
            index =>
            {
                work[index] = FileVerification.Run(sources[index], performance, options);
                options.FileDone?.Invoke();
            }
        );
        AddContinuity(work);
        return new VerifyResult(
            [
                .. work.Where(file => !file.PassedOver && !file.IsPerformance).Select(file => file.Report.Build()),
                .. performance.Unused(),
            ],
            [.. work.Where(file => file.PassedOver).Select(file => file.Name)]
        );
    }

    private static void AddContinuity(FileVerification[] work)
    {
        var headers = new Dictionary<(string, ulong), RewardsHeader>();
        foreach (FileVerification file in work)
        {
            if (file.Header is { } header)
                headers.TryAdd((header.Network, header.Index), header);
        }
        foreach (FileVerification file in work)
        {
            if (file.Header is not { } header)
                continue;
            if (header.Index == 0)
                file.Report.NotApplicable(ContinuityCheck.Name, ContinuityCheck.Protects, "the first interval");
            else if (!headers.TryGetValue((header.Network, header.Index - 1), out RewardsHeader? previous))
                file.Report.NotApplicable(
                    ContinuityCheck.Name,
                    ContinuityCheck.Protects,
                    Invariant($"interval {header.Index - 1} was not given")
                );
            else
                file.Report.Run(
                    ContinuityCheck.Name,
                    ContinuityCheck.Protects,
                    findings => ContinuityCheck.Run(file.Name, previous, header, findings)
                );
        }
    }
}
