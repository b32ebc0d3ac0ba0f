using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <content>Commands of curation and the token.</content>
public abstract partial record GraphCommand
{
    /// <summary><c>mint(d, tokens, minimum)</c>.</summary>
    public sealed record MintSignal(Hash256 Subgraph, UInt256 Tokens, UInt256 MinimumShares) : GraphCommand
    {
        internal override void Apply(World world) => world.Curation.Mint(Subgraph, Tokens, MinimumShares);
    }

    /// <summary><c>mintTaxFree(d, tokens)</c>.</summary>
    public sealed record MintSignalTaxFree(Hash256 Subgraph, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Curation.MintTaxFree(Subgraph, Tokens);
    }

    /// <summary><c>burn(d, shares, minimum)</c>.</summary>
    public sealed record BurnSignal(Hash256 Subgraph, UInt256 Shares, UInt256 MinimumTokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Curation.Burn(Subgraph, Shares, MinimumTokens);
    }

    /// <summary><c>collect(d, tokens) of curation, from outside</c>.</summary>
    public sealed record CollectForCurators(Hash256 Subgraph, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Curation.CollectExternal(Subgraph, Tokens);
    }

    /// <summary><c>setCurationTaxPercentage(ppm)</c>.</summary>
    public sealed record SetCurationTax(uint TaxPpm) : GraphCommand
    {
        internal override void Apply(World world) => world.Curation.SetTax(TaxPpm);
    }

    /// <summary><c>setMinimumCurationDeposit(minimum), wei</c>.</summary>
    public sealed record SetMinimumCurationDeposit(UInt256 Minimum) : GraphCommand
    {
        internal override void Apply(World world) => world.Curation.SetMinimumDeposit(Minimum);
    }

    /// <summary><c>transfer(to, tokens) of GRT</c>.</summary>
    public sealed record TransferTokens(Address To, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Token.Transfer(world.Call.Sender, To, Tokens);
    }

    /// <summary><c>burn(tokens) of GRT</c>.</summary>
    public sealed record BurnTokens(UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Token.Burn(world.Call.Sender, Tokens);
    }
}
