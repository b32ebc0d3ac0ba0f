using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven;

/// <summary>How facts are replayed: as they are, or under other rules and values.</summary>
public sealed record ReplayOptions
{
    /// <summary>Rules that hold throughout, whatever the facts say; null for those of the facts' spec versions.</summary>
    public DataHavenRuleset? Ruleset { get; init; }

    /// <summary>Changes every set of parameters just before it is used.</summary>
    public Func<RuntimeParameters, RuntimeParameters>? Parameters { get; init; }

    /// <summary>Changes the constants.</summary>
    public Func<RuntimeConstants, RuntimeConstants>? Constants { get; init; }

    /// <summary>Whole percent of its blocks that an account authors instead of all, rounded down over its running total.</summary>
    public IReadOnlyDictionary<Address, uint> UptimePercent { get; init; } = new Dictionary<Address, uint>();

    /// <summary>A whitelist instead of the recorded ones; null to keep those.</summary>
    public IReadOnlySet<Address>? Whitelist { get; init; }
}
