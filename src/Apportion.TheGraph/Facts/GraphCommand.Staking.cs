using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <content>Commands of HorizonStaking and the EpochManager.</content>
public abstract partial record GraphCommand
{
    /// <summary><c>stake(tokens) or stakeTo(provider, tokens)</c>.</summary>
    public sealed record Stake(Address? Provider, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.StakeTo(Provider ?? world.Call.Sender, Tokens);
    }

    /// <summary><c>stakeToProvision(provider, verifier, tokens)</c>.</summary>
    public sealed record StakeToProvision(Address Provider, Address Verifier, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.StakeToProvision(Provider, Verifier, Tokens);
    }

    /// <summary><c>unstake(tokens)</c>.</summary>
    public sealed record Unstake(UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.Unstake(Tokens);
    }

    /// <summary><c>provision(provider, verifier, tokens, cut, period)</c>.</summary>
    public sealed record CreateProvision(
        Address Provider,
        Address Verifier,
        UInt256 Tokens,
        uint MaxVerifierCut,
        ulong ThawingPeriod
    ) : GraphCommand
    {
        internal override void Apply(World world) =>
            world.Staking.Provision(Provider, Verifier, Tokens, MaxVerifierCut, ThawingPeriod);
    }

    /// <summary><c>addToProvision(provider, verifier, tokens)</c>.</summary>
    public sealed record AddToProvision(Address Provider, Address Verifier, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.AddToProvision(Provider, Verifier, Tokens);
    }

    /// <summary><c>thaw(provider, verifier, tokens)</c>.</summary>
    public sealed record ThawProvision(Address Provider, Address Verifier, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.Thaw(Provider, Verifier, Tokens);
    }

    /// <summary><c>deprovision(provider, verifier, requests); 0 requests means all</c>.</summary>
    public sealed record Deprovision(Address Provider, Address Verifier, UInt256 Requests) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.Deprovision(Provider, Verifier, Requests);
    }

    /// <summary><c>delegate(provider, verifier, tokens, minimum)</c>.</summary>
    public sealed record DelegateTokens(Address Provider, Address Verifier, UInt256 Tokens, UInt256 MinimumShares)
        : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.Delegate(Provider, Verifier, Tokens, MinimumShares);
    }

    /// <summary><c>undelegate(provider, verifier, shares)</c>.</summary>
    public sealed record Undelegate(Address Provider, Address Verifier, UInt256 Shares) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.Undelegate(Provider, Verifier, Shares);
    }

    /// <summary><c>withdrawDelegated(provider, verifier, requests); 0 requests means all</c>.</summary>
    public sealed record WithdrawDelegated(Address Provider, Address Verifier, UInt256 Requests) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.WithdrawDelegated(Provider, Verifier, Requests);
    }

    /// <summary><c>addToDelegationPool(provider, verifier, tokens)</c>.</summary>
    public sealed record AddToDelegationPool(Address Provider, Address Verifier, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.AddToDelegationPool(Provider, Verifier, Tokens);
    }

    /// <summary><c>setDelegationFeeCut(provider, verifier, type, ppm): the delegators' part</c>.</summary>
    public sealed record SetDelegationFeeCut(Address Provider, Address Verifier, byte PaymentType, UInt256 CutPpm)
        : GraphCommand
    {
        internal override void Apply(World world) =>
            world.Staking.SetDelegationFeeCut(Provider, Verifier, PaymentType, CutPpm);
    }

    /// <summary><c>setOperator(verifier, operator, flag)</c>.</summary>
    public sealed record SetOperator(Address Verifier, Address Operator, bool Allowed) : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.SetOperator(Verifier, Operator, Allowed);
    }

    /// <summary><c>setDelegationSlashingEnabled()</c>.</summary>
    public sealed record EnableDelegationSlashing : GraphCommand
    {
        internal override void Apply(World world) => world.Staking.SetDelegationSlashingEnabled();
    }

    /// <summary><c>setEpochLength(blocks)</c>.</summary>
    public sealed record SetEpochLength(UInt256 Blocks) : GraphCommand
    {
        internal override void Apply(World world) => world.Epochs.SetEpochLength(Blocks);
    }
}
