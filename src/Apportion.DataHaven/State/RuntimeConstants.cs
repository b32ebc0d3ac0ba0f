namespace Apportion.DataHaven.State;

/// <summary>Constants of a runtime. The defaults are those of production. Source: spec datahaven section 4.</summary>
public sealed record RuntimeConstants
{
    /// <summary>Points to the author of a block while points are fixed.</summary>
    public uint AuthorPoints { get; init; } = 20;

    /// <summary>Points a block adds to its session's pool.</summary>
    public uint BasePointsPerBlock { get; init; } = 320;

    /// <summary>Blocks of a session.</summary>
    public uint BlocksPerSession { get; init; } = 600;

    /// <summary>Sessions of an era.</summary>
    public uint SessionsPerEra { get; init; } = 6;

    /// <summary>Milliseconds of a block.</summary>
    public uint MillisecondsPerBlock { get; init; } = 6000;

    /// <summary>Blocks an era is expected to have; null for sessions times blocks of a session.</summary>
    public uint? ExpectedBlocks { get; init; }

    /// <summary>Percent of inflation left when no block was produced.</summary>
    public uint MinInflationPercent { get; init; } = 20;

    /// <summary>Percent of inflation when all blocks were produced.</summary>
    public uint MaxInflationPercent { get; init; } = 100;

    /// <summary>Eras whose points are kept.</summary>
    public uint RewardsHistoryDepth { get; init; } = 64;

    /// <summary>Eras whose start session is kept.</summary>
    public uint ValidatorsHistoryDepth { get; init; } = 84;

    /// <summary>Most whitelisted validators.</summary>
    public int MaxWhitelisted { get; init; } = 100;

    /// <summary>Most external validators; a longer list is cut.</summary>
    public int MaxExternal { get; init; } = 100;

    /// <summary>Most validators of a session (consensus authorities).</summary>
    public int MaxAuthorities { get; init; } = 32;

    /// <summary>Eras for which slashes and bonded eras are kept.</summary>
    public uint BondingDuration { get; init; } = 28;

    /// <summary>Eras by which slashes are deferred.</summary>
    public uint SlashDeferDuration { get; init; }

    /// <summary>Slashes of a message at most.</summary>
    public uint SlashesPerBatch { get; init; } = 10;

    /// <summary>The account that holds minted rewards.</summary>
    public Address RewardsAccount { get; init; } = Address.Parse("0x6d6f646c64682f65767265770000000000000000");

    /// <summary>The treasury.</summary>
    public Address TreasuryAccount { get; init; } = Address.Parse("0x6d6f646c70632f74727372790000000000000000");

    /// <summary>Blocks an era is expected to have.</summary>
    public uint ExpectedBlocksPerEra => ExpectedBlocks ?? Saturating.Multiply(SessionsPerEra, BlocksPerSession);

    /// <summary>Constants of the <c>fast-runtime</c> build.</summary>
    public static RuntimeConstants Fast { get; } =
        new()
        {
            BlocksPerSession = 10,
            SessionsPerEra = 1,
            BondingDuration = 3,
        };
}
