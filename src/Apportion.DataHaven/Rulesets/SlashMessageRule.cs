namespace Apportion.DataHaven.Rulesets;

/// <summary>What a message says about each slash. Source: spec datahaven section 13.9.</summary>
public enum SlashMessageRule
{
    /// <summary>Empty calldata: a placeholder.</summary>
    Empty,

    /// <summary>10^16 wad for every slash, described as "Slashing validator".</summary>
    ConstantWad,

    /// <summary>The slash fraction of the largest wad, with the offence's own description.</summary>
    FractionOfMaximum,
}
