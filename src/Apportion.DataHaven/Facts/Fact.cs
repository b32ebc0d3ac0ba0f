using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Facts;

/// <summary>Something that happened on chain, in the order it happened. Source: spec datahaven section 16.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
public abstract record Fact(string Where);

/// <summary>The chain the facts are of; comes first.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="SpecVersion">Runtime at the first fact; null if a model is forced.</param>
/// <param name="Model">Model, where the file names one.</param>
/// <param name="Constants">Constants of the runtime.</param>
/// <param name="Parameters">Parameters at the first fact.</param>
/// <param name="Genesis">Whitelist and external validators at genesis: sessions and eras are then derived; null if they are recorded.</param>
/// <param name="RewardsBalance">The rewards account at the first fact.</param>
/// <param name="TreasuryBalance">The treasury at the first fact.</param>
/// <param name="ChecksMessages">False for facts whose messages are never refused for their size or target.</param>
public sealed record ChainFact(
    string Where,
    uint? SpecVersion,
    string? Model,
    State.RuntimeConstants Constants,
    State.RuntimeParameters Parameters,
    (IReadOnlyList<Address> Whitelisted, IReadOnlyList<Address> External)? Genesis,
    UInt128 RewardsBalance,
    UInt128 TreasuryBalance,
    bool ChecksMessages
) : Fact(Where);

/// <summary>A block and its author, already resolved; or blocks of an author since the last session end.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="Author">Who, or null if the block has none.</param>
/// <param name="Count">How many blocks.</param>
/// <param name="Block">Block number; null for a sum of blocks.</param>
/// <param name="TimestampMilliseconds">The block's time.</param>
public sealed record BlockAuthored(
    string Where,
    Address? Author,
    uint Count,
    ulong? Block,
    ulong? TimestampMilliseconds
) : Fact(Where);

/// <summary>A heartbeat of a validator in a session.</summary>
public sealed record Heartbeat(string Where, uint Session, Address Account) : Fact(Where);

/// <summary>A session ends.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="Session">Its index.</param>
/// <param name="Validators">Its validators in order; null where they are derived.</param>
/// <param name="Online">Who was online, where the model asks; null for heartbeats and authors.</param>
public sealed record SessionEnd(
    string Where,
    uint Session,
    IReadOnlyList<Address>? Validators,
    IReadOnlySet<Address>? Online
) : Fact(Where);

/// <summary>An era starts.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="Era">Its index.</param>
/// <param name="Session">Its first session, where known.</param>
/// <param name="Whitelisted">Whitelist of the era; null keeps the one before.</param>
/// <param name="StartMilliseconds">Its start; null if unknown.</param>
/// <param name="ExternalIndex">Index of its external validator set.</param>
public sealed record EraStart(
    string Where,
    uint Era,
    uint? Session,
    IReadOnlyList<Address>? Whitelisted,
    ulong? StartMilliseconds,
    ulong ExternalIndex
) : Fact(Where);

/// <summary>An era ends.</summary>
public sealed record EraEnd(string Where, uint Era) : Fact(Where);

/// <summary>The hooks at the start of a block run, where blocks are not facts of their own.</summary>
public sealed record BlockInitialized(string Where) : Fact(Where);

/// <summary>A validator list from Ethereum or root.</summary>
public sealed record ValidatorSet(string Where, IReadOnlyList<Address> Validators, ulong TargetEra) : Fact(Where);

/// <summary>A validator joins or leaves the whitelist.</summary>
public sealed record WhitelistChange(string Where, Address Validator, bool Adds) : Fact(Where);

/// <summary>External validators are left out or taken in again.</summary>
public sealed record SkipExternal(string Where, bool Skips) : Fact(Where);

/// <summary>Eras are forced, or not.</summary>
public sealed record EraForcing(string Where, ForceEra Mode) : Fact(Where);

/// <summary>Parameters change.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="Change">The change.</param>
public sealed record ParameterChange(string Where, Func<State.RuntimeParameters, State.RuntimeParameters> Change)
    : Fact(Where);

/// <summary>Another runtime holds.</summary>
public sealed record RuntimeUpgrade(string Where, uint SpecVersion) : Fact(Where);

/// <summary>Total issuance before the next era end.</summary>
public sealed record TotalIssuance(string Where, UInt128 Amount) : Fact(Where);

/// <summary>Base inflation of the active era, where it is recorded and not derived.</summary>
public sealed record BaseInflation(string Where, UInt128 Amount) : Fact(Where);

/// <summary>Whether messages are delivered from here on.</summary>
public sealed record SendOutcome(string Where, bool Delivers) : Fact(Where);

/// <summary>An offence is reported.</summary>
public sealed record OffenceReported(string Where, OffenceReport Report) : Fact(Where);

/// <summary>A call on the slashes or the ring.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="Name">Name of the call.</param>
/// <param name="Era">Era it names.</param>
/// <param name="Validator">Validator it names.</param>
/// <param name="Percentage">Fraction it names.</param>
/// <param name="Kind">Offence it names.</param>
/// <param name="Indices">Positions it names.</param>
/// <param name="Mode">Mode it sets.</param>
public sealed record RootCall(
    string Where,
    string Name,
    uint Era = 0,
    Address Validator = default,
    Perbill Percentage = default,
    string Kind = "",
    IReadOnlyList<uint>? Indices = null,
    SlashingMode Mode = default
) : Fact(Where);

/// <summary>Points as the chain stored them.</summary>
/// <param name="Where">File and line, or step of a vector.</param>
/// <param name="Era">The era.</param>
/// <param name="Session">The session after which they were read; null for the end of the era.</param>
/// <param name="Total">Stored total.</param>
/// <param name="Individual">Stored entries.</param>
public sealed record RecordedPoints(
    string Where,
    uint Era,
    uint? Session,
    uint Total,
    IReadOnlyDictionary<Address, uint> Individual
) : Fact(Where);

/// <summary>Calldata of an era's message as it was sent.</summary>
public sealed record RecordedMessage(string Where, uint Era, byte[] Calldata) : Fact(Where);

/// <summary>Merkle root of an era's points as it was sent.</summary>
public sealed record RecordedRoot(string Where, uint Era, Merkle.Hash256 Root) : Fact(Where);

/// <summary>The whitelist of the active era, where it is recorded per session.</summary>
public sealed record EraWhitelist(string Where, IReadOnlyList<Address> Whitelisted) : Fact(Where);
