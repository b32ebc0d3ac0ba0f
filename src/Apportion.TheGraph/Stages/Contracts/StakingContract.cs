using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>HorizonStaking: stake and provisions to the SubgraphService. Source: spec the-graph section 10.</summary>
internal sealed partial class StakingContract(World world)
{
    private GraphState State => world.State;
    private Address Self => world.Addresses.Staking;
    private Address Verifier => world.Addresses.SubgraphService;

    /// <summary>True if the caller is the provider or its operator.</summary>
    public bool IsAuthorized(Address provider, Address caller) =>
        caller == provider || (State.Operators.TryGetValue((provider, caller), out var allowed) && allowed.Value);

    public void StakeTo(Address provider, UInt256 tokens)
    {
        RequireNotPaused();
        Deposit(provider, world.Call.Sender, tokens, allowanceLeft: null);
    }

    public void StakeToProvision(Address provider, Address verifier, UInt256 tokens)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        if (!IsAuthorized(provider, world.Call.Sender) && world.Call.Sender != verifier)
            Revert.Error("HorizonStakingNotAuthorized", provider, verifier, world.Call.Sender);
        Deposit(provider, world.Call.Sender, tokens, allowanceLeft: null);
        Increase(provider, tokens);
    }

    /// <summary>stakeToProvision as the SubgraphService calls it for rewards it has approved exactly.</summary>
    public void StakeRewards(Address provider, UInt256 tokens)
    {
        RequireNotPaused();
        Deposit(provider, Verifier, tokens, UInt256.Zero);
        Increase(provider, tokens);
    }

    public void Unstake(UInt256 tokens)
    {
        RequireNotPaused();
        RequireTokens(tokens);
        var provider = State.Indexer(world.Call.Sender);
        var idle = provider.Value.IdleStake;
        if (tokens > idle)
            Revert.Error("HorizonStakingInsufficientIdleStake", tokens, idle);
        State.Journal.Write(provider).TokensStaked -= tokens;
        world.Token.Push(Self, provider.Id, tokens);
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Staking.HorizonStakeWithdrawn, Word.Of(provider.Id), tokens);
    }

    public void Provision(Address provider, Address verifier, UInt256 tokens, uint maxCut, ulong thawingPeriod)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        RequireAuthorized(provider);
        RequireTokens(tokens);
        if (maxCut > Scale.Ppm)
            Revert.Error("HorizonStakingInvalidMaxVerifierCut", maxCut);
        var entry = State.Indexer(provider);
        if (entry.Value.Provision.CreatedAt != 0)
            Revert.With("HorizonStakingProvisionAlreadyExists");
        RequireIdle(entry.Value, tokens);
        ref var indexer = ref State.Journal.Write(entry);
        indexer.Provision = new ProvisionState
        {
            Tokens = tokens,
            MaxVerifierCut = maxCut,
            ThawingPeriod = thawingPeriod,
            MaxVerifierCutPending = maxCut,
            ThawingPeriodPending = thawingPeriod,
            CreatedAt = world.Timestamp,
        };
        indexer.TokensProvisioned += tokens;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.ProvisionCreated,
                Word.Of(provider),
                Word.Of(verifier),
                tokens,
                maxCut,
                thawingPeriod
            );
    }

    public void AddToProvision(Address provider, Address verifier, UInt256 tokens)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        RequireAuthorized(provider);
        Increase(provider, tokens);
    }

    public void Thaw(Address provider, Address verifier, UInt256 tokens)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        RequireAuthorized(provider);
        RequireTokens(tokens);
        var entry = State.Indexer(provider);
        var available = entry.Value.Provision.Tokens - entry.Value.Provision.TokensThawing;
        if (available < tokens)
            Revert.Error("HorizonStakingInsufficientTokens", available, tokens);
        var shares = DelegationShares.ThawingForProvision(entry.Value.Provision, tokens);
        ref var provision = ref State.Journal.Write(entry).Provision;
        provision.SharesThawing += shares;
        provision.TokensThawing += tokens;
        var until = world.Timestamp + provision.ThawingPeriod;
        CreateThawRequest(
            entry.ProvisionThaws,
            ProvisionRequest,
            provider,
            provider,
            shares,
            until,
            provision.ThawingNonce
        );
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Staking.ProvisionThawed, Word.Of(provider), Word.Of(verifier), tokens);
    }

    public void Deprovision(Address provider, Address verifier, UInt256 requests)
    {
        RequireVerifier(verifier);
        RequireAuthorized(provider);
        RequireNotPaused();
        var entry = State.Indexer(provider);
        ref readonly var before = ref entry.Value.Provision;
        var thawed = FulfillThawRequests(
            entry.ProvisionThaws,
            ProvisionRequest,
            provider,
            provider,
            requests,
            before.ThawingNonce,
            new ThawingPool(before.TokensThawing, before.SharesThawing)
        );
        ref var indexer = ref State.Journal.Write(entry);
        indexer.Provision.Tokens -= thawed.Tokens;
        indexer.Provision.TokensThawing = thawed.Left.Tokens;
        indexer.Provision.SharesThawing = thawed.Left.Shares;
        indexer.TokensProvisioned -= thawed.Tokens;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.TokensDeprovisioned,
                Word.Of(provider),
                Word.Of(verifier),
                thawed.Tokens
            );
    }

    public void SetDelegationFeeCut(Address provider, Address verifier, byte paymentType, UInt256 cut)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        RequireAuthorized(provider);
        if (cut > Scale.Ppm)
            Revert.Error("HorizonStakingInvalidDelegationFeeCut", cut);
        ref var indexer = ref State.Journal.Write(State.Indexer(provider));
        if (paymentType == 0)
            indexer.QueryFeeCut = cut;
        else if (paymentType == 1)
            indexer.IndexingFeeCut = cut;
        else
            indexer.IndexingRewardsCut = cut;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.DelegationFeeCutSet,
                Word.Of(provider),
                Word.Of(verifier),
                paymentType,
                cut
            );
    }

    public void SetOperator(Address verifier, Address account, bool allowed)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        var provider = world.Call.Sender;
        if (account == provider)
            Revert.With("HorizonStakingCallerIsServiceProvider");
        State.Journal.Write(GraphState.At(State.Operators, (provider, account))) = allowed;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.OperatorSet,
                Word.Of(provider),
                Word.Of(verifier),
                Word.Of(account),
                Word.Of(allowed)
            );
    }

    public void SetDelegationSlashingEnabled()
    {
        world.RequireGovernor("ManagedOnlyGovernor");
        State.Journal.Write(State.Parameters).DelegationSlashingEnabled = true;
        world.Emit(Self, GraphEvents.Staking.DelegationSlashingEnabled);
    }

    private void Deposit(Address provider, Address payer, UInt256 tokens, UInt256? allowanceLeft)
    {
        RequireTokens(tokens);
        world.Token.Pull(payer, Self, tokens, allowanceLeft);
        State.Journal.Write(State.Indexer(provider)).TokensStaked += tokens;
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Staking.HorizonStakeDeposited, Word.Of(provider), tokens);
    }

    private void Increase(Address provider, UInt256 tokens)
    {
        RequireTokens(tokens);
        var entry = State.Indexer(provider);
        RequireProvision(entry);
        RequireIdle(entry.Value, tokens);
        ref var indexer = ref State.Journal.Write(entry);
        indexer.Provision.Tokens += tokens;
        indexer.TokensProvisioned += tokens;
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Staking.ProvisionIncreased, Word.Of(provider), Word.Of(Verifier), tokens);
    }

    private void RequireNotPaused() => Revert.Unless(!State.Parameters.Value.ControllerPaused, "ManagedIsPaused");

    private static void RequireTokens(UInt256 tokens) =>
        Revert.Unless(!tokens.IsZero, "HorizonStakingInvalidZeroTokens");

    private void RequireAuthorized(Address provider)
    {
        if (!IsAuthorized(provider, world.Call.Sender))
            Revert.Error("HorizonStakingNotAuthorized", provider, Verifier, world.Call.Sender);
    }

    private void RequireProvision(IndexerEntry entry)
    {
        if (entry.Value.Provision.CreatedAt == 0)
            Revert.Error("HorizonStakingInvalidProvision", entry.Id, Verifier);
    }

    private static void RequireIdle(in IndexerState indexer, UInt256 tokens)
    {
        if (tokens > indexer.IdleStake)
            Revert.Error("HorizonStakingInsufficientIdleStake", tokens, indexer.IdleStake);
    }

    /// <summary>Provisions to other data services are outside the model and are named, never guessed.</summary>
    private void RequireVerifier(Address verifier)
    {
        if (verifier != Verifier)
            throw ApportionException.Unsupported(
                "thegraph.verifier",
                "HorizonStaking",
                Verifier.ToString(),
                verifier.ToString(),
                "only provisions to the SubgraphService are followed; leave out calls for other data services"
            );
    }
}
