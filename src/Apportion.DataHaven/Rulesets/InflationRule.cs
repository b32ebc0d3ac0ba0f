namespace Apportion.DataHaven.Rulesets;

/// <summary>Where an era's base inflation comes from. Source: spec datahaven section 8.1.</summary>
public enum InflationRule
{
    /// <summary>Nothing is minted.</summary>
    None,

    /// <summary>An annual rate of the total issuance, divided by the eras of a year.</summary>
    RateOfIssuance,

    /// <summary>A fixed annual amount, divided by the eras of a year.</summary>
    FixedAnnualAmount,
}
