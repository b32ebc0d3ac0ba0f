using System.Text;
using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>Setters of the RewardsManager. Source: spec the-graph sections 4.6, 6, 7, 8.</summary>
internal sealed partial class RewardsManagerContract
{
    public void SetIssuancePerBlock(UInt256 rate)
    {
        world.RequireGovernor();
        Update();
        State.Journal.Write(State.Rewards).RawIssuancePerBlock = rate;
        EmitParameter("issuancePerBlock");
    }

    public void SetMinimumSubgraphSignal(UInt256 minimum)
    {
        var caller = world.Call.Sender;
        Revert.Unless(
            caller == Variables.SubgraphAvailabilityOracle || caller == world.Addresses.Governor,
            "Not authorized"
        );
        State.Journal.Write(State.Rewards).MinimumSubgraphSignal = minimum;
        EmitParameter("minimumSubgraphSignal");
    }

    public void SetSubgraphAvailabilityOracle(Address oracle)
    {
        world.RequireGovernor();
        State.Journal.Write(State.Rewards).SubgraphAvailabilityOracle = oracle;
        EmitParameter("subgraphAvailabilityOracle");
    }

    public void SetSubgraphService(Address service)
    {
        world.RequireGovernor();
        if (!service.IsZero && service != world.Addresses.SubgraphService)
            throw ApportionException.Unsupported(
                "thegraph.issuer",
                "RewardsManager.setSubgraphService",
                world.Addresses.SubgraphService.ToString(),
                service.ToString(),
                "only one rewards issuer can be followed: the call was left out, figures after it may be wrong"
            );
        var old = Variables.SubgraphService;
        State.Journal.Write(State.Rewards).SubgraphService = service;
        EmitPair(GraphEvents.Rewards.SubgraphServiceSet, old, service);
    }

    public void SetIssuanceAllocator(Address allocator)
    {
        RequireFeature(world.Ruleset.HasIssuanceAllocator);
        world.RequireGovernor();
        var old = Variables.IssuanceAllocator;
        if (old == allocator)
            return;
        Update();
        if (!allocator.IsZero)
            RequireInterface(
                allocator,
                GraphContract.IssuanceAllocator,
                "Contract does not support IIssuanceAllocationDistribution interface"
            );
        EmitPair(GraphEvents.Rewards.IssuanceAllocatorSet, old, allocator);
        State.Journal.Write(State.Rewards).IssuanceAllocator = allocator;
    }

    public void BeforeIssuanceAllocationChange()
    {
        RequireFeature(world.Ruleset.HasIssuanceAllocator);
        Update();
    }

    public void SetReclaimAddress(Hash256 reason, Address address)
    {
        RequireFeature(world.Ruleset.ReclaimsUndistributed);
        world.RequireGovernor();
        Revert.Unless(!reason.IsZero, "Cannot set reclaim address for NONE");
        var cell = GraphState.At(State.ReclaimAddresses, reason);
        var old = cell.Value;
        if (old == address)
            return;
        State.Journal.Write(cell) = address;
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Rewards.ReclaimAddressSet, Word.Of(reason), Word.Of(old), Word.Of(address));
    }

    public void SetDefaultReclaimAddress(Address address)
    {
        RequireFeature(world.Ruleset.ReclaimsUndistributed);
        world.RequireGovernor();
        var old = Variables.DefaultReclaimAddress;
        if (old == address)
            return;
        State.Journal.Write(State.Rewards).DefaultReclaimAddress = address;
        EmitPair(GraphEvents.Rewards.DefaultReclaimAddressSet, old, address);
    }

    public void SetDenied(Hash256 id, bool denied)
    {
        Revert.Unless(
            world.Call.Sender == Variables.SubgraphAvailabilityOracle,
            "Caller must be the subgraph availability oracle"
        );
        if (world.Ruleset.DeniesWithoutUpdate)
            StoreDenial(id, denied);
        else
        {
            OnSubgraphAllocationUpdate(id);
            if (denied != State.Subgraph(id).Value.IsDenied)
                StoreDenial(id, denied);
        }
    }

    public void SetEligibilityOracle(Address oracle, string setter)
    {
        RequireFeature(string.Equals(world.Ruleset.EligibilityOracleSetter, setter, StringComparison.Ordinal));
        world.RequireGovernor();
        var old = Variables.EligibilityOracle;
        if (old == oracle)
            return;
        var isProvider = string.Equals(setter, "setProviderEligibilityOracle", StringComparison.Ordinal);
        if (!oracle.IsZero)
            RequireInterface(
                oracle,
                GraphContract.EligibilityOracle,
                $"Contract does not support {(isProvider ? "IProviderEligibility" : "IRewardsEligibility")} interface"
            );
        State.Journal.Write(State.Rewards).EligibilityOracle = oracle;
        EmitPair(
            isProvider
                ? GraphEvents.Rewards.ProviderEligibilityOracleSet
                : GraphEvents.Rewards.RewardsEligibilityOracleSet,
            old,
            oracle
        );
    }

    public void SetRevertOnIneligible(bool reverts)
    {
        RequireFeature(world.Ruleset.HasRevertOnIneligible);
        world.RequireGovernor();
        if (Variables.RevertOnIneligible == reverts)
            return;
        State.Journal.Write(State.Rewards).RevertOnIneligible = reverts;
        EmitParameter("revertOnIneligible");
    }

    /// <summary>takeRewards called from outside: only the issuer may.</summary>
    public void TakeRewardsExternal() => Revert.Unless(IsIssuer(), "Caller must be a rewards issuer");

    /// <summary>reclaimRewards called from outside: only the issuer may.</summary>
    public void ReclaimRewardsExternal()
    {
        RequireFeature(world.Ruleset.ReclaimsUndistributed);
        Revert.Unless(IsIssuer(), "Not a rewards issuer");
    }

    private bool IsIssuer() => !Variables.SubgraphService.IsZero && world.Call.Sender == Variables.SubgraphService;

    private void StoreDenial(Hash256 id, bool denied)
    {
        var since = denied ? world.Block : 0;
        State.Journal.Write(State.Subgraph(id)).DeniedSince = since;
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Rewards.RewardsDenylistUpdated, Word.Of(id), since);
    }

    /// <summary>A function that the ruleset's contract does not have reverts without data.</summary>
    private static void RequireFeature(bool has) => Revert.Unless(has, "empty");

    private void RequireInterface(Address contract, GraphContract expected, string reason)
    {
        var kind = world.Addresses.Find(contract);
        if (kind is null or GraphContract.Token or GraphContract.Controller or GraphContract.EpochManager)
            Revert.With("empty");
        Revert.Unless(kind == expected, reason);
    }

    private void EmitParameter(string name) =>
        world.EmitBytes(Self, GraphEvents.Rewards.ParameterUpdated, Encoding.ASCII.GetBytes(name), UInt256.Zero);

    private void EmitPair(EventDescription definition, Address old, Address @new)
    {
        if (world.Logs is not null)
            world.Emit(Self, definition, Word.Of(old), Word.Of(@new));
    }
}
