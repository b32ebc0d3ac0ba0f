using System.Globalization;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.DataHaven;
using Apportion.DataHaven.Facts;

namespace Apportion.Cli.DataHaven;

/// <summary>The changes of a simulation, <c>name=value</c> each.</summary>
internal static class SimulatedChanges
{
    public const string UptimeOf = "uptime:";
    public const string Whitelist = "whitelist";
    public const string ExpectedBlocks = "expectedBlocks";

    /// <summary>Reads all changes; what is none of ours is a runtime parameter.</summary>
    public static ReplayOptions Parse(IReadOnlyList<string> changes)
    {
        var uptime = new Dictionary<Address, uint>();
        var whitelist = new HashSet<Address>();
        uint? blocks = null;
        var parameters = new List<(string Name, string Value)>();
        foreach (var change in changes)
        {
            var (name, value) = FactsInput.Pair("--set", change);
            if (name.StartsWith(UptimeOf, StringComparison.Ordinal))
                uptime[ValidatorOptions.Parse(name[UptimeOf.Length..])] = Number(change, value, most: 100);
            else if (name == Whitelist)
                whitelist.UnionWith(value.Split(',').Select(ValidatorOptions.Parse));
            else if (name == ExpectedBlocks)
                blocks = Number(change, value, uint.MaxValue);
            else
                parameters.Add((name, value));
        }
        return new ReplayOptions
        {
            UptimePercent = uptime,
            Whitelist = whitelist.Count == 0 ? null : whitelist,
            Constants = blocks is { } expected ? constants => constants with { ExpectedBlocks = expected } : null,
            Parameters = parameters.Count == 0 ? null : ParameterChanges.Parse(Json(parameters), "--set"),
        };
    }

    private static uint Number(string change, string text, uint most) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw ApportionException.Malformed(
                "datahaven.option",
                $"--set {change}",
                string.Create(CultureInfo.InvariantCulture, $"a whole number, at most {most}"),
                text,
                "e.g. uptime:ADDRESS=80 or expectedBlocks=30"
            );

    private static string Json(List<(string Name, string Value)> parameters)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in parameters)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
