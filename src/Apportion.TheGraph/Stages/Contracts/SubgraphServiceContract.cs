using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>SubgraphService: entry checks, parameters, open and close. Source: spec the-graph section 9.</summary>
internal sealed partial class SubgraphServiceContract(World world)
{
    private GraphState State => world.State;
    private ref readonly ServiceParameters Parameters => ref world.State.Parameters.Value;
    private Address Self => world.Addresses.SubgraphService;

    /// <summary>True if an indexer's open allocations need more than its available tokens.</summary>
    public bool IsOverAllocated(in IndexerState indexer) =>
        indexer.Locked > indexer.Available(Parameters.DelegationRatio);

    /// <summary>startService(indexer, data): opens an allocation.</summary>
    public void StartService(Address indexer, AllocationOpening opening, byte[] data)
    {
        Enforce(indexer, validProvision: true, registered: true);
        var prefix = world.Ruleset.AllocationErrorPrefix;
        if (opening.AllocationId.IsZero)
            Revert.With(prefix + "InvalidZeroAllocationId");
        if (!world.Call.AllocationProofKnownGood)
            VerifyProof(indexer, opening, prefix);
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(opening.SubgraphDeploymentId);
        var entry = State.CreateAllocation(opening.AllocationId);
        if (entry.Value.Exists)
            Revert.Error("AllocationAlreadyExists", opening.AllocationId);
        var epoch = world.Epochs.CurrentEpoch;
        State.Journal.Write(entry) = new AllocationState
        {
            Indexer = indexer,
            SubgraphDeploymentId = opening.SubgraphDeploymentId,
            Tokens = opening.Tokens,
            CreatedAt = world.Timestamp,
            AccRewardsPerAllocatedToken = perToken,
            CreatedAtEpoch = epoch,
        };
        Lock(State.Indexer(indexer), opening.Tokens);
        State.Journal.Write(State.Subgraph(opening.SubgraphDeploymentId)).AllocatedTokens += opening.Tokens;
        if (world.Logs is null)
            return;
        world.Emit(
            Self,
            GraphEvents.Service.AllocationCreated,
            Word.Of(indexer),
            Word.Of(opening.AllocationId),
            Word.Of(opening.SubgraphDeploymentId),
            opening.Tokens,
            epoch
        );
        world.EmitBytes(Self, GraphEvents.Service.ServiceStarted, data, Word.Of(indexer), UInt256.Zero);
    }

    /// <summary>stopService(indexer, data): closes an allocation.</summary>
    public void StopService(Address indexer, Address id, byte[] data)
    {
        Enforce(indexer, validProvision: false, registered: true);
        var entry = Owned(indexer, id);
        Close(entry, force: false);
        if (world.Logs is not null)
            world.EmitBytes(Self, GraphEvents.Service.ServiceStopped, data, Word.Of(indexer), UInt256.Zero);
    }

    /// <summary>resizeAllocation(indexer, id, tokens).</summary>
    public void ResizeAllocation(Address indexer, Address id, UInt256 tokens)
    {
        Enforce(indexer, validProvision: true, registered: true);
        var entry = Owned(indexer, id);
        var prefix = world.Ruleset.AllocationErrorPrefix;
        if (!entry.Value.IsOpen)
            Revert.Error(prefix + "AllocationClosed", id);
        if (tokens == entry.Value.Tokens)
            Revert.Error(prefix + "AllocationSameSize", id, tokens);
        Resize(entry, tokens);
    }

    /// <summary>closeStaleAllocation(id), anyone.</summary>
    public void CloseStale(Address id)
    {
        RequireNotPaused();
        var entry = Get(id);
        if (!entry.Value.IsStale(world.Timestamp, Parameters.MaxPoiStaleness))
            Revert.Error("SubgraphServiceCannotForceCloseAllocation", id);
        if (entry.Value.IsAltruistic)
            Revert.Error("SubgraphServiceAllocationIsAltruistic", id);
        if (!world.Ruleset.ResizesInsteadOfForceClosing)
        {
            Close(entry, force: true);
            return;
        }
        Resize(entry, UInt256.Zero);
    }

    public void SetPaymentsDestination(Address destination) => StorePaymentsDestination(world.Call.Sender, destination);

    public void Register(Address indexer, Address destination, byte[] data)
    {
        Enforce(indexer, validProvision: true, registered: false);
        State.Journal.Write(State.Indexer(indexer)).Registered = true;
        StorePaymentsDestination(indexer, destination);
        world.EmitBytes(Self, GraphEvents.Service.ServiceProviderRegistered, data, Word.Of(indexer), UInt256.Zero);
    }

    public void Slash(Address indexer, UInt256 tokens, UInt256 reward)
    {
        if (world.Call.Sender != world.Addresses.DisputeManager)
            Revert.Error("SubgraphServiceNotDisputeManager", world.Call.Sender, world.Addresses.DisputeManager);
        world.Staking.Slash(indexer, tokens, reward, world.Addresses.DisputeManager);
        world.Emit(Self, GraphEvents.Service.ServiceProviderSlashed, Word.Of(indexer), tokens);
    }

    public void SetMaxPoiStaleness(UInt256 seconds)
    {
        world.RequireOwner();
        State.Journal.Write(State.Parameters).MaxPoiStaleness = seconds;
        world.Emit(Self, GraphEvents.Service.MaxPoiStalenessSet, seconds);
    }

    public void SetDelegationRatio(uint ratio)
    {
        world.RequireOwner();
        State.Journal.Write(State.Parameters).DelegationRatio = ratio;
        world.Emit(Self, GraphEvents.Service.DelegationRatioSet, ratio);
    }

    public void SetMinimumProvisionTokens(UInt256 minimum)
    {
        world.RequireOwner();
        ref var parameters = ref State.Journal.Write(State.Parameters);
        parameters.MinimumProvisionTokens = minimum;
        parameters.MaximumProvisionTokens = UInt256.MaxValue;
        world.Emit(Self, GraphEvents.Service.ProvisionTokensRangeSet, minimum, UInt256.MaxValue);
    }

    public void SetStakeToFeesRatio(UInt256 ratio)
    {
        world.RequireOwner();
        Revert.Unless(!ratio.IsZero, "SubgraphServiceInvalidZeroStakeToFeesRatio");
        State.Journal.Write(State.Parameters).StakeToFeesRatio = ratio;
        world.Emit(Self, GraphEvents.Service.StakeToFeesRatioSet, ratio);
    }

    public void SetCurationCut(UInt256 cut)
    {
        world.RequireOwner();
        if (cut > Scale.Ppm)
            Revert.Error("SubgraphServiceInvalidCurationCut", cut);
        State.Journal.Write(State.Parameters).CurationCut = cut;
        world.Emit(Self, GraphEvents.Service.CurationCutSet, cut);
    }

    public void SetPaused(bool paused)
    {
        if (world.Call.Sender != world.Addresses.Governor)
            Revert.Error("DataServicePausableNotPauseGuardian", world.Call.Sender);
        if (Parameters.ServicePaused == paused)
            Revert.With(paused ? "EnforcedPause" : "ExpectedPause");
        State.Journal.Write(State.Parameters).ServicePaused = paused;
        var definition = paused ? GraphEvents.Service.Paused : GraphEvents.Service.Unpaused;
        world.Emit(Self, definition, Word.Of(world.Call.Sender));
    }

    private void StorePaymentsDestination(Address indexer, Address destination)
    {
        State.Journal.Write(State.Indexer(indexer)).PaymentsDestination = destination;
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Service.PaymentsDestinationSet, Word.Of(indexer), Word.Of(destination));
    }

    private void VerifyProof(Address indexer, AllocationOpening opening, string prefix)
    {
        var signer = AllocationProof.Recover(
            indexer,
            opening.AllocationId,
            opening.Proof,
            world.Addresses.ChainId,
            Self
        );
        if (signer != opening.AllocationId)
            Revert.Error(prefix + "InvalidAllocationProof", signer, opening.AllocationId);
    }

    private void Enforce(Address provider, bool validProvision, bool registered)
    {
        if (world.Ruleset.ChecksPauseFirst)
            RequireNotPaused();
        if (!world.Staking.IsAuthorized(provider, world.Call.Sender))
            Revert.Error("ProvisionManagerNotAuthorized", provider, world.Call.Sender);
        var indexer = State.Indexer(provider);
        if (validProvision)
            RequireValidProvision(provider, indexer.Value.Provision);
        if (registered && !indexer.Value.Registered)
            Revert.Error("SubgraphServiceIndexerNotRegistered", provider);
        if (!world.Ruleset.ChecksPauseFirst)
            RequireNotPaused();
    }

    private void RequireNotPaused() => Revert.Unless(!Parameters.ServicePaused, "EnforcedPause");

    private void RequireValidProvision(Address provider, in ProvisionState provision)
    {
        if (provision.CreatedAt == 0)
            Revert.Error("ProvisionManagerProvisionNotFound", provider);
        ref readonly var p = ref Parameters;
        var tokens = provision.Tokens - provision.TokensThawing;
        RequireRange("tokens", tokens, p.MinimumProvisionTokens, p.MaximumProvisionTokens);
        RequireRange("thawingPeriod", provision.ThawingPeriod, p.DisputePeriod, p.DisputePeriod);
        RequireRange("maxVerifierCut", provision.MaxVerifierCut, p.FishermanRewardCut, Scale.Ppm);
    }

    private static void RequireRange(string name, UInt256 value, UInt256 minimum, UInt256 maximum)
    {
        if (value < minimum || value > maximum)
            Revert.Error(
                "ProvisionManagerInvalidValue",
                "0x" + Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(name)),
                value,
                minimum,
                maximum
            );
    }

    private AllocationEntry Get(Address id)
    {
        var entry = State.FindAllocation(id);
        if (entry is null || !entry.Value.Exists)
            Revert.Error("AllocationDoesNotExist", id);
        return entry;
    }

    private AllocationEntry Owned(Address indexer, Address id)
    {
        var entry = Get(id);
        if (entry.Value.Indexer != indexer)
            Revert.Error("SubgraphServiceAllocationNotAuthorized", indexer, id);
        return entry;
    }

    private void Lock(IndexerEntry indexer, UInt256 tokens)
    {
        if (tokens.IsZero)
            return;
        var required = indexer.Value.Locked + tokens;
        RequireAvailable(indexer, required);
        State.Journal.Write(indexer).Locked = required;
    }

    private void Release(IndexerEntry indexer, UInt256 tokens)
    {
        if (tokens.IsZero)
            return;
        if (indexer.Value.Locked < tokens)
            Revert.Error("ProvisionTrackerInsufficientTokens", indexer.Value.Locked, tokens);
        State.Journal.Write(indexer).Locked -= tokens;
    }

    private void RequireAvailable(IndexerEntry indexer, UInt256 required)
    {
        var available = indexer.Value.Available(Parameters.DelegationRatio);
        if (required > available)
            Revert.Error("ProvisionTrackerInsufficientTokens", available, required);
    }
}
