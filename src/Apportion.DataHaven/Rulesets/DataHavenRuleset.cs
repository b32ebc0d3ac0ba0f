namespace Apportion.DataHaven.Rulesets;

/// <summary>
/// What a runtime does, as switches. The models M0 to M5 are presets (<see cref="Models"/>); every switch can also be
/// set alone with <c>with</c>, since builds between two releases may have run. Source: spec datahaven section 2.
/// </summary>
public sealed record DataHavenRuleset : IRuleset
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public string? Parent { get; init; }

    /// <inheritdoc/>
    public RulesetForm Form { get; init; } = RulesetForm.Delta;

    /// <inheritdoc/>
    public required string Summary { get; init; }

    /// <inheritdoc/>
    public string Source => "datahaven section 2";

    /// <summary>First spec version with these rules.</summary>
    public required uint FirstSpecVersion { get; init; }

    /// <summary>What points are given for.</summary>
    public PointsRule Points { get; init; }

    /// <summary>How a session decides who was online.</summary>
    public LivenessSource Liveness { get; init; }

    /// <summary>Where base inflation comes from.</summary>
    public InflationRule Inflation { get; init; }

    /// <summary>Whether blocks of the era are counted and scale its inflation (20 % to 100 %).</summary>
    public bool ScalesInflation { get; init; }

    /// <summary>Which amount the era's message and event carry.</summary>
    public MessageAmountRule MessageAmount { get; init; }

    /// <summary>How the result reaches Ethereum.</summary>
    public MessageForm Message { get; init; }

    /// <summary>Whether a failed rewards message is queued and retried.</summary>
    public bool RetriesRewards { get; init; }

    /// <summary>What a message says about each slash.</summary>
    public SlashMessageRule SlashMessage { get; init; }

    /// <summary>Whether an offence's kind is recorded by the report wrapper; an offender without one is skipped.</summary>
    public bool RecordsOffenceKind { get; init; }

    /// <summary>Whether slashes are queued in batches that are retried; else a flat queue whose failed messages are lost.</summary>
    public bool RetriesSlashes { get; init; }

    /// <summary>Whether injecting and queueing slashes leave events.</summary>
    public bool AnnouncesQueuedSlashes { get; init; }

    /// <summary>Whether a validator set message must target the next era.</summary>
    public bool ChecksTargetEra { get; init; }

    /// <summary>Whether the era's blocks are counted: wherever points come from performance.</summary>
    public bool CountsBlocks => Points == PointsRule.Performance;
}
