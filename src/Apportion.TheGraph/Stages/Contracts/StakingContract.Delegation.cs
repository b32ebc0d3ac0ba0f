using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>Delegation pools. Source: spec the-graph section 10.</summary>
internal sealed partial class StakingContract
{
    private static readonly UInt256 MinimumDelegation = Scale.One;

    public void Delegate(Address provider, Address verifier, UInt256 tokens, UInt256 minimumShares)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        RequireTokens(tokens);
        var delegator = world.Call.Sender;
        world.Token.Pull(delegator, Self, tokens, allowanceLeft: null);
        if (tokens < MinimumDelegation)
            Revert.Error("HorizonStakingInsufficientDelegationTokens", tokens, MinimumDelegation);
        var entry = State.Indexer(provider);
        RequireProvision(entry);
        RequireValidPool(entry);
        var shares = DelegationShares.ForDelegation(entry.Value.Pool, tokens);
        if (shares.IsZero || shares < minimumShares)
            Revert.Error("HorizonStakingSlippageProtection", shares, minimumShares);
        ref var pool = ref State.Journal.Write(entry).Pool;
        pool.Tokens += tokens;
        pool.Shares += shares;
        State.Journal.Write(GraphState.At(State.Delegations, (provider, delegator))) += shares;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.TokensDelegated,
                Word.Of(provider),
                Word.Of(verifier),
                Word.Of(delegator),
                tokens,
                shares
            );
    }

    public void Undelegate(Address provider, Address verifier, UInt256 shares)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        Revert.Unless(!shares.IsZero, "HorizonStakingInvalidZeroShares");
        var delegator = world.Call.Sender;
        var own = GraphState.At(State.Delegations, (provider, delegator));
        if (own.Value < shares)
            Revert.Error("HorizonStakingInsufficientShares", own.Value, shares);
        var entry = State.Indexer(provider);
        if (entry.Value.Pool.Tokens.IsZero)
            Revert.Error("HorizonStakingInvalidDelegationPoolState", provider, verifier);
        var tokens = DelegationShares.Worth(entry.Value.Pool, shares);
        var thawingShares = DelegationShares.ThawingForUndelegation(entry.Value.Pool, tokens);
        ref var indexer = ref State.Journal.Write(entry);
        indexer.Pool.TokensThawing += tokens;
        indexer.Pool.SharesThawing += thawingShares;
        indexer.Pool.Shares -= shares;
        State.Journal.Write(own) -= shares;
        RequireRemainder(own.Value, indexer.Pool);
        var queue = DelegationQueue(provider, delegator);
        var until = world.Timestamp + indexer.Provision.ThawingPeriod;
        CreateThawRequest(
            queue,
            DelegationRequest,
            provider,
            delegator,
            thawingShares,
            until,
            indexer.Pool.ThawingNonce
        );
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.TokensUndelegated,
                Word.Of(provider),
                Word.Of(verifier),
                Word.Of(delegator),
                tokens,
                shares
            );
    }

    public void WithdrawDelegated(Address provider, Address verifier, UInt256 requests)
    {
        RequireNotPaused();
        RequireVerifier(verifier);
        var delegator = world.Call.Sender;
        var entry = State.Indexer(provider);
        RequireValidPool(entry);
        ref readonly var before = ref entry.Value.Pool;
        var thawed = FulfillThawRequests(
            DelegationQueue(provider, delegator),
            DelegationRequest,
            provider,
            delegator,
            requests,
            before.ThawingNonce,
            new ThawingPool(before.TokensThawing, before.SharesThawing)
        );
        ref var pool = ref State.Journal.Write(entry).Pool;
        pool.Tokens -= thawed.Tokens;
        pool.TokensThawing = thawed.Left.Tokens;
        pool.SharesThawing = thawed.Left.Shares;
        if (thawed.Tokens.IsZero)
            return;
        world.Token.Push(Self, delegator, thawed.Tokens);
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.DelegatedTokensWithdrawn,
                Word.Of(provider),
                Word.Of(verifier),
                Word.Of(delegator),
                thawed.Tokens
            );
    }

    public void AddToDelegationPool(Address provider, Address verifier, UInt256 tokens)
    {
        RequireVerifier(verifier);
        GrowPool(provider, world.Call.Sender, tokens, allowanceLeft: null);
    }

    /// <summary>addToDelegationPool as the SubgraphService calls it for rewards it has approved exactly.</summary>
    public void AddRewardsToPool(Address provider, UInt256 tokens) =>
        GrowPool(provider, Verifier, tokens, UInt256.Zero);

    private void GrowPool(Address provider, Address payer, UInt256 tokens, UInt256? allowanceLeft)
    {
        RequireNotPaused();
        RequireTokens(tokens);
        var entry = State.Indexer(provider);
        RequireProvision(entry);
        if (entry.Value.Pool.Shares.IsZero)
            Revert.Error("HorizonStakingInvalidDelegationPool", provider, Verifier);
        State.Journal.Write(entry).Pool.Tokens += tokens;
        world.Token.Pull(payer, Self, tokens, allowanceLeft);
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.TokensToDelegationPoolAdded,
                Word.Of(provider),
                Word.Of(Verifier),
                tokens
            );
    }

    private RequestQueue DelegationQueue(Address provider, Address delegator) =>
        State.DelegationThaws.TryGetValue((provider, delegator), out var queue)
            ? queue
            : State.DelegationThaws[(provider, delegator)] = new RequestQueue();

    private void RequireValidPool(IndexerEntry entry)
    {
        if (entry.Value.Pool.Tokens.IsZero && !entry.Value.Pool.Shares.IsZero)
            Revert.Error("HorizonStakingInvalidDelegationPoolState", entry.Id, Verifier);
    }

    private static void RequireRemainder(UInt256 shares, in DelegationPoolState pool)
    {
        if (shares.IsZero)
            return;
        var worth = DelegationShares.Worth(pool, shares);
        if (worth < MinimumDelegation)
            Revert.Error("HorizonStakingInsufficientTokens", worth, MinimumDelegation);
    }
}
