using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <summary>What came of reading a network-state document.</summary>
/// <param name="State">The facts; null when a finding makes them unusable.</param>
/// <param name="Findings">Everything that is wrong or worth knowing, in the order of the document.</param>
public sealed record NetworkStateDocument(NetworkState? State, IReadOnlyList<Finding> Findings)
{
    /// <summary>The facts.</summary>
    /// <exception cref="ApportionException">A finding makes the document unusable; it is the first of them.</exception>
    public NetworkState Require() => State ?? throw new ApportionException(Findings.First(NetworkStateReader.IsFatal));
}
