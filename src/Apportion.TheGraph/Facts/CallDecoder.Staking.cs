using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <content>Functions of HorizonStaking and the IssuanceAllocator.</content>
public static partial class CallDecoder
{
    private static void AddStaking(Action<string, ArgumentReader> add)
    {
        add("stake(uint256)", static (ref AbiReader r) => new GraphCommand.Stake(null, r.ReadUInt256()));
        add(
            "stakeTo(address,uint256)",
            static (ref AbiReader r) => new GraphCommand.Stake(r.ReadAddress(), r.ReadUInt256())
        );
        add(
            "stakeToProvision(address,address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.StakeToProvision(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        add("unstake(uint256)", static (ref AbiReader r) => new GraphCommand.Unstake(r.ReadUInt256()));
        add(
            "provision(address,address,uint256,uint32,uint64)",
            static (ref AbiReader r) =>
                new GraphCommand.CreateProvision(
                    r.ReadAddress(),
                    r.ReadAddress(),
                    r.ReadUInt256(),
                    r.ReadUInt32(),
                    r.ReadUInt64()
                )
        );
        add(
            "addToProvision(address,address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.AddToProvision(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        add(
            "thaw(address,address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.ThawProvision(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        add(
            "deprovision(address,address,uint256)",
            static (ref AbiReader r) => new GraphCommand.Deprovision(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        AddDelegation(add);
        add(
            "setDelegationFeeCut(address,address,uint8,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.SetDelegationFeeCut(r.ReadAddress(), r.ReadAddress(), r.ReadUInt8(), r.ReadUInt256())
        );
        add(
            "setOperator(address,address,bool)",
            static (ref AbiReader r) => new GraphCommand.SetOperator(r.ReadAddress(), r.ReadAddress(), r.ReadBool())
        );
        add("setDelegationSlashingEnabled()", static (ref AbiReader r) => new GraphCommand.EnableDelegationSlashing());
    }

    private static void AddDelegation(Action<string, ArgumentReader> add)
    {
        add(
            "delegate(address,address,uint256,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.DelegateTokens(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256(), r.ReadUInt256())
        );
        add(
            "undelegate(address,address,uint256)",
            static (ref AbiReader r) => new GraphCommand.Undelegate(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        add(
            "withdrawDelegated(address,address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.WithdrawDelegated(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
        add(
            "addToDelegationPool(address,address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.AddToDelegationPool(r.ReadAddress(), r.ReadAddress(), r.ReadUInt256())
        );
    }

    private static void AddAllocator(Action<string, ArgumentReader> add)
    {
        add("distributeIssuance()", static (ref AbiReader r) => new GraphCommand.DistributeIssuance());
        add(
            "distributePendingIssuance()",
            static (ref AbiReader r) => new GraphCommand.DistributePendingIssuance(null)
        );
        add(
            "distributePendingIssuance(uint256)",
            static (ref AbiReader r) => new GraphCommand.DistributePendingIssuance(r.ReadUInt256())
        );
        add(
            "setIssuancePerBlock(uint256)",
            static (ref AbiReader r) => new GraphCommand.SetAllocatorRate(r.ReadUInt256(), null)
        );
        add(
            "setIssuancePerBlock(uint256,uint256)",
            static (ref AbiReader r) => new GraphCommand.SetAllocatorRate(r.ReadUInt256(), r.ReadUInt256())
        );
        AddTargets(add);
        add(
            "setSelfMintingEventMode(uint8)",
            static (ref AbiReader r) => new GraphCommand.SetSelfMintingEventMode(r.ReadUInt8())
        );
        add("pause()", static (ref AbiReader r) => new GraphCommand.SetAllocatorPaused(true));
        add("unpause()", static (ref AbiReader r) => new GraphCommand.SetAllocatorPaused(false));
    }

    private static void AddTargets(Action<string, ArgumentReader> add)
    {
        add(
            "setTargetAllocation(address,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.SetTargetAllocation(r.ReadAddress(), r.ReadUInt256(), default, null)
        );
        add(
            "setTargetAllocation(address,uint256,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.SetTargetAllocation(r.ReadAddress(), r.ReadUInt256(), r.ReadUInt256(), null)
        );
        add(
            "setTargetAllocation(address,uint256,uint256,uint256)",
            static (ref AbiReader r) =>
                new GraphCommand.SetTargetAllocation(r.ReadAddress(), r.ReadUInt256(), r.ReadUInt256(), r.ReadUInt256())
        );
        add(
            "setDefaultTarget(address)",
            static (ref AbiReader r) => new GraphCommand.SetDefaultTarget(r.ReadAddress(), null)
        );
        add(
            "setDefaultTarget(address,uint256)",
            static (ref AbiReader r) => new GraphCommand.SetDefaultTarget(r.ReadAddress(), r.ReadUInt256())
        );
        add("notifyTarget(address)", static (ref AbiReader r) => new GraphCommand.NotifyTarget(r.ReadAddress()));
        add(
            "forceTargetNoChangeNotificationBlock(address,uint256)",
            static (ref AbiReader r) => new GraphCommand.ForceNotifiedBlock(r.ReadAddress(), r.ReadUInt256())
        );
    }
}
