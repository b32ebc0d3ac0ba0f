using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>The interval's RPL by group, in wei.</summary>
/// <param name="Nodes">Pot of the node operators.</param>
/// <param name="Oracle">Pot of the Oracle DAO.</param>
/// <param name="TreasuryBase">The Protocol DAO's own share; used only when no node is eligible.</param>
public readonly record struct RplPots(UInt256 Nodes, UInt256 Oracle, UInt256 TreasuryBase)
{
    /// <summary>Splits the pending RPL by the claiming contracts' percentages, each rounded down.</summary>
    /// <exception cref="ApportionException">The ruleset needs pending RPL and there is none.</exception>
    /// <remarks>Source: spec rocket-pool section 4.</remarks>
    public static RplPots Compute<TRecorder>(ProtocolFacts protocol, RewardsRuleset ruleset, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (ruleset.NeedsPendingRpl && protocol.PendingRpl.IsZero)
        {
            throw Refusal.NoPendingRpl(ruleset.Name);
        }

        return new RplPots(
            Split("nodePot", "nodePct", protocol.PendingRpl, protocol.NodePercent, recorder),
            Split("oraclePot", "odaoPct", protocol.PendingRpl, protocol.OraclePercent, recorder),
            Split("treasuryBase", "pdaoPct", protocol.PendingRpl, protocol.TreasuryPercent, recorder)
        );
    }

    private static UInt256 Split<TRecorder>(
        string name,
        string field,
        UInt256 pending,
        UInt256 percent,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var pot = UInt256.MulDivFloor(pending, percent, Wei.One);
        if (TRecorder.Records)
        {
            recorder.Fact("pendingRpl", pending.ToString(), StateFields.Protocol("pendingRpl"));
            recorder.Fact(field, percent.ToString(), StateFields.Protocol(field));
            recorder.Step(
                name,
                $"floor(pendingRpl * {field} / 1000000000000000000)",
                pot.ToString(),
                "spec rocket-pool section 4",
                ("pendingRpl", pending),
                (field, percent)
            );
        }

        return pot;
    }
}
