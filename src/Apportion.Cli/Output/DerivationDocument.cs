using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>
/// Derivations as JSON: <c>steps</c> is a flat list, operands before the steps that use them; <c>results</c> names the steps asked for.
/// Written by <c>explain --json</c>, read by <c>recheck</c>.
/// </summary>
internal static class DerivationDocument
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Derivation> derivations)
    {
        var ids = new Dictionary<Derivation, int>(ReferenceEqualityComparer.Instance);
        writer.WriteStartArray("steps");
        foreach (var derivation in derivations)
            WriteStep(writer, derivation, ids);
        writer.WriteEndArray();
        writer.WriteStartArray("results");
        foreach (var derivation in derivations)
            writer.WriteNumberValue(ids[derivation]);
        writer.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter writer, Derivation step, Dictionary<Derivation, int> ids)
    {
        if (ids.ContainsKey(step))
            return;
        foreach (var operand in step.Operands)
            if (operand.Step is not null)
                WriteStep(writer, operand.Step, ids);
        ids[step] = ids.Count;
        writer.WriteStartObject();
        writer.WriteNumber("id", ids[step]);
        writer.WriteString("name", step.Name);
        writer.WriteString("title", step.Title);
        writer.WriteString("formula", step.Formula);
        writer.WriteStartArray("operands");
        foreach (var operand in step.Operands)
        {
            writer.WriteStartObject();
            writer.WriteString("name", operand.Name);
            writer.WriteString("value", operand.Value);
            writer.WriteString("source", operand.Source?.Text);
            if (operand.Step is null)
                writer.WriteNull("step");
            else
                writer.WriteNumber("step", ids[operand.Step]);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("result", step.Result);
        writer.WriteString("unit", step.Unit);
        writer.WriteStartArray("roundings");
        foreach (var rounding in step.Roundings)
        {
            writer.WriteStartObject();
            writer.WriteString("mode", rounding.Mode);
            writer.WriteString("discarded", rounding.Discarded);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("source", step.Source);
        writer.WriteString("reason", step.Reason);
        writer.WriteString("note", step.Note);
        writer.WriteEndObject();
    }

    /// <summary>Reads the <c>steps</c> of a document, linked, and gives those named in <c>results</c>.</summary>
    /// <exception cref="FormatException">The document has another shape.</exception>
    public static IReadOnlyList<Derivation> Read(JsonElement document)
    {
        if (!document.TryGetProperty("steps", out var array) || array.ValueKind != JsonValueKind.Array)
            throw new FormatException("the document has no list \"steps\"");
        var steps = new List<Derivation>();
        foreach (var element in array.EnumerateArray())
            steps.Add(ReadStep(element, steps));
        return
        [
            .. document
                .GetProperty("results")
                .EnumerateArray()
                .Select(id => id.GetInt32() is var i && i >= 0 && i < steps.Count ? steps[i] : throw Unknown(i)),
        ];
    }

    private static Derivation ReadStep(JsonElement element, List<Derivation> steps)
    {
        var operands = element
            .GetProperty("operands")
            .EnumerateArray()
            .Select(operand => new Operand(
                Text(operand, "name") ?? "",
                Text(operand, "value") ?? "",
                Text(operand, "source") is { } source ? new FactSource(source) : null,
                operand.GetProperty("step") is { ValueKind: JsonValueKind.Number } step
                    ? Find(steps, step.GetInt32())
                    : null
            ))
            .ToArray();
        var roundings = element
            .GetProperty("roundings")
            .EnumerateArray()
            .Select(rounding => new Rounding(Text(rounding, "mode") ?? "", Text(rounding, "discarded") ?? ""))
            .ToArray();
        return new Derivation(
            Text(element, "name") ?? "",
            Text(element, "title") ?? "",
            Text(element, "formula"),
            operands,
            Text(element, "result") ?? "",
            Text(element, "unit"),
            roundings,
            Text(element, "source"),
            Text(element, "reason"),
            Text(element, "note")
        );
    }

    private static Derivation Find(List<Derivation> steps, int id) =>
        id >= 0 && id < steps.Count ? steps[id] : throw Unknown(id);

    private static FormatException Unknown(int id) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"no step {id} stands before its use"));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
