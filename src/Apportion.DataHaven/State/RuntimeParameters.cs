using Apportion.Merkle;

namespace Apportion.DataHaven.State;

/// <summary>A strategy of the rewards message and its multiplier.</summary>
/// <param name="Strategy">EigenLayer strategy.</param>
/// <param name="Multiplier">Weight; 2^96 and more cannot be encoded.</param>
public readonly record struct StrategyMultiplier(Address Strategy, UInt128 Multiplier);

/// <summary>
/// Parameters that governance may change at any block; whoever uses one reads it at that moment. Defaults are mainnet's.
/// Source: spec datahaven section 4.
/// </summary>
public sealed record RuntimeParameters
{
    /// <summary>Weight of authored blocks.</summary>
    public Perbill BlockAuthoringWeight { get; init; } = Perbill.FromPercent(60);

    /// <summary>Weight of liveness.</summary>
    public Perbill LivenessWeight { get; init; } = Perbill.FromPercent(30);

    /// <summary>How far above the fair share blocks are credited.</summary>
    public Perbill FairShareCap { get; init; } = Perbill.FromPercent(50);

    /// <summary>Share of inflation that goes to the treasury.</summary>
    public Perbill TreasuryProportion { get; init; } = Perbill.FromPercent(20);

    /// <summary>Annual inflation in base units, where it is a fixed amount.</summary>
    public UInt128 InflationAnnualAmount { get; init; } =
        UInt128.Parse("500000000000000000000000000", CultureInfo.InvariantCulture);

    /// <summary>Annual inflation as a rate of total issuance, where it is a rate.</summary>
    public Perbill InflationAnnualRate { get; init; } = Perbill.FromPercent(5);

    /// <summary>Target of both messages; zero sends no rewards.</summary>
    public Address ServiceManager { get; init; }

    /// <summary>The token of the rewards message; zero sends no rewards.</summary>
    public Address RewardToken { get; init; }

    /// <summary>Target of the root message of the old models; zero sends nothing.</summary>
    public Address RewardsRegistry { get; init; }

    /// <summary>Origin of outbound messages.</summary>
    public Hash256 AgentOrigin { get; init; }

    /// <summary>Seconds a rewards message covers.</summary>
    public uint RewardsDuration { get; init; } = 86400;

    /// <summary>Strategies and multipliers, in configured order.</summary>
    public IReadOnlyList<StrategyMultiplier> Strategies { get; init; } = [];

    /// <summary>Wad of a slash of 100 %.</summary>
    public UInt128 MaxSlashWad { get; init; } = 50_000_000_000_000_000;
}
