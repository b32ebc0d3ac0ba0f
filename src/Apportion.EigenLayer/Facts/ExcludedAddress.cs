using Apportion.Core;

namespace Apportion.EigenLayer.Facts;

/// <summary>An account that earns no programmatic incentives before the fork that ended this.</summary>
/// <param name="Account">The excluded account.</param>
/// <param name="Network">The network the exclusion is for.</param>
/// <param name="Description">Why.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct ExcludedAddress(Address Account, string Network, string Description);
