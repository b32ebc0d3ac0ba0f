using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;

namespace Apportion.Livepeer;

/// <summary>What an engine needs besides logs.</summary>
/// <param name="Contracts">The known contract addresses.</param>
/// <param name="Rulesets">Which contract version holds from which block.</param>
/// <param name="Parameters">Values that logs do not carry.</param>
public sealed record LivepeerOptions(
    LivepeerContracts Contracts,
    Schedule<LivepeerRuleset> Rulesets,
    ParameterValues Parameters
)
{
    /// <summary>Arbitrum One with its schedule of contract versions.</summary>
    public static LivepeerOptions ArbitrumOne(ParameterValues? parameters = null) =>
        new(LivepeerContracts.ArbitrumOne(), LivepeerRulesets.ArbitrumOne, parameters ?? ParameterValues.None);
}
