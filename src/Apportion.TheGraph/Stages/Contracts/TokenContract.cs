using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>
/// GRT as far as rewards need it: supply, followed balances, and the logs of the OpenZeppelin 3.4 token.
/// Source: spec the-graph section 16.
/// </summary>
internal sealed class TokenContract(World world)
{
    private GraphState State => world.State;
    private Address Self => world.Addresses.Token;

    public void Mint(Address to, UInt256 amount)
    {
        State.Journal.Write(State.TotalSupply) = SafeMath.Add(State.TotalSupply.Value, amount);
        Credit(to, amount);
        EmitTransfer(Address.Zero, to, amount);
    }

    /// <summary>burnTokens of the contracts: nothing happens for zero.</summary>
    public void Burn(Address from, UInt256 amount)
    {
        if (amount.IsZero)
            return;
        Debit(from, amount, "ERC20: burn amount exceeds balance");
        State.Journal.Write(State.TotalSupply) = SafeMath.Subtract(State.TotalSupply.Value, amount);
        EmitTransfer(from, Address.Zero, amount);
    }

    /// <summary>A plain ERC-20 transfer; emits for zero too.</summary>
    public void Transfer(Address from, Address to, UInt256 amount)
    {
        Revert.Unless(!to.IsZero, "ERC20: transfer to the zero address");
        Debit(from, amount, "ERC20: transfer amount exceeds balance");
        Credit(to, amount);
        EmitTransfer(from, to, amount);
    }

    /// <summary>pushTokens of the contracts: nothing happens for zero.</summary>
    public void Push(Address from, Address to, UInt256 amount)
    {
        if (!amount.IsZero)
            Transfer(from, to, amount);
    }

    /// <summary>pullTokens of the contracts: a transferFrom by <paramref name="spender"/>; nothing happens for zero.</summary>
    /// <param name="from">Whose tokens.</param>
    /// <param name="spender">The contract that pulls; it receives them.</param>
    /// <param name="amount">Wei.</param>
    /// <param name="allowanceLeft">What is left of the allowance, or null if it was never seen.</param>
    public void Pull(Address from, Address spender, UInt256 amount, UInt256? allowanceLeft)
    {
        if (amount.IsZero)
            return;
        Transfer(from, spender, amount);
        world.Logs?.Add(
            new ContractLog(
                Self,
                GraphEvents.Token.Approval,
                [Word.Of(from), Word.Of(spender), allowanceLeft.GetValueOrDefault()]
            )
            {
                LastWordUnknown = allowanceLeft is null,
            }
        );
    }

    public void EmitApproval(Address owner, Address spender, UInt256 amount)
    {
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Token.Approval, Word.Of(owner), Word.Of(spender), amount);
    }

    private void EmitTransfer(Address from, Address to, UInt256 amount)
    {
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Token.Transfer, Word.Of(from), Word.Of(to), amount);
    }

    private void Debit(Address account, UInt256 amount, string reason)
    {
        if (State.Balance(account) is not { } balance)
            return;
        if (!UInt256.TrySubtract(balance.Value, amount, out var rest))
            Revert.With(reason);
        State.Journal.Write(balance) = rest;
    }

    private void Credit(Address account, UInt256 amount)
    {
        if (State.Balance(account) is { } balance)
            State.Journal.Write(balance) = SafeMath.Add(balance.Value, amount);
    }
}
