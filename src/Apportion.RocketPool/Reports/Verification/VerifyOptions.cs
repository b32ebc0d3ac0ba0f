using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>What a verification of files takes into account.</summary>
public sealed record VerifyOptions
{
    /// <summary>How many files are verified at once; the result never depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Performance files to recompute the smoothing pool from, beside those among the files themselves.</summary>
    public IReadOnlyList<ArtifactSource> Performance { get; init; } = [];

    /// <summary>Whether a file is compared with the record of what was published for its interval.</summary>
    public bool ComparePublished { get; init; } = true;

    /// <summary>Told after each file.</summary>
    public Action? FileDone { get; init; }

    /// <summary>Stops between files.</summary>
    public CancellationToken Cancellation { get; init; }
}
