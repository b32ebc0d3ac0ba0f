using Apportion.Core.Evm;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Registrations, operator sets and allocations.</content>
public sealed partial class LogFactsBuilder
{
    private void AddSetWriters()
    {
        On(AVSDirectory, "OperatorAVSRegistrationStatusUpdated(address,address,uint8)", AddAvsOperator);
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
        On(AllocationManager, "MaxMagnitudeUpdated(address,address,uint64)", AddMaxMagnitude);
    }

    private void AddAvsOperator(DecodedEvent e)
    {
        var registered = e[2].UInt32 == 1;
        _result.Facts.AvsOperatorStateChanges.Add(
            new(e[0].Address, e[1].Address, registered, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddSetOperator(DecodedEvent e, bool isActive)
    {
        var (avs, id) = Set(e[1]);
        _result.Facts.OperatorSetOperatorRegistrations.Add(
            new(e[0].Address, avs, id, isActive, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddSetStrategy(DecodedEvent e, bool isActive)
    {
        var (avs, id) = Set(e[0]);
        _result.Facts.OperatorSetStrategyRegistrations.Add(
            new(e[1].Address, avs, id, isActive, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddAllocation(DecodedEvent e)
    {
        var (avs, id) = Set(e[1]);
        var (magnitude, effectBlock) = (e[3].UInt64, e[4].UInt32);
        _result.Facts.OperatorAllocations.Add(
            new(e[0].Address, e[2].Address, magnitude, effectBlock, id, avs, _at.Transaction, _at.LogIndex, _at.Block)
        );
    }

    private void AddMaxMagnitude(DecodedEvent e) =>
        _result.Facts.OperatorMaxMagnitudes.Add(
            new(e[0].Address, e[1].Address, e[2].UInt64, _at.Transaction, _at.LogIndex, _at.Block)
        );

    private static (Core.Address Avs, uint Id) Set(AbiValue operatorSet) =>
        (operatorSet[0].Address, operatorSet[1].UInt32);
}
