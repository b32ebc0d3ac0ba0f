using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>Thaw requests and slashing. Source: spec the-graph section 10.</summary>
internal sealed partial class StakingContract
{
    private const byte ProvisionRequest = 0;
    private const byte DelegationRequest = 1;
    private const int MaxThawRequests = 1000;

    /// <summary>slash(provider, tokens, tokensVerifier, destination), called by the SubgraphService.</summary>
    public void Slash(Address provider, UInt256 tokens, UInt256 tokensVerifier, Address destination)
    {
        RequireNotPaused();
        var entry = State.Indexer(provider);
        var total = entry.Value.Provision.Tokens + entry.Value.Pool.Tokens;
        Revert.Unless(!total.IsZero, "HorizonStakingNoTokensToSlash");
        var slashed = UInt256.Min(tokens, total);
        var own = UInt256.Min(entry.Value.Provision.Tokens, slashed);
        if (!own.IsZero)
            SlashProvision(entry, own, tokensVerifier, destination);
        if (slashed > own)
            SlashDelegation(entry, slashed - own);
    }

    private void SlashProvision(IndexerEntry entry, UInt256 slashed, UInt256 tokensVerifier, Address destination)
    {
        var limit = slashed * entry.Value.Provision.MaxVerifierCut / Scale.Ppm;
        if (limit < tokensVerifier)
            Revert.Error("HorizonStakingTooManyTokens", tokensVerifier, limit);
        if (!tokensVerifier.IsZero)
        {
            world.Token.Push(Self, destination, tokensVerifier);
            if (world.Logs is not null)
                world.Emit(
                    Self,
                    GraphEvents.Staking.VerifierTokensSent,
                    Word.Of(entry.Id),
                    Word.Of(Verifier),
                    Word.Of(destination),
                    tokensVerifier
                );
        }
        world.Token.Burn(Self, slashed - tokensVerifier);
        ref var indexer = ref State.Journal.Write(entry);
        ref var provision = ref indexer.Provision;
        provision.TokensThawing = provision.TokensThawing * (provision.Tokens - slashed) / provision.Tokens;
        provision.Tokens -= slashed;
        if (!provision.SharesThawing.IsZero && provision.TokensThawing.IsZero)
        {
            provision.SharesThawing = UInt256.Zero;
            provision.ThawingNonce++;
        }
        indexer.TokensProvisioned -= slashed;
        indexer.TokensStaked -= slashed;
        EmitSlash(GraphEvents.Staking.ProvisionSlashed, entry.Id, slashed);
    }

    private void SlashDelegation(IndexerEntry entry, UInt256 slashed)
    {
        if (!State.Parameters.Value.DelegationSlashingEnabled)
        {
            EmitSlash(GraphEvents.Staking.DelegationSlashingSkipped, entry.Id, slashed);
            return;
        }
        world.Token.Burn(Self, slashed);
        ref var pool = ref State.Journal.Write(entry).Pool;
        pool.TokensThawing = pool.TokensThawing * (pool.Tokens - slashed) / pool.Tokens;
        pool.Tokens -= slashed;
        if (!pool.SharesThawing.IsZero && pool.TokensThawing.IsZero)
        {
            pool.SharesThawing = UInt256.Zero;
            pool.ThawingNonce++;
        }
        EmitSlash(GraphEvents.Staking.DelegationSlashed, entry.Id, slashed);
    }

    private void EmitSlash(EventDescription definition, Address provider, UInt256 tokens)
    {
        if (world.Logs is not null)
            world.Emit(Self, definition, Word.Of(provider), Word.Of(Verifier), tokens);
    }

    private void CreateThawRequest(
        RequestQueue queue,
        byte type,
        Address provider,
        Address owner,
        UInt256 shares,
        ulong until,
        ulong thawingNonce
    )
    {
        Revert.Unless(!shares.IsZero, "HorizonStakingInvalidZeroShares");
        Revert.Unless(queue.Count < MaxThawRequests, "HorizonStakingTooManyThawRequests");
        var id = RequestId.Of([provider, Verifier, owner], queue.Nonce);
        queue.Add(State.Journal, new TimedRequest(id, shares, until, thawingNonce));
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.ThawRequestCreated,
                type,
                Word.Of(provider),
                Word.Of(Verifier),
                Word.Of(owner),
                shares,
                until,
                Word.Of(id),
                thawingNonce
            );
    }

    private ThawedTokens FulfillThawRequests(
        RequestQueue queue,
        byte type,
        Address provider,
        Address owner,
        UInt256 requests,
        ulong thawingNonce,
        ThawingPool pool
    )
    {
        Revert.Unless(queue.Count > 0, "HorizonStakingNothingThawing");
        Revert.Unless(requests <= (UInt256)(ulong)queue.Count, "LinkedListInvalidIterations");
        var limit = requests.IsZero ? queue.Count : (int)(ulong)requests;
        var thawed = UInt256.Zero;
        var fulfilled = 0u;
        while (fulfilled < limit && queue.Head.Until <= world.Timestamp)
        {
            var request = queue.Head;
            var valid = request.ThawingNonce == thawingNonce;
            var tokens = valid ? request.Amount * pool.Tokens / pool.Shares : UInt256.Zero;
            if (valid)
                pool = new ThawingPool(pool.Tokens - tokens, pool.Shares - request.Amount);
            thawed += tokens;
            EmitFulfilled(type, request, tokens, valid);
            queue.RemoveHead(State.Journal);
            fulfilled++;
        }
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.ThawRequestsFulfilled,
                type,
                Word.Of(provider),
                Word.Of(Verifier),
                Word.Of(owner),
                fulfilled,
                thawed
            );
        return new ThawedTokens(thawed, pool);
    }

    private void EmitFulfilled(byte type, in TimedRequest request, UInt256 tokens, bool valid)
    {
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Staking.ThawRequestFulfilled,
                type,
                Word.Of(request.Id),
                tokens,
                request.Amount,
                request.Until,
                Word.Of(valid)
            );
    }
}
