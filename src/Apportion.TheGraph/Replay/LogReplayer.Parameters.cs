using Apportion.Core.Evm;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <content>Parameters, stake, the allocator, the oracle and epochs, from their logs.</content>
public sealed partial class LogReplayer
{
    private void Rewards(World world, ContractLog log, EvmLog raw)
    {
        ref var rewards = ref world.State.Journal.Write(world.State.Rewards);
        if (log.Definition == GraphEvents.Rewards.RewardsDenylistUpdated)
        {
            if (!world.Ruleset.DeniesWithoutUpdate)
                world.Rewards.OnSubgraphAllocationUpdate(log.Id(0));
            world.State.Journal.Write(world.State.Subgraph(log.Id(0))).DeniedSince = (ulong)log.Amount(1);
        }
        else if (log.Definition == GraphEvents.Rewards.ReclaimAddressSet)
        {
            var cell = GraphState.At(world.State.ReclaimAddresses, log.Id(0));
            Expect(cell.Value, log.Account(1), raw, "reclaim address");
            world.State.Journal.Write(cell) = log.Account(2);
        }
        else if (log.Definition == GraphEvents.Rewards.DefaultReclaimAddressSet)
        {
            Expect(rewards.DefaultReclaimAddress, log.Account(0), raw, "default reclaim address");
            rewards.DefaultReclaimAddress = log.Account(1);
        }
        else if (log.Definition == GraphEvents.Rewards.IssuanceAllocatorSet)
        {
            Expect(rewards.IssuanceAllocator, log.Account(0), raw, "issuance allocator");
            world.Rewards.Update();
            rewards.IssuanceAllocator = log.Account(1);
        }
        else if (
            log.Definition == GraphEvents.Rewards.ProviderEligibilityOracleSet
            || log.Definition == GraphEvents.Rewards.RewardsEligibilityOracleSet
        )
            rewards.EligibilityOracle = log.Account(1);
        else if (log.Definition == GraphEvents.Rewards.SubgraphServiceSet)
            rewards.SubgraphService = log.Account(1);
        else if (log.Definition == GraphEvents.Rewards.ParameterUpdated)
            Parameter(world, log.Text, raw);
    }

    private void Parameter(World world, string name, EvmLog raw)
    {
        if (name == "issuancePerBlock")
            world.Rewards.Update();
        if (!_side.Parameters.TryGetValue((raw.BlockNumber, raw.LogIndex), out var value) || value.Name != name)
        {
            _findings.Add(
                Finding.Missing(
                    "thegraph.logs.parameter",
                    raw.Where,
                    $"the new value of {name}",
                    "the event carries only the name: give the value among the parameters of the side inputs"
                )
            );
            MarkIncomplete($"the value of {name} since {raw.Where} is not known");
            return;
        }
        ref var rewards = ref world.State.Journal.Write(world.State.Rewards);
        switch (name)
        {
            case "issuancePerBlock":
                rewards.RawIssuancePerBlock = UInt256.Parse(value.Value);
                break;
            case "minimumSubgraphSignal":
                NoteThresholdChange(world, UInt256.Parse(value.Value));
                rewards.MinimumSubgraphSignal = UInt256.Parse(value.Value);
                break;
            case "subgraphAvailabilityOracle":
                rewards.SubgraphAvailabilityOracle = Address.Parse(value.Value);
                break;
            case "revertOnIneligible":
                rewards.RevertOnIneligible = value.Value == "true";
                break;
            default:
                break;
        }
    }

    private static void ServiceParameter(World world, ContractLog log)
    {
        ref var parameters = ref world.State.Journal.Write(world.State.Parameters);
        if (log.Definition == GraphEvents.Service.MaxPoiStalenessSet)
            parameters.MaxPoiStaleness = log.Amount(0);
        else if (log.Definition == GraphEvents.Service.DelegationRatioSet)
            parameters.DelegationRatio = (uint)log.Amount(0);
        else if (log.Definition == GraphEvents.Service.PaymentsDestinationSet)
            world.State.Journal.Write(world.State.Indexer(log.Account(0))).PaymentsDestination = log.Account(1);
    }

    private static void Staking(World world, ContractLog log)
    {
        var definition = log.Definition!;
        if (definition.Parameters.Length < 3 || definition.Parameters[0].Name != "serviceProvider")
            return;
        if (log.Account(1) != world.Addresses.SubgraphService)
            return;
        ref var indexer = ref world.State.Journal.Write(world.State.Indexer(log.Account(0)));
        if (definition == GraphEvents.Staking.DelegationFeeCutSet)
        {
            if (log.Amount(2) == 2)
                indexer.IndexingRewardsCut = log.Amount(3);
        }
        else if (
            definition == GraphEvents.Staking.ProvisionCreated
            || definition == GraphEvents.Staking.ProvisionIncreased
        )
            indexer.Provision.Tokens += log.Amount(2);
        else if (definition == GraphEvents.Staking.ProvisionThawed)
            indexer.Provision.TokensThawing += log.Amount(2);
        else if (definition == GraphEvents.Staking.TokensDeprovisioned)
        {
            indexer.Provision.Tokens = UInt256.SaturatingSubtract(indexer.Provision.Tokens, log.Amount(2));
            indexer.Provision.TokensThawing = UInt256.SaturatingSubtract(
                indexer.Provision.TokensThawing,
                log.Amount(2)
            );
        }
        else if (definition == GraphEvents.Staking.ProvisionSlashed)
            indexer.Provision.Tokens = UInt256.SaturatingSubtract(indexer.Provision.Tokens, log.Amount(2));
        else
            Pool(ref indexer.Pool, log, definition);
    }

    private static void Pool(ref DelegationPoolState pool, ContractLog log, EventDescription definition)
    {
        if (definition == GraphEvents.Staking.TokensDelegated)
        {
            pool.Tokens += log.Amount(3);
            pool.Shares += log.Amount(4);
        }
        else if (definition == GraphEvents.Staking.TokensUndelegated)
        {
            pool.TokensThawing += log.Amount(3);
            pool.Shares = UInt256.SaturatingSubtract(pool.Shares, log.Amount(4));
        }
        else if (definition == GraphEvents.Staking.DelegatedTokensWithdrawn)
        {
            pool.Tokens = UInt256.SaturatingSubtract(pool.Tokens, log.Amount(3));
            pool.TokensThawing = UInt256.SaturatingSubtract(pool.TokensThawing, log.Amount(3));
        }
        else if (definition == GraphEvents.Staking.TokensToDelegationPoolAdded)
            pool.Tokens += log.Amount(2);
        else if (definition == GraphEvents.Staking.DelegationSlashed)
            pool.Tokens = UInt256.SaturatingSubtract(pool.Tokens, log.Amount(2));
    }

    private void Allocator(World world, ContractLog log, string where)
    {
        var definition = log.Definition!;
        ref var allocator = ref world.State.Journal.Write(world.State.Allocator);
        if (definition == GraphEvents.Allocator.TargetAllocationUpdated)
        {
            NotifyIfRewardsManager(world, log.Account(0), allocator.Targets[0]);
            StoreRates(ref allocator, log.Account(0), log.Amount(1), log.Amount(2));
        }
        else if (definition == GraphEvents.Allocator.IssuancePerBlockUpdated)
        {
            NotifyIfRewardsManager(world, allocator.Targets[0]);
            var target = allocator.Targets[0];
            var rates = allocator.RatesOf(target);
            var rate = rates.AllocatorMintingRate + log.Amount(1) - log.Amount(0);
            allocator.Records = allocator.Records.SetItem(target, rates with { AllocatorMintingRate = rate });
            allocator.IssuancePerBlock = log.Amount(1);
        }
        else if (definition == GraphEvents.Allocator.DefaultTargetUpdated)
        {
            NotifyIfRewardsManager(world, log.Account(0), log.Account(1));
            var moved = allocator.RatesOf(log.Account(0));
            allocator.Targets = allocator.Targets.SetItem(0, log.Account(1));
            allocator.Records = allocator.Records.Remove(log.Account(0)).SetItem(log.Account(1), moved);
        }
        else if (definition == GraphEvents.Allocator.IssuanceDistributed)
            Distributed(world, log, where);
        else if (definition.Name is "Paused" or "Unpaused")
            allocator.Paused = definition.Name == "Paused";
        else if (definition == GraphEvents.Allocator.SelfMintingEventModeUpdated)
            allocator.EventMode = (SelfMintingEventMode)(byte)(ulong)log.Amount(1);
    }

    private void Distributed(World world, ContractLog log, string where)
    {
        ref var allocator = ref world.State.Journal.Write(world.State.Allocator);
        var (from, to) = ((ulong)log.Amount(2), (ulong)log.Amount(3));
        if (from > allocator.LastDistributionBlock + 1)
            Once(
                Finding.Notice(
                    "thegraph.logs.allocator-span",
                    where,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"blocks {allocator.LastDistributionBlock + 1} to {from - 1} were distributed without a mint"
                    )
                ),
                where
            );
        allocator.LastDistributionBlock = Math.Max(allocator.LastDistributionBlock, to);
        world.Flows.Add(
            new Flow(
                FlowKind.AllocatorMint,
                RewardCondition.None,
                log.Amount(1),
                default,
                log.Account(0),
                default,
                default,
                default
            )
        );
    }

    private static void NotifyIfRewardsManager(World world, params ReadOnlySpan<Address> targets)
    {
        foreach (var target in targets)
            if (target == world.Addresses.RewardsManager)
                world.Rewards.Update();
    }

    private static void StoreRates(
        ref IssuanceAllocatorState allocator,
        Address target,
        UInt256 allocatorRate,
        UInt256 selfRate
    )
    {
        var old = allocator.RatesOf(target);
        var fallback = allocator.Targets[0];
        var rest = allocator.RatesOf(fallback);
        var available = rest.AllocatorMintingRate + old.AllocatorMintingRate + old.SelfMintingRate;
        allocator.Records = allocator.Records.SetItem(
            fallback,
            rest with
            {
                AllocatorMintingRate = UInt256.SaturatingSubtract(available, allocatorRate + selfRate),
            }
        );
        allocator.TotalSelfMintingRate = allocator.TotalSelfMintingRate + selfRate - old.SelfMintingRate;
        if (allocatorRate.IsZero && selfRate.IsZero)
        {
            allocator.Targets = allocator.Targets.Remove(target);
            allocator.Records = allocator.Records.Remove(target);
            return;
        }
        if (!allocator.Targets.Contains(target))
            allocator.Targets = allocator.Targets.Add(target);
        allocator.Records = allocator.Records.SetItem(
            target,
            old with
            {
                AllocatorMintingRate = allocatorRate,
                SelfMintingRate = selfRate,
            }
        );
    }

    private static void Oracle(World world, ContractLog log)
    {
        ref var oracle = ref world.State.Journal.Write(world.State.Oracle);
        if (log.Definition == GraphEvents.Oracle.IndexerEligibilityData)
            oracle.LastOracleUpdateTime = world.Timestamp;
        else if (log.Definition == GraphEvents.Oracle.IndexerEligibilityRenewed)
            world.State.Journal.Write(GraphState.At(world.State.Renewals, log.Account(0))).RenewedAt = world.Timestamp;
        else if (log.Definition == GraphEvents.Oracle.EligibilityPeriodUpdated)
            oracle.EligibilityPeriod = log.Amount(1);
        else if (log.Definition == GraphEvents.Oracle.OracleUpdateTimeoutUpdated)
            oracle.OracleUpdateTimeout = log.Amount(1);
        else if (log.Definition == GraphEvents.Oracle.EligibilityValidationUpdated)
            oracle.ValidationEnabled = !log.Words[0].IsZero;
        else if (log.Definition == GraphEvents.Oracle.IndexerRetentionPeriodSet)
            oracle.IndexerRetentionPeriod = log.Amount(1);
    }

    private static void Epochs(World world, ContractLog log)
    {
        if (log.Definition != GraphEvents.Epochs.EpochLengthUpdate)
            return;
        var old = world.State.Epochs.Value;
        world.State.Journal.Write(world.State.Epochs) = new EpochClock
        {
            LastLengthUpdateEpoch = (ulong)log.Amount(0),
            LastLengthUpdateBlock = old.EpochBlockAt(world.Block),
            EpochLength = (ulong)log.Amount(1),
        };
    }

    private void Expect(Address known, Address stated, EvmLog raw, string what)
    {
        if (known != stated)
            Gap(raw.Where, $"the old {what} is {stated}, by the logs so far {known}");
    }
}
