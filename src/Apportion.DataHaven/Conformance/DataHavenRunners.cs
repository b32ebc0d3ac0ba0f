using System.Text.Json;
using Apportion.Core.Conformance;

namespace Apportion.DataHaven.Conformance;

/// <summary>All formats of DataHaven vectors.</summary>
public static class DataHavenRunners
{
    /// <summary>The runners, in the order they may claim files.</summary>
    public static IReadOnlyList<IConformanceRunner> All { get; } =
    [
        new DocumentRunner(
            "datahaven/perbill",
            ["from_rational", "mul_floor", "pb_mul"],
            IsPerbill,
            PerbillVectors.Run
        ),
        new DocumentRunner(
            "datahaven/messages",
            MessageVectors.SectionNames,
            root => MessageVectors.SectionNames.Any(name => root.TryGetProperty(name, out _)),
            MessageVectors.Run
        ),
        new DocumentRunner(
            "datahaven/rewards-scenarios",
            ["base_points_per_block", "authored_in_session"],
            root => Has(root, "scenarios") && HasConfig(root, "base_points_per_block"),
            RewardsVectors.RunScenarios
        ),
        new DocumentRunner(
            "datahaven/reward-sequence",
            ["base_points_per_block", "authored_in_session"],
            root => Has(root, "steps") && HasConfig(root, "base_points_per_block"),
            RewardsVectors.RunSequence
        ),
        new DocumentRunner(
            "datahaven/slashes-scenarios",
            ["slash_defer_duration", "max_in_era"],
            root => Has(root, "scenarios") && HasConfig(root, "slash_defer_duration"),
            SlashVectors.RunScenarios
        ),
        new DocumentRunner(
            "datahaven/slash-sequence",
            ["slash_defer_duration", "max_in_era"],
            root => Has(root, "steps") && HasConfig(root, "slash_defer_duration"),
            SlashVectors.RunSequence
        ),
        new DocumentRunner(
            "datahaven/eras-scenarios",
            ["whitelisted_at_genesis", "expect_result"],
            root => Has(root, "scenarios") && HasConfig(root, "whitelisted_at_genesis"),
            ErasVectors.Run
        ),
        new DocumentRunner(
            "datahaven/chain",
            ["whitelisted_at_genesis", "ends_session"],
            root => Has(root, "blocks") && HasConfig(root, "whitelisted_at_genesis"),
            ChainVectors.Run
        ),
        new DocumentRunner(
            "datahaven/old-models",
            ["author_points", "event_inflation_amount"],
            root => Has(root, "sequences"),
            OldModelVectors.Run
        ),
    ];

    private static bool Has(JsonElement root, string name) => root.Optional(name) is { ValueKind: JsonValueKind.Array };

    private static bool HasConfig(JsonElement root, string name) =>
        root.Optional("config") is { } config && config.Optional(name) is not null;

    private static bool IsPerbill(JsonElement root) =>
        root.Optional("cases") is { ValueKind: JsonValueKind.Array } cases
        && cases.EnumerateArray().All(test => test.Optional("op") is not null && test.Optional("args") is not null);
}
