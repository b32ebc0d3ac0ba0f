using System.Text.Json;
using Apportion.TheGraph.Rulesets;

namespace Apportion.TheGraph.Replay;

/// <summary>
/// What logs cannot show and a log replay takes beside them: the starting state, values of parameters whose event carries
/// only a name, anchors, upgrades. Block numbers here are those of the logs. Source: spec the-graph section 22.
/// </summary>
public sealed class LogSideInputs
{
    private LogSideInputs(SequenceHeader header, JsonElement root, string where)
    {
        Header = header;
        TransfersIncluded = !root.TryGetProperty("transfersIncluded", out var flag) || flag.GetBoolean();
        Parameters = Items(root, "parameters", where)
            .Select(fields => new ParameterValue(
                fields.Block("block"),
                fields.Number("logIndex"),
                fields.Text("name"),
                fields.Text("value")
            ))
            .ToDictionary(value => (value.Block, value.LogIndex));
        Anchors = [.. Items(root, "anchors", where).Select(LogAnchor.Read).OrderBy(anchor => anchor.Block)];
        Upgrades =
        [
            .. Items(root, "upgrades", where)
                .Select(fields => new LogUpgrade(
                    fields.Block("block"),
                    GraphRulesets.Parse(fields.Text("ruleset")),
                    fields.Has("addresses")
                        ? SequenceHeader.Refresh(header.Setup.Addresses, fields.Element.GetProperty("addresses"), where)
                        : header.Setup.Addresses
                ))
                .OrderBy(upgrade => upgrade.Block),
        ];
    }

    /// <summary>Contracts, configuration and starting state, as in a recorded sequence.</summary>
    public SequenceHeader Header { get; }

    /// <summary>False if the logs leave out GRT transfers to and from curation.</summary>
    public bool TransfersIncluded { get; }

    /// <summary>Values of parameters by block and log index of their event.</summary>
    public IReadOnlyDictionary<(ulong Block, ulong LogIndex), ParameterValue> Parameters { get; }

    /// <summary>Recorded accumulators, in order; each holds after all logs of its block.</summary>
    public IReadOnlyList<LogAnchor> Anchors { get; }

    /// <summary>In-place upgrades, in order; each comes before the logs of its block.</summary>
    public IReadOnlyList<LogUpgrade> Upgrades { get; }

    /// <summary>Reads the document.</summary>
    /// <exception cref="ApportionException">A part is missing or unreadable.</exception>
    public static LogSideInputs Read(Stream stream, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            if (!root.TryGetProperty("header", out var start))
                throw new FormatException("no header");
            var header = SequenceHeader.Read(start, $"{file}: header");
            return new LogSideInputs(header, root, file);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "thegraph.side-inputs",
                file,
                "an object with header, parameters, anchors, upgrades",
                ParseEdge.Found(e),
                "see docs/reference/the-graph.md",
                e
            );
        }
    }

    private static IEnumerable<JsonFields> Items(JsonElement root, string name, string where) =>
        root.TryGetProperty(name, out var list)
            ? list.EnumerateArray().Select(item => new JsonFields(item, $"{where}: {name}"))
            : [];
}
