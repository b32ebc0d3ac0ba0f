namespace Apportion.Core;

/// <summary>How a ruleset's file is written.</summary>
public enum RulesetForm
{
    /// <summary>Only what changed against its parent.</summary>
    Delta,

    /// <summary>A full copy, because the algorithm was rewritten.</summary>
    Copy,
}

/// <summary>
/// What every ruleset says of itself. Engines ask a ruleset for capabilities (further members of the protocol's own
/// type), never for its name or number.
/// </summary>
public interface IRuleset
{
    /// <summary>Name as users type it, e.g. <c>v4</c> or <c>gip-0088</c>.</summary>
    string Name { get; }

    /// <summary>Name of the ruleset it was made from, or null for the first.</summary>
    string? Parent { get; }

    /// <summary>Delta on its parent or full copy.</summary>
    RulesetForm Form { get; }

    /// <summary>What changed, in a sentence.</summary>
    string Summary { get; }

    /// <summary>Section of our spec, e.g. <c>rocket-pool section 5</c>.</summary>
    string Source { get; }
}
