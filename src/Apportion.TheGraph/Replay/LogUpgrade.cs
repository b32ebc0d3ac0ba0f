using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <summary>An in-place upgrade.</summary>
/// <param name="Block">It comes before the logs of this block.</param>
/// <param name="Ruleset">The new ruleset.</param>
/// <param name="Addresses">The contracts from then on.</param>
public sealed record LogUpgrade(ulong Block, GraphRuleset Ruleset, GraphAddresses Addresses);
