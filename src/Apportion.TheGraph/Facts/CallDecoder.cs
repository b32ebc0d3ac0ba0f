using System.Collections.Frozen;
using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <summary>Decodes calldata into commands, by contract and selector.</summary>
public static partial class CallDecoder
{
    private delegate GraphCommand ArgumentReader(ref AbiReader reader);

    private static readonly FrozenDictionary<(GraphContract, FunctionSelector), ArgumentReader> Functions = BuildTable()
        .ToFrozenDictionary();

    /// <summary>The command of a call; null for a function we do not know.</summary>
    /// <exception cref="AbiException">The arguments are not encoded as the function demands.</exception>
    public static GraphCommand? Decode(GraphContract contract, ReadOnlySpan<byte> calldata)
    {
        if (calldata.Length < FunctionSelector.Size)
            return null;
        if (!Functions.TryGetValue((contract, new FunctionSelector(calldata)), out var read))
            return null;
        var reader = new AbiReader(calldata[FunctionSelector.Size..]);
        return read(ref reader);
    }

    private static Dictionary<(GraphContract, FunctionSelector), ArgumentReader> BuildTable()
    {
        var table = new Dictionary<(GraphContract, FunctionSelector), ArgumentReader>();
        AddRewards((signature, read) => Add(GraphContract.RewardsManager, signature, read));
        AddCuration((signature, read) => Add(GraphContract.Curation, signature, read));
        AddToken((signature, read) => Add(GraphContract.Token, signature, read));
        AddService((signature, read) => Add(GraphContract.SubgraphService, signature, read));
        AddStaking((signature, read) => Add(GraphContract.Staking, signature, read));
        AddEligibility((signature, read) => Add(GraphContract.EligibilityOracle, signature, read));
        AddAllocator((signature, read) => Add(GraphContract.IssuanceAllocator, signature, read));
        Add(
            GraphContract.EpochManager,
            "setEpochLength(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetEpochLength(r.ReadUInt256())
        );
        return table;

        void Add(GraphContract contract, string signature, ArgumentReader read) =>
            table.Add((contract, FunctionSelector.Of(signature)), read);
    }

    private static void AddRewards(Action<string, ArgumentReader> add)
    {
        add("updateAccRewardsPerSignal()", static (ref AbiReader r) => new GraphCommand.UpdateAccRewardsPerSignal());
        add(
            "onSubgraphSignalUpdate(bytes32)",
            static (ref AbiReader r) => new GraphCommand.OnSubgraphSignalUpdate(r.ReadHash())
        );
        add(
            "onSubgraphAllocationUpdate(bytes32)",
            static (ref AbiReader r) => new GraphCommand.OnSubgraphAllocationUpdate(r.ReadHash())
        );
        add(
            "setIssuancePerBlock(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetIssuancePerBlock(r.ReadUInt256())
        );
        add(
            "setMinimumSubgraphSignal(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetMinimumSubgraphSignal(r.ReadUInt256())
        );
        add(
            "setSubgraphAvailabilityOracle(address)",
            static (ref AbiReader r) => new GraphCommand.SetSubgraphAvailabilityOracle(r.ReadAddress())
        );
        add(
            "setSubgraphService(address)",
            static (ref AbiReader r) => new GraphCommand.SetSubgraphService(r.ReadAddress())
        );
        add(
            "setIssuanceAllocator(address)",
            static (ref AbiReader r) => new GraphCommand.SetIssuanceAllocator(r.ReadAddress())
        );
        add(
            "beforeIssuanceAllocationChange()",
            static (ref AbiReader r) => new GraphCommand.BeforeIssuanceAllocationChange()
        );
        add(
            "setReclaimAddress(bytes32,address)",
            static (ref AbiReader r) => new GraphCommand.SetReclaimAddress(r.ReadHash(), r.ReadAddress())
        );
        add(
            "setDefaultReclaimAddress(address)",
            static (ref AbiReader r) => new GraphCommand.SetDefaultReclaimAddress(r.ReadAddress())
        );
        add(
            "setDenied(bytes32,bool)",
            static (ref AbiReader r) => new GraphCommand.SetDenied(r.ReadHash(), r.ReadBool())
        );
        foreach (var setter in (string[])["setProviderEligibilityOracle", "setRewardsEligibilityOracle"])
            add(
                setter + "(address)",
                (ref AbiReader r) => new GraphCommand.SetEligibilityOracle(r.ReadAddress(), setter)
            );
        add(
            "setRevertOnIneligible(bool)",
            static (ref AbiReader r) => new GraphCommand.SetRevertOnIneligible(r.ReadBool())
        );
        add("takeRewards(address)", static (ref AbiReader r) => new GraphCommand.TakeRewards(r.ReadAddress()));
        add(
            "reclaimRewards(bytes32,address)",
            static (ref AbiReader r) => new GraphCommand.ReclaimRewards(r.ReadHash(), r.ReadAddress())
        );
    }

    private static void AddCuration(Action<string, ArgumentReader> add)
    {
        add(
            "mint(bytes32,uint256,uint256)",
            static (ref AbiReader r) => new GraphCommand.MintSignal(r.ReadHash(), r.ReadUInt256(), r.ReadUInt256())
        );
        add(
            "mintTaxFree(bytes32,uint256)",
            static (ref AbiReader r) => new GraphCommand.MintSignalTaxFree(r.ReadHash(), r.ReadUInt256())
        );
        add(
            "burn(bytes32,uint256,uint256)",
            static (ref AbiReader r) => new GraphCommand.BurnSignal(r.ReadHash(), r.ReadUInt256(), r.ReadUInt256())
        );
        add(
            "collect(bytes32,uint256)",
            static (ref AbiReader r) => new GraphCommand.CollectForCurators(r.ReadHash(), r.ReadUInt256())
        );
        add(
            "setCurationTaxPercentage(uint32)",
            static (ref AbiReader r) => new GraphCommand.SetCurationTax(r.ReadUInt32())
        );
        add(
            "setMinimumCurationDeposit(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetMinimumCurationDeposit(r.ReadUInt256())
        );
    }

    private static void AddToken(Action<string, ArgumentReader> add)
    {
        add(
            "transfer(address,uint256)",
            static (ref AbiReader r) => new GraphCommand.TransferTokens(r.ReadAddress(), r.ReadUInt256())
        );
        add("burn(uint256)", static (ref AbiReader r) => new GraphCommand.BurnTokens(r.ReadUInt256()));
    }

    private static void AddEligibility(Action<string, ArgumentReader> add)
    {
        add(
            "renewIndexerEligibility(address[],bytes)",
            static (ref AbiReader r) => new GraphCommand.RenewEligibility(r.ReadAddresses(), r.ReadBytes().ToArray())
        );
        add(
            "removeExpiredIndexer(address)",
            static (ref AbiReader r) => new GraphCommand.RemoveExpiredIndexer(r.ReadAddress())
        );
        add(
            "setEligibilityPeriod(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetEligibilityPeriod(r.ReadUInt256())
        );
        add(
            "setOracleUpdateTimeout(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetOracleUpdateTimeout(r.ReadUInt256())
        );
        add(
            "setIndexerRetentionPeriod(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetIndexerRetentionPeriod(r.ReadUInt256())
        );
        add(
            "setEligibilityValidation(bool)",
            static (ref AbiReader r) => new GraphCommand.SetEligibilityValidation(r.ReadBool())
        );
    }
}
