namespace Apportion.Livepeer.Reports.Simulation;

/// <summary>What a simulation changes.</summary>
public sealed record SimulationPlan
{
    /// <summary>Reward cut in parts per million by orchestrator, in force whenever it sets its cuts.</summary>
    public IReadOnlyDictionary<Address, uint> RewardCuts { get; init; } = new Dictionary<Address, uint>();

    /// <summary>Fee share in parts per million by orchestrator, in force whenever it sets its cuts.</summary>
    public IReadOnlyDictionary<Address, uint> FeeShares { get; init; } = new Dictionary<Address, uint>();

    /// <summary>Orchestrators that call reward in every active round, at its end where they missed it.</summary>
    public IReadOnlyList<Address> CallMissed { get; init; } = [];

    /// <summary>Bonds moved to another orchestrator at the end of a round.</summary>
    public IReadOnlyList<SimulatedMove> Moves { get; init; } = [];
}

/// <summary>A bond moved to another orchestrator at the end of a round, after its reward calls.</summary>
/// <param name="Delegator">Who.</param>
/// <param name="To">The new delegate.</param>
/// <param name="Round">The round.</param>
public sealed record SimulatedMove(Address Delegator, Address To, ulong Round);
