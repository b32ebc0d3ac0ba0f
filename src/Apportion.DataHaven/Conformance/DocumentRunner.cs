using System.Text.Json;
using Apportion.Core.Conformance;

namespace Apportion.DataHaven.Conformance;

/// <summary>A runner of one kind of JSON document, recognised by its members.</summary>
/// <param name="format">Name of the format.</param>
/// <param name="markers">Member names of which one stands in the first 64 KiB of every such file.</param>
/// <param name="recognises">Whether a parsed document is of this kind.</param>
/// <param name="run">Compares every expected value of a document.</param>
internal sealed class DocumentRunner(
    string format,
    IReadOnlyList<string> markers,
    Func<JsonElement, bool> recognises,
    Action<JsonElement, FileTally> run
) : IConformanceRunner
{
    public string Format => format;

    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (var file in vectors.Unclaimed)
            if (
                markers.Any(marker => file.Head.Contains($"\"{marker}\"", StringComparison.Ordinal)) && Recognises(file)
            )
                yield return new ConformanceCase(format, [file], recorder => Run(file, recorder));
    }

    private bool Recognises(VectorFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.ReadAllBytes());
            return document.RootElement.ValueKind == JsonValueKind.Object && recognises(document.RootElement);
        }
        catch (JsonException)
        {
            // Another runner may know the file; if none does it is reported as unknown.
            return false;
        }
    }

    private void Run(VectorFile file, ConformanceRecorder recorder)
    {
        using var document = JsonDocument.Parse(file.ReadAllBytes());
        run(document.RootElement, recorder.For(file));
    }
}
