using Apportion.TheGraph.Facts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>takeRewards and reclaimRewards, as the rewards issuer calls them. Source: spec the-graph sections 8, 18.</summary>
internal sealed partial class RewardsManagerContract
{
    /// <summary>takeRewards(id): mints to the issuer what the allocation may claim, and gives it.</summary>
    public UInt256 TakeRewards(Address id, in AllocationState allocation)
    {
        if (!world.Ruleset.ReclaimsUndistributed)
            return BaselineTakeRewards(id, allocation);
        var rewards = UpdateAndCompute(allocation);
        if (rewards.IsZero)
            return rewards;
        var denied = State.Subgraph(allocation.SubgraphDeploymentId).Value.IsDenied;
        var ineligible = IsIneligible(allocation.Indexer);
        var decision = ClaimDecision.Make(
            denied,
            ineligible,
            Variables.RevertOnIneligible,
            HasReclaimAddress(RewardCondition.SubgraphDenied)
        );
        Revert.Unless(!decision.Reverts, "Indexer not eligible for rewards");
        if (denied)
            EmitDenied(id, allocation.Indexer);
        if (ineligible && world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Rewards.RewardsDeniedDueToEligibility,
                Word.Of(allocation.Indexer),
                Word.Of(id),
                rewards
            );
        if (decision.Reason != RewardCondition.None)
        {
            Reclaim(decision.Reason.Id(), rewards, allocation.Indexer, id, allocation.SubgraphDeploymentId);
            return UInt256.Zero;
        }
        MintToIssuer(id, allocation.Indexer, rewards);
        return rewards;
    }

    /// <summary>reclaimRewards(reason, id): reclaims what the allocation could claim, and gives what was minted.</summary>
    public UInt256 ReclaimRewards(Hash256 reason, Address id, in AllocationState allocation)
    {
        var rewards = UpdateAndCompute(allocation);
        return Reclaim(reason, rewards, allocation.Indexer, id, allocation.SubgraphDeploymentId);
    }

    /// <summary>What the chain itself said of an indexer's eligibility, where only its logs are known; else null.</summary>
    public bool? ObservedIneligible { get; set; }

    /// <summary>True if an oracle is set and does not find the indexer eligible.</summary>
    public bool IsIneligible(Address indexer)
    {
        if (ObservedIneligible is { } observed)
            return observed;
        var oracle = Variables.EligibilityOracle;
        if (oracle.IsZero)
            return false;
        if (oracle != world.Addresses.EligibilityOracle)
            throw ApportionException.Unsupported(
                "thegraph.oracle",
                "RewardsManager.rewardsEligibilityOracle",
                world.Addresses.EligibilityOracle.ToString(),
                oracle.ToString(),
                "state the oracle's address among the contracts"
            );
        return !world.Oracle.IsEligible(indexer);
    }

    private UInt256 UpdateAndCompute(in AllocationState allocation)
    {
        var perToken = OnSubgraphAllocationUpdate(allocation.SubgraphDeploymentId);
        return allocation.IsOpen
            ? AllocationRewards.Compute(
                perToken,
                allocation.AccRewardsPerAllocatedToken,
                allocation.Tokens,
                allocation.AccRewardsPending,
                default(Silent),
                out _
            )
            : UInt256.Zero;
    }

    private UInt256 BaselineTakeRewards(Address id, in AllocationState allocation)
    {
        var perToken = OnSubgraphAllocationUpdate(allocation.SubgraphDeploymentId);
        if (State.Subgraph(allocation.SubgraphDeploymentId).Value.IsDenied)
        {
            EmitDenied(id, allocation.Indexer);
            return UInt256.Zero;
        }
        var rewards = allocation.IsOpen
            ? AllocationRewards.Compute(
                perToken,
                allocation.AccRewardsPerAllocatedToken,
                allocation.Tokens,
                allocation.AccRewardsPending,
                default(Silent),
                out _
            )
            : UInt256.Zero;
        MintToIssuer(id, allocation.Indexer, rewards);
        return rewards;
    }

    private void MintToIssuer(Address id, Address indexer, UInt256 rewards)
    {
        if (!rewards.IsZero)
            world.Token.Mint(Variables.SubgraphService, rewards);
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Rewards.HorizonRewardsAssigned, Word.Of(indexer), Word.Of(id), rewards);
    }

    private void EmitDenied(Address id, Address indexer)
    {
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Rewards.RewardsDenied, Word.Of(indexer), Word.Of(id));
    }
}
