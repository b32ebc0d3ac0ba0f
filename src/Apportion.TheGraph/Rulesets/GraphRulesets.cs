namespace Apportion.TheGraph.Rulesets;

/// <summary>All rulesets, oldest first.</summary>
public static class GraphRulesets
{
    /// <summary>The contracts before the issuance upgrade.</summary>
    public static GraphRuleset HorizonBaseline { get; } = new HorizonBaseline();

    /// <summary>The contracts of the issuance upgrade.</summary>
    public static GraphRuleset IssuanceUpgrade { get; } = new IssuanceUpgrade();

    /// <summary>The newest contracts; the default.</summary>
    public static GraphRuleset Gip0088 { get; } = new Gip0088();

    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<GraphRuleset> All { get; } = [HorizonBaseline, IssuanceUpgrade, Gip0088];

    /// <summary>
    /// Arbitrum One: the executed upgrade is not known to us, so everything is baseline until the user states the switch
    /// block. Source: spec the-graph section 20.
    /// </summary>
    public static Schedule<GraphRuleset> ArbitrumOne { get; } =
        new("arbitrum-one", PeriodKind.Block, (0, HorizonBaseline));

    /// <summary>The ruleset of a name.</summary>
    /// <exception cref="ApportionException">There is none of that name.</exception>
    public static GraphRuleset Parse(string name) =>
        All.FirstOrDefault(ruleset => string.Equals(ruleset.Name, name, StringComparison.Ordinal))
        ?? throw ApportionException.Unsupported(
            "thegraph.ruleset",
            "ruleset",
            string.Join(", ", All.Select(ruleset => ruleset.Name)),
            name,
            "use one of the named rulesets"
        );
}
