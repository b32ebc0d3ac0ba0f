using Apportion.Core.Evm;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Registrations, operator sets and allocations.</content>
public sealed partial class LogFactsBuilder
{
    private void AddSetWriters()
    {
        On(
            AVSDirectory,
            "OperatorAVSRegistrationStatusUpdated(address,address,uint8)",
            e =>
                _result.Facts.AvsOperatorStateChanges.Add(
                    new AvsOperatorStateChange(
                        e[0].Address,
                        e[1].Address,
                        e[2].UInt32 == 1,
                        e.Log.TransactionHash,
                        e.Log.LogIndex,
                        _block.Number
                    )
                )
        );
        On(AllocationManager, "OperatorAddedToOperatorSet(address,(address,uint32))", e => AddSetOperator(e, true));
        On(
            AllocationManager,
            "OperatorRemovedFromOperatorSet(address,(address,uint32))",
            e => AddSetOperator(e, false)
        );
        On(AllocationManager, "StrategyAddedToOperatorSet((address,uint32),address)", e => AddSetStrategy(e, true));
        On(
            AllocationManager,
            "StrategyRemovedFromOperatorSet((address,uint32),address)",
            e => AddSetStrategy(e, false)
        );
        On(AllocationManager, "AllocationUpdated(address,(address,uint32),address,uint64,uint32)", AddAllocation);
        On(
            AllocationManager,
            "MaxMagnitudeUpdated(address,address,uint64)",
            e =>
                _result.Facts.OperatorMaxMagnitudes.Add(
                    new OperatorMaxMagnitude(
                        e[0].Address,
                        e[1].Address,
                        e[2].UInt64,
                        e.Log.TransactionHash,
                        e.Log.LogIndex,
                        _block.Number
                    )
                )
        );
    }

    private void AddSetOperator(DecodedEvent e, bool isActive) =>
        _result.Facts.OperatorSetOperatorRegistrations.Add(
            new OperatorSetOperatorRegistration(
                e[0].Address,
                e[1][0].Address,
                e[1][1].UInt32,
                isActive,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );

    private void AddSetStrategy(DecodedEvent e, bool isActive) =>
        _result.Facts.OperatorSetStrategyRegistrations.Add(
            new OperatorSetStrategyRegistration(
                e[1].Address,
                e[0][0].Address,
                e[0][1].UInt32,
                isActive,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );

    private void AddAllocation(DecodedEvent e) =>
        _result.Facts.OperatorAllocations.Add(
            new OperatorAllocation(
                e[0].Address,
                e[2].Address,
                e[3].UInt64,
                e[4].UInt32,
                e[1][1].UInt32,
                e[1][0].Address,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );
}
