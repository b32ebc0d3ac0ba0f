using System.Text.Json;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.Conformance;

/// <summary>The <c>config.json</c> of a scenario or of a user's input folder: network, fork dates, cutoffs, ruleset.</summary>
/// <param name="Rules">What the runs follow.</param>
/// <param name="Cutoffs">Cutoff days since 1970, in order.</param>
public sealed record ScenarioConfiguration(RewardsRules Rules, IReadOnlyList<int> Cutoffs)
{
    /// <summary>Whether a text looks like such a file.</summary>
    internal static bool Recognises(string head) =>
        head.AsSpan().TrimStart().StartsWith("{")
        && head.Contains("\"forks\"", StringComparison.Ordinal)
        && head.Contains("\"cutoffs\"", StringComparison.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="ApportionException">A field is missing or not what it should be.</exception>
    public static ScenarioConfiguration Read(Stream stream, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return Read(document.RootElement, where);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "eigenlayer.configuration",
                where,
                "an object with network, ruleset, forks and cutoffs",
                ParseEdge.Found(e),
                "correct the file",
                e
            );
        }
    }

    private static ScenarioConfiguration Read(JsonElement root, string where)
    {
        var ruleset = RewardsRuleset.Get(Text(root, "ruleset") ?? RewardsRuleset.Shipped.Name);
        var rules = RewardsRules.Of(Networks.Get(Text(root, "network") ?? "mainnet"), ruleset);
        if (Text(root, "avs_directory") is { } directory)
            rules = rules with { AvsDirectory = Address.Parse(directory) };
        if (root.TryGetProperty("sabine_block", out var block))
            rules = rules with { SabineBlock = block.GetInt64() };
        if (root.TryGetProperty("withdrawal_queue_window_days", out var days) && days.GetDecimal() != 0)
            rules = rules with { WithdrawalQueueWindow = days.GetDecimal() * FactText.SecondsPerDay };
        if (root.TryGetProperty("forks", out var forks))
            foreach (var fork in forks.EnumerateObject())
                rules = rules with
                {
                    Forks = rules.Forks.With(
                        ForkOf(fork.Name, where),
                        Day(fork.Value, $"{where} field forks.{fork.Name}")
                    ),
                };
        var cutoffs = root.TryGetProperty("cutoffs", out var list)
            ? list.EnumerateArray().Select(cutoff => Day(cutoff, $"{where} field cutoffs")).ToList()
            : [];
        return new ScenarioConfiguration(rules, cutoffs);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Fork ForkOf(string name, string where) =>
        Enum.TryParse<Fork>(name, ignoreCase: true, out var fork)
            ? fork
            : throw ApportionException.Malformed(
                "eigenlayer.configuration.fork",
                $"{where} field forks",
                string.Join(", ", Enum.GetNames<Fork>()),
                name,
                "name one of these forks"
            );

    private static int Day(JsonElement value, string where) =>
        FactText.TryParseDay(value.GetString(), out var day)
            ? day
            : throw ApportionException.Malformed(
                "eigenlayer.configuration.date",
                where,
                "YYYY-MM-DD",
                value.GetString(),
                "correct the date"
            );
}
