using Apportion.Core;

namespace Apportion.RocketPool.Commitment;

/// <summary>A file whose values cannot be read, with all of them; the exception's own finding is the first.</summary>
public sealed class RewardsFileException : ApportionException
{
    /// <summary>Collects what could not be read.</summary>
    /// <param name="problems">At least one finding.</param>
    public RewardsFileException(IReadOnlyList<Finding> problems)
        : base(problems[0]) => Problems = problems;

    /// <summary>Every value that could not be read, in the file's order.</summary>
    public IReadOnlyList<Finding> Problems { get; }
}
