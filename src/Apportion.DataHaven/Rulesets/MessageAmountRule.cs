using Apportion.DataHaven.Facts;

namespace Apportion.DataHaven.Rulesets;

/// <summary>Which amount an era's message promises to operators. Source: spec datahaven section 8.5.</summary>
public enum MessageAmountRule
{
    /// <summary>The base inflation, neither scaled nor split.</summary>
    BaseInflation,

    /// <summary>The scaled inflation before the treasury's share: more than was minted for rewards.</summary>
    BeforeTreasury,

    /// <summary>The rewards left after the treasury's share.</summary>
    AfterTreasury,
}
