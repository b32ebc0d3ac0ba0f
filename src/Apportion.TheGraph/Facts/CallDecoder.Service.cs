using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <content>Functions of the SubgraphService, whose arguments are ABI blobs inside the calldata.</content>
public static partial class CallDecoder
{
    private static void AddService(Action<string, ArgumentReader> add)
    {
        add("startService(address,bytes)", ReadStartService);
        add("stopService(address,bytes)", ReadStopService);
        add("collect(address,uint8,bytes)", ReadCollect);
        add("register(address,bytes)", ReadRegister);
        add("slash(address,bytes)", ReadSlash);
        add(
            "resizeAllocation(address,address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.ResizeAllocation(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        add(
            "closeStaleAllocation(address)",
            static (ref AbiReader r) => new GraphCommand.CloseStaleAllocation(r.ReadAddress())
        );
        add(
            "setPaymentsDestination(address)",
            static (ref AbiReader r) => new GraphCommand.SetPaymentsDestination(r.ReadAddress())
        );
        add(
            "setMaxPOIStaleness(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetMaxPoiStaleness(r.ReadUInt256())
        );
        add(
            "setDelegationRatio(uint32)",
            static (ref AbiReader r) => new GraphCommand.SetDelegationRatio(r.ReadUInt32())
        );
        add(
            "setMinimumProvisionTokens(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetMinimumProvisionTokens(r.ReadUInt256())
        );
        add(
            "setStakeToFeesRatio(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetStakeToFeesRatio(r.ReadUInt256())
        );
        add("setCurationCut(uint256)", static (ref AbiReader r) => new GraphCommand.SetCurationCut(r.ReadUInt256()));
        add("pause()", static (ref AbiReader r) => new GraphCommand.SetServicePaused(true));
        add("unpause()", static (ref AbiReader r) => new GraphCommand.SetServicePaused(false));
    }

    private static GraphCommand ReadStartService(ref AbiReader reader)
    {
        var indexer = reader.ReadAddress();
        var data = reader.ReadBytes();
        var inner = new AbiReader(data);
        var subgraph = inner.ReadHash();
        var tokens = inner.ReadUInt256();
        var id = inner.ReadAddress();
        var proof = inner.ReadBytes().ToArray();
        return new GraphCommand.StartService(
            indexer,
            new AllocationOpening(subgraph, tokens, id, proof),
            data.ToArray()
        );
    }

    private static GraphCommand ReadStopService(ref AbiReader reader)
    {
        var indexer = reader.ReadAddress();
        var data = reader.ReadBytes();
        return new GraphCommand.StopService(indexer, new AbiReader(data).ReadAddress(), data.ToArray());
    }

    private static GraphCommand ReadCollect(ref AbiReader reader)
    {
        var indexer = reader.ReadAddress();
        var paymentType = reader.ReadUInt8();
        var inner = new AbiReader(reader.ReadBytes());
        return paymentType switch
        {
            0 => new GraphCommand.CollectQueryFee(indexer, ReadVoucher(ref inner)),
            2 => new GraphCommand.PresentPoi(
                indexer,
                inner.ReadAddress(),
                inner.ReadHash(),
                inner.ReadBytes().ToArray()
            ),
            _ => throw new AbiException($"payment type {paymentType} is not followed; expected 0 or 2"),
        };
    }

    /// <summary>((collection, payer, provider, service, time, value, metadata), signature), tokens.</summary>
    private static QueryFeeVoucher ReadVoucher(ref AbiReader reader)
    {
        var signed = reader.ReadTuple();
        var tokens = reader.ReadUInt256();
        var voucher = signed.ReadTuple();
        return new QueryFeeVoucher(voucher.ReadUInt256(), voucher.ReadAddress(), voucher.ReadAddress(), tokens);
    }

    private static GraphCommand ReadRegister(ref AbiReader reader)
    {
        var indexer = reader.ReadAddress();
        var data = reader.ReadBytes();
        var inner = new AbiReader(data);
        inner.ReadString();
        inner.ReadString();
        return new GraphCommand.RegisterIndexer(indexer, inner.ReadAddress(), data.ToArray());
    }

    private static GraphCommand ReadSlash(ref AbiReader reader)
    {
        var indexer = reader.ReadAddress();
        var inner = new AbiReader(reader.ReadBytes());
        return new GraphCommand.SlashIndexer(indexer, inner.ReadUInt256(), inner.ReadUInt256());
    }
}
