namespace Apportion.RocketPool.Rulesets;

/// <summary>What happens to the collateral pot when no node is eligible.</summary>
public enum NoEligibleNodeRule : byte
{
    /// <summary>The interval cannot be computed: upstream divides by zero.</summary>
    Refuse,

    /// <summary>The treasury gets everything the Oracle DAO does not.</summary>
    TreasuryTakesRemainder,

    /// <summary>
    /// The treasury gets its own and the nodes' share, less the Oracle DAO's amount, which neither contained: that
    /// amount is given to nobody.
    /// </summary>
    TreasuryLessOracleAmount,

    /// <summary>The treasury gets its own and the nodes' share.</summary>
    TreasuryAndNodePot,
}
