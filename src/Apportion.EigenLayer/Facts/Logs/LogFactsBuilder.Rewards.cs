using Apportion.Core;
using Apportion.Core.Evm;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Splits, distribution roots and claims.</content>
public sealed partial class LogFactsBuilder
{
    private long _nextRoot;

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
        On(
            RewardsCoordinator,
            "DistributionRootDisabled(uint32)",
            e =>
                _result.DisabledDistributionRoots.Add(
                    new DisabledDistributionRoot(e[0].UInt32, e.Log.TransactionHash, e.Log.LogIndex, _block.Number)
                )
        );
        On(
            RewardsCoordinator,
            "ClaimerForSet(address,address,address)",
            e =>
                _result.ClaimerChanges.Add(new ClaimerChange(e[0].Address, e[2].Address, e.Log.LogIndex, _block.Number))
        );
        On(RewardsCoordinator, "RewardsClaimed(bytes32,address,address,address,address,uint256)", AddClaim);
    }

    private void AddAvsSplit(DecodedEvent e) =>
        _result.Facts.OperatorAvsSplits.Add(
            new OperatorAvsSplit(
                e[1].Address,
                e[2].Address,
                e[3].UInt32,
                (int)e[4].UInt32,
                (int)e[5].UInt32,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );

    private void AddPiSplit(DecodedEvent e) =>
        _result.Facts.OperatorPiSplits.Add(
            new OperatorPiSplit(
                e[1].Address,
                e[2].UInt32,
                (int)e[3].UInt32,
                (int)e[4].UInt32,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );

    private void AddSetSplit(DecodedEvent e) =>
        _result.Facts.OperatorSetSplits.Add(
            new OperatorSetSplit(
                e[1].Address,
                e[2][0].Address,
                e[2][1].UInt32,
                e[3].UInt32,
                (int)e[4].UInt32,
                (int)e[5].UInt32,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );

    private void AddDefaultSplit(DecodedEvent e) =>
        _result.Facts.DefaultOperatorSplits.Add(
            new DefaultOperatorSplit(
                (int)e[0].UInt32,
                (int)e[1].UInt32,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );

    private void AddRoot(DecodedEvent e)
    {
        var index = e[0].UInt32;
        if (index != _nextRoot)
        {
            _result.Findings.Add(
                Finding.Missing(
                    "eigenlayer.root-gap",
                    e.Log.Where,
                    FormattableString.Invariant($"distribution root {_nextRoot}, but this one is {index}"),
                    "Logs are missing before this one: fetch DistributionRootSubmitted again from the first block."
                )
            );
        }

        _nextRoot = index + 1L;
        _result.SubmittedDistributionRoots.Add(
            new SubmittedDistributionRoot(
                e[1].Hash,
                index,
                e[2].UInt32,
                e[3].UInt32,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );
    }

    private void AddClaim(DecodedEvent e) =>
        _result.RewardsClaims.Add(
            new RewardsClaim(
                e[0].Hash,
                e[1].Address,
                e[2].Address,
                e[3].Address,
                e[4].Address,
                e[5].Unsigned,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );
}
