using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Facts.Logs;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Lists of events: signature, first topic, and the declaration this build decodes by.</summary>
public sealed class EventTableRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "eigenlayer/events";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
        vectors
            .Unclaimed.Where(file =>
                file.Head.StartsWith('[')
                && file.Head.Contains("\"topic0\"", StringComparison.Ordinal)
                && file.Head.Contains("\"signature\"", StringComparison.Ordinal)
                && (
                    file.Head.Contains("\"StrategyManager\"", StringComparison.Ordinal)
                    || file.Head.Contains("\"AllocationManager\"", StringComparison.Ordinal)
                )
            )
            .Select(file => new ConformanceCase(Format, [file], tally => Run(file, tally.For(file))));

    private static void Run(VectorFile file, FileTally tally)
    {
        using var stream = file.Open();
        using var document = JsonDocument.Parse(stream);
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var signature = entry.GetProperty("signature").GetString()!;
            var topic = new EventSignature(signature).Topic0;
            tally.Equal($"{signature} topic0", entry.GetProperty("topic0").GetString(), topic.ToString());
            tally.Equal(
                $"{signature} event",
                entry.GetProperty("event").GetString(),
                new EventSignature(signature).Name
            );
            var name = entry.GetProperty("contract").GetString()!;
            if (
                Enum.TryParse<EigenLayerContract>(name, out var contract)
                && EigenLayerEvents.TryFind(contract, topic, out var description)
            )
            {
                Compare(entry, signature, description, tally);
            }
            else
            {
                tally.Equal($"{signature} declaration", name, "not known");
            }
        }
    }

    private static void Compare(JsonElement entry, string signature, EventDescription description, FileTally tally)
    {
        tally.Equal($"{signature} declaration", signature, description.Signature.Canonical);
        var indexed = description.Parameters.Where(parameter => parameter.Indexed).Select(parameter => parameter.Name);
        tally.Equal($"{signature} indexed", Join(entry.GetProperty("indexed")), string.Join(", ", indexed));
        if (entry.TryGetProperty("data", out var data))
        {
            var plain = description.Parameters.Where(parameter => !parameter.Indexed).Select(Declaration);
            tally.Equal($"{signature} data", Join(data), string.Join(", ", plain));
        }
    }

    private static string Join(JsonElement list) =>
        string.Join(", ", list.EnumerateArray().Select(item => item.GetString()));

    private static string Declaration(AbiParameter parameter) => $"{TypeName(parameter.Type)} {parameter.Name}";

    private static string TypeName(AbiType type) =>
        type.Kind switch
        {
            AbiKind.Array => $"{TypeName(type.Element!)}[]",
            AbiKind.Tuple => $"({string.Join(", ", type.Members.Select(Declaration))})",
            _ => type.Canonical,
        };
}
