using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>What one successful duty of a megapool validator adds, scaled by 10^18.</summary>
/// <param name="Node">To the validator and to the node operators.</param>
/// <param name="Voter">To the voters.</param>
/// <param name="Treasury">To the Protocol DAO.</param>
/// <remarks>Source: spec rocket-pool section 9.4.</remarks>
public readonly record struct MegapoolScore(UInt256 Node, UInt256 Voter, UInt256 Treasury)
{
    /// <summary>The scores for a megapool's bond per validator under the network's revenue shares.</summary>
    public static MegapoolScore Compute<TRecorder>(MegapoolFacts megapool, ProtocolFacts protocol, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var bond = BondPerValidator(megapool, recorder);
        var share = protocol.MegapoolNodeShare;
        var node = (Wei.One * bond + Wei.ThirtyTwo * share - share * bond) / Wei.ThirtyTwo;
        if (TRecorder.Records)
        {
            recorder.Fact("nodeShare", share.ToString(), StateFields.Protocol("megapoolNodeShare"));
            recorder.Step(
                "score",
                "floor((1000000000000000000 * bond + 32000000000000000000 * nodeShare - nodeShare * bond) "
                    + "/ 32000000000000000000)",
                node.ToString(),
                "spec rocket-pool section 9.4",
                ("bond", bond),
                ("nodeShare", share)
            );
            recorder.Annotate(title: "Score of one successful attestation of a megapool validator");
        }

        return new MegapoolScore(
            node,
            Part(protocol.MegapoolVoterShare, bond),
            Part(protocol.MegapoolTreasuryShare, bond)
        );
    }

    private static UInt256 BondPerValidator<TRecorder>(MegapoolFacts megapool, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var bond = megapool.ActiveValidatorCount == 0 ? default : megapool.NodeBond / megapool.ActiveValidatorCount;
        if (TRecorder.Records)
        {
            var source = FactSource.Field("state", $"megapool[{megapool.Address}]");
            recorder.Fact("nodeBond", megapool.NodeBond.ToString(), source);
            recorder.Fact(
                "activeValidators",
                megapool.ActiveValidatorCount.ToString(CultureInfo.InvariantCulture),
                source
            );
            recorder.Step(
                "bond",
                "if(activeValidators = 0, 0, floor(nodeBond / max(1, activeValidators)))",
                bond.ToString(),
                "spec rocket-pool section 9.4",
                new Term("activeValidators", megapool.ActiveValidatorCount),
                ("nodeBond", megapool.NodeBond)
            );
        }

        return bond;
    }

    private static UInt256 Part(UInt256 share, UInt256 bond) => (Wei.ThirtyTwo * share - share * bond) / Wei.ThirtyTwo;
}
