using Apportion.Core;

namespace Apportion.RocketPool.Commitment;

/// <summary>A rewards file of a version or ruleset that this build does not know, with what its header says.</summary>
public sealed class UnsupportedVersionException : ApportionException
{
    /// <summary>Describes the file.</summary>
    /// <param name="finding">What is not known.</param>
    /// <param name="header">The header as far as it could be read.</param>
    public UnsupportedVersionException(Finding finding, RewardsHeader header)
        : base(finding) => Header = header;

    /// <summary>The header as far as it could be read.</summary>
    public RewardsHeader Header { get; }
}
