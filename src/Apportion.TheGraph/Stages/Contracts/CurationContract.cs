using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>L2Curation: signal in and out. Source: spec the-graph section 11.</summary>
internal sealed class CurationContract(World world)
{
    private GraphState State => world.State;
    private Address Self => world.Addresses.Curation;

    /// <summary>mint(d, tokens, minimum): the hook runs before any token moves.</summary>
    public UInt256 Mint(Hash256 id, UInt256 tokens, UInt256 minimum)
    {
        RequireNotPaused();
        Revert.Unless(!tokens.IsZero, "Cannot deposit zero tokens");
        var afterTax = CurationBonding.AfterTax(tokens, State.Parameters.Value.CurationTaxPercentage);
        return Deposit(id, tokens, tokens - afterTax, minimum);
    }

    /// <summary>mintTaxFree(d, tokens), for the name service only.</summary>
    public UInt256 MintTaxFree(Hash256 id, UInt256 tokens)
    {
        RequireNotPaused();
        Revert.Unless(!tokens.IsZero, "Cannot deposit zero tokens");
        return Deposit(id, tokens, UInt256.Zero, UInt256.Zero);
    }

    /// <summary>burn(d, shares, minimum): gives back tokens pro rata, floored.</summary>
    public UInt256 Burn(Hash256 id, UInt256 shares, UInt256 minimum)
    {
        RequireNotPaused();
        Revert.Unless(!shares.IsZero, "Cannot burn zero signal");
        var curator = world.Call.Sender;
        var own = GraphState.At(State.CuratorShares, (id, curator));
        Revert.Unless(own.Value >= shares, "Cannot burn more signal than you own");
        var subgraph = State.Subgraph(id);
        var tokens = CurationBonding.TokensFor(shares, subgraph.Value.SignalledTokens, subgraph.Value.SignalShares);
        Revert.Unless(tokens >= minimum, "Slippage protection");
        world.Rewards.OnSubgraphSignalUpdate(id);
        ref var pool = ref State.Journal.Write(subgraph);
        var before = pool.SignalledTokens;
        pool.SignalledTokens = SafeMath.Subtract(pool.SignalledTokens, tokens);
        pool.SignalShares = SafeMath.Subtract(pool.SignalShares, shares);
        if (pool.SignalShares.IsZero)
            pool.SignalledTokens = UInt256.Zero;
        State.Journal.Write(State.SignalledTotal) -= before - pool.SignalledTokens;
        State.Journal.Write(own) = own.Value - shares;
        EmitShareTransfer();
        world.Token.Push(Self, curator, tokens);
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Curation.Burned, Word.Of(curator), Word.Of(id), tokens, shares);
        return tokens;
    }

    /// <summary>collect(d, tokens) called from outside: only the SubgraphService may.</summary>
    public void CollectExternal(Hash256 id, UInt256 tokens)
    {
        Revert.Unless(world.Call.Sender == world.Addresses.SubgraphService, "Caller must be the subgraph service");
        Collect(id, tokens);
    }

    /// <summary>collect(d, tokens): grows the pool without new shares; no hook, the caller runs it first.</summary>
    public void Collect(Hash256 id, UInt256 tokens)
    {
        var subgraph = State.Subgraph(id);
        Revert.Unless(!subgraph.Value.SignalledTokens.IsZero, "Subgraph deployment must be curated to collect fees");
        Grow(subgraph, tokens);
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Curation.Collected, Word.Of(id), tokens);
    }

    public void SetTax(uint tax)
    {
        world.RequireGovernor();
        Revert.Unless(tax <= Scale.Ppm, "Curation tax percentage must be below or equal to MAX_PPM");
        State.Journal.Write(State.Parameters).CurationTaxPercentage = tax;
        EmitParameter("curationTaxPercentage");
    }

    public void SetMinimumDeposit(UInt256 minimum)
    {
        world.RequireGovernor();
        Revert.Unless(!minimum.IsZero, "Minimum curation deposit cannot be 0");
        State.Journal.Write(State.Parameters).MinimumCurationDeposit = minimum;
        EmitParameter("minimumCurationDeposit");
    }

    private UInt256 Deposit(Hash256 id, UInt256 tokens, UInt256 tax, UInt256 minimum)
    {
        var curator = world.Call.Sender;
        var subgraph = State.Subgraph(id);
        var shares = CurationBonding.SharesFor(
            tokens - tax,
            subgraph.Value.SignalledTokens,
            subgraph.Value.SignalShares,
            State.Parameters.Value.MinimumCurationDeposit
        );
        Revert.Unless(shares >= minimum, "Slippage protection");
        world.Rewards.OnSubgraphSignalUpdate(id);
        world.Token.Pull(curator, Self, tokens, allowanceLeft: null);
        world.Token.Burn(Self, tax);
        Grow(subgraph, tokens - tax);
        State.Journal.Write(subgraph).SignalShares += shares;
        var own = GraphState.At(State.CuratorShares, (id, curator));
        State.Journal.Write(own) = own.Value + shares;
        EmitShareTransfer();
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Curation.Signalled, Word.Of(curator), Word.Of(id), tokens, shares, tax);
        return shares;
    }

    private void Grow(SubgraphEntry subgraph, UInt256 tokens)
    {
        State.Journal.Write(subgraph).SignalledTokens += tokens;
        State.Journal.Write(State.SignalledTotal) += tokens;
    }

    private void RequireNotPaused() =>
        Revert.Unless(!State.Parameters.Value.ControllerPartiallyPaused, "Partial-paused");

    /// <summary>The share token of a pool emits its own Transfer; its address is not ours to know.</summary>
    private void EmitShareTransfer() => world.Logs?.Add(new ContractLog(default, null, []));

    private void EmitParameter(string name) =>
        world.EmitBytes(
            Self,
            GraphEvents.Rewards.ParameterUpdated,
            System.Text.Encoding.ASCII.GetBytes(name),
            UInt256.Zero
        );
}
