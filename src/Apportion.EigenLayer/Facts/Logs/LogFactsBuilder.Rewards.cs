using Apportion.Core;
using Apportion.Core.Evm;
using static System.FormattableString;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Splits, distribution roots and claims.</content>
public sealed partial class LogFactsBuilder
{
    private void AddRewardWriters()
    {
        On(RewardsCoordinator, "OperatorAVSSplitBipsSet(address,address,address,uint32,uint16,uint16)", AddAvsSplit);
        On(RewardsCoordinator, "OperatorPISplitBipsSet(address,address,uint32,uint16,uint16)", AddPiSplit);
        On(
            RewardsCoordinator,
            "OperatorSetSplitBipsSet(address,address,(address,uint32),uint32,uint16,uint16)",
            AddSetSplit
        );
        On(RewardsCoordinator, "DefaultOperatorSplitBipsSet(uint16,uint16)", AddDefaultSplit);
        On(RewardsCoordinator, "DistributionRootSubmitted(uint32,bytes32,uint32,uint32)", AddRoot);
        On(RewardsCoordinator, "DistributionRootDisabled(uint32)", AddDisabledRoot);
        On(RewardsCoordinator, "ClaimerForSet(address,address,address)", AddClaimer);
        On(RewardsCoordinator, "RewardsClaimed(bytes32,address,address,address,address,uint256)", AddClaim);
    }

    private void AddAvsSplit(DecodedEvent e)
    {
        var (activatedAt, old, @new) = Split(e, 3);
        _result.Facts.OperatorAvsSplits.Add(
            new(e[1].Address, e[2].Address, activatedAt, old, @new, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddPiSplit(DecodedEvent e)
    {
        var (activatedAt, old, @new) = Split(e, 2);
        _result.Facts.OperatorPiSplits.Add(
            new(e[1].Address, activatedAt, old, @new, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddSetSplit(DecodedEvent e)
    {
        var ((avs, id), (activatedAt, old, @new)) = (Set(e[2]), Split(e, 3));
        _result.Facts.OperatorSetSplits.Add(
            new(e[1].Address, avs, id, activatedAt, old, @new, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddDefaultSplit(DecodedEvent e) =>
        _result.Facts.DefaultOperatorSplits.Add(
            new((int)e[0].UInt32, (int)e[1].UInt32, _at.Transaction, _at.LogIndex, _at.Block)
        );

    /// <summary>Activation, old and new basis points are the last three arguments of every split but the default.</summary>
    private static (long ActivatedAt, int Old, int New) Split(DecodedEvent e, int first) =>
        (e[first].UInt32, (int)e[first + 1].UInt32, (int)e[first + 2].UInt32);

    private void AddRoot(DecodedEvent e) =>
        _result.SubmittedDistributionRoots.Add(
            new(e[1].Hash, e[0].UInt32, e[2].UInt32, e[3].UInt32, _at.Transaction, _at.LogIndex, _at.Block)
        );

    /// <summary>Roots are numbered from 0 without gaps.</summary>
    private void CheckRoots()
    {
        var next = 0L;
        foreach (var root in _result.SubmittedDistributionRoots)
        {
            if (root.RootIndex != next)
            {
                _findings.Add(
                    Finding.Missing(
                        Commitment.PostedRoots.GapCode,
                        $"{new Origin(root.TransactionHash, root.LogIndex, root.BlockNumber)}",
                        Invariant($"distribution root {next}, but this one is {root.RootIndex}"),
                        "Logs are missing before this one: fetch DistributionRootSubmitted again from the first block."
                    )
                );
            }

            next = root.RootIndex + 1L;
        }
    }

    private void AddDisabledRoot(DecodedEvent e) =>
        _result.DisabledDistributionRoots.Add(new(e[0].UInt32, _at.Transaction, _at.LogIndex, _at.Block));

    private void AddClaimer(DecodedEvent e) =>
        _result.ClaimerChanges.Add(new(e[0].Address, e[2].Address, _at.LogIndex, _at.Block));

    private void AddClaim(DecodedEvent e) =>
        _result.RewardsClaims.Append(
            new(
                e[0].Hash,
                e[1].Address,
                e[2].Address,
                e[3].Address,
                e[4].Address,
                e[5].Unsigned,
                _at.Transaction,
                _at.LogIndex,
                _at.Block
            )
        );
}
