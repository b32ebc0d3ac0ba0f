namespace Apportion.DataHaven.Rulesets;

/// <summary>Single switches by name, for builds between two releases. Source: spec datahaven section 2.</summary>
public static class Switches
{
    /// <summary>Names and what they take, for messages.</summary>
    public const string All =
        "points, liveness, inflation, scaling, message-amount, message, retry-rewards, retry-slashes, slash-message, offence-kinds, target-era-check, slash-events";

    /// <summary>A ruleset with one switch changed.</summary>
    /// <exception cref="ApportionException">The switch or its value is unknown.</exception>
    public static DataHavenRuleset Set(DataHavenRuleset ruleset, string name, string value)
    {
        var changed = name switch
        {
            "points" => ruleset with { Points = Choice<PointsRule>(name, value) },
            "liveness" => ruleset with { Liveness = Choice<LivenessSource>(name, value) },
            "inflation" => ruleset with { Inflation = Choice<InflationRule>(name, value) },
            "scaling" => ruleset with { ScalesInflation = Flag(name, value) },
            "message-amount" => ruleset with { MessageAmount = Choice<MessageAmountRule>(name, value) },
            "message" => ruleset with { Message = Choice<MessageForm>(name, value) },
            "retry-rewards" => ruleset with { RetriesRewards = Flag(name, value) },
            "retry-slashes" => ruleset with { RetriesSlashes = Flag(name, value) },
            "slash-message" => ruleset with { SlashMessage = Choice<SlashMessageRule>(name, value) },
            "offence-kinds" => ruleset with { RecordsOffenceKind = Flag(name, value) },
            "target-era-check" => ruleset with { ChecksTargetEra = Flag(name, value) },
            "slash-events" => ruleset with { AnnouncesQueuedSlashes = Flag(name, value) },
            _ => throw Unknown("a switch", All, name),
        };
        return changed with { Name = $"{ruleset.Name}+{name}={value}", Parent = ruleset.Name };
    }

    private static T Choice<T>(string name, string value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw Unknown(name, string.Join(", ", Enum.GetNames<T>()), value);

    private static bool Flag(string name, string value) =>
        value switch
        {
            "on" or "true" => true,
            "off" or "false" => false,
            _ => throw Unknown(name, "on or off", value),
        };

    private static ApportionException Unknown(string where, string expected, string found) =>
        ApportionException.Unsupported("datahaven.switch", where, expected, found, "name one of these");
}
