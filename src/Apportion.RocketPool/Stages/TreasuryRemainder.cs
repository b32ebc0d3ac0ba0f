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
    public static UInt256 Compute<TRecorder>(
        RewardsRuleset ruleset,
        UInt256 pendingRpl,
        RplPots pots,
        UInt256 collateralTotal,
        UInt256 oracleTotal,
        bool anyEligible,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var rule = anyEligible ? NoEligibleNodeRule.TreasuryTakesRemainder : ruleset.NoEligibleNode;
        var treasury = rule switch
        {
            NoEligibleNodeRule.TreasuryTakesRemainder => pendingRpl - collateralTotal - oracleTotal,
            // Sic: the base never contained the Oracle DAO's amount that is subtracted here.
            NoEligibleNodeRule.TreasuryLessOracleAmount => pots.TreasuryBase + pots.Nodes - oracleTotal,
            NoEligibleNodeRule.TreasuryAndNodePot => pots.TreasuryBase + pots.Nodes,
            _ => throw Refusal.NoEffectiveStake(ruleset.Name),
        };
        if (TRecorder.Records)
        {
            Record(rule, treasury, pendingRpl, pots, collateralTotal, oracleTotal, recorder);
        }

        return treasury;
    }

    private static void Record<TRecorder>(
        NoEligibleNodeRule rule,
        UInt256 treasury,
        UInt256 pendingRpl,
        RplPots pots,
        UInt256 collateralTotal,
        UInt256 oracleTotal,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Fact("collateralTotal", collateralTotal.ToString(), StateFields.Sum("all nodes"));
        recorder.Fact("oracleTotal", oracleTotal.ToString(), StateFields.Sum("all Oracle DAO members"));
        recorder.Step(
            "protocolDaoRpl",
            rule switch
            {
                NoEligibleNodeRule.TreasuryTakesRemainder => "pendingRpl - collateralTotal - oracleTotal",
                NoEligibleNodeRule.TreasuryLessOracleAmount => "treasuryBase + nodePot - oracleTotal",
                _ => "treasuryBase + nodePot",
            },
            treasury.ToString(),
            "spec rocket-pool section 7",
            ("pendingRpl", pendingRpl),
            ("treasuryBase", pots.TreasuryBase),
            ("nodePot", pots.Nodes),
            ("collateralTotal", collateralTotal),
            ("oracleTotal", oracleTotal)
        );
        var loses = rule == NoEligibleNodeRule.TreasuryLessOracleAmount;
        recorder.Annotate(
            title: "RPL of the Protocol DAO treasury",
            unit: "wei RPL",
            reason: loses ? LostOracleAmount.Name : null,
            note: loses
                ? "No node is eligible. The ruleset subtracts the Oracle DAO's amount from a sum that never contained "
                    + "it, so that amount reaches nobody."
                : null
        );
    }
}
