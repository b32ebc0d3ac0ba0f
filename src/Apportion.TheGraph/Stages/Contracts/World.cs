using Apportion.Core.Evm;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>The contracts around one state, and the call they run in.</summary>
internal sealed class World
{
    private readonly IssuanceAllocatorContract _allocator;

    public World(GraphState state, GraphRuleset ruleset, GraphAddresses addresses)
    {
        State = state;
        Ruleset = ruleset;
        Addresses = addresses;
        Token = new TokenContract(this);
        Rewards = new RewardsManagerContract(this);
        Curation = new CurationContract(this);
        Staking = new StakingContract(this);
        Service = new SubgraphServiceContract(this);
        _allocator = new IssuanceAllocatorContract(this);
        Oracle = new EligibilityOracleContract(this);
        Epochs = new EpochManagerContract(this);
    }

    public GraphState State { get; }
    public GraphRuleset Ruleset { get; set; }
    public GraphAddresses Addresses { get; set; }
    public CallContext Call { get; set; }

    /// <summary>Logs of the current command; null if nobody wants them.</summary>
    public List<ContractLog>? Logs { get; set; }

    /// <summary>Movements of the current command; empty if nobody wants them.</summary>
    public List<Flow> Flows { get; } = [];

    /// <summary>True if movements are collected.</summary>
    public bool CollectsFlows { get; set; }

    public TokenContract Token { get; }
    public RewardsManagerContract Rewards { get; }
    public CurationContract Curation { get; }
    public StakingContract Staking { get; }
    public SubgraphServiceContract Service { get; }

    /// <summary>The allocator; a call of it reverts without data where there is none.</summary>
    public IssuanceAllocatorContract Allocator
    {
        get
        {
            Stages.Revert.Unless(Ruleset.HasIssuanceAllocator, "empty");
            return _allocator;
        }
    }

    public EligibilityOracleContract Oracle { get; }
    public EpochManagerContract Epochs { get; }

    public ulong Block => Call.Block;
    public ulong Timestamp => Call.Timestamp;

    public void Emit(Address emitter, EventDescription definition, params ReadOnlySpan<UInt256> words) =>
        Logs?.Add(new ContractLog(emitter, definition, words.ToArray()));

    public void EmitBytes(
        Address emitter,
        EventDescription definition,
        byte[] bytes,
        params ReadOnlySpan<UInt256> words
    ) => Logs?.Add(new ContractLog(emitter, definition, words.ToArray(), bytes));

    /// <summary>A movement that concerns at most a subgraph.</summary>
    public void Flow(
        FlowKind kind,
        UInt256 amount,
        UInt256 fraction = default,
        Hash256 subgraph = default,
        RewardCondition condition = RewardCondition.None
    )
    {
        if (CollectsFlows && (!amount.IsZero || !fraction.IsZero))
            Flows.Add(new Flow(kind, condition, amount, fraction, default, default, default, subgraph));
    }

    /// <summary>Reverts unless the caller is the governor.</summary>
    public void RequireGovernor(string reason = "Only Controller governor") =>
        Stages.Revert.Unless(Call.Sender == Addresses.Governor, reason);

    /// <summary>Reverts with OpenZeppelin's AccessControl error unless the caller holds a role.</summary>
    public void RequireRole(bool holds, string role)
    {
        if (!holds)
            Stages.Revert.Error(
                "AccessControlUnauthorizedAccount",
                Call.Sender,
                Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(role))
            );
    }

    /// <summary>Reverts with OpenZeppelin's Ownable error unless the caller is the governor.</summary>
    public void RequireOwner()
    {
        if (Call.Sender != Addresses.Governor)
            Stages.Revert.Error("OwnableUnauthorizedAccount", Call.Sender);
    }
}
