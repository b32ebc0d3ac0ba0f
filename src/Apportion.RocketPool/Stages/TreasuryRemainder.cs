using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>What the Protocol DAO gets: the pot less what the others got, or the fallback when no node is eligible.</summary>
/// <remarks>Source: spec rocket-pool section 7.</remarks>
internal static class TreasuryRemainder
{
    /// <summary>Name of the declared exception to conservation in the fallback of v7 to v10.</summary>
    public static readonly ConservationException LostOracleAmount = new(
        "rocketpool.treasury-loses-oracle-amount",
        "rocket-pool section 7"
    );

    /// <summary>RPL of the treasury in wei.</summary>
    public static UInt256 Compute(
        RewardsRuleset ruleset,
        UInt256 pendingRpl,
        RplPots pots,
        UInt256 collateralTotal,
        UInt256 oracleTotal,
        bool anyEligible
    )
    {
        if (anyEligible)
        {
            return pendingRpl - collateralTotal - oracleTotal;
        }

        return ruleset.NoEligibleNode switch
        {
            NoEligibleNodeRule.TreasuryTakesRemainder => pendingRpl - oracleTotal,
            // Sic: the base never contained the Oracle DAO's amount that is subtracted here.
            NoEligibleNodeRule.TreasuryLessOracleAmount => pots.TreasuryBase + pots.Nodes - oracleTotal,
            NoEligibleNodeRule.TreasuryAndNodePot => pots.TreasuryBase + pots.Nodes,
            _ => throw Refusal.NoEffectiveStake(ruleset.Name),
        };
    }
}
