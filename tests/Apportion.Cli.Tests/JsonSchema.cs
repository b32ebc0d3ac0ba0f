using System.Text.Json;
using System.Text.RegularExpressions;

namespace Apportion.Cli.Tests;

/// <summary>
/// Checks a document against the subset of JSON Schema that our committed schemas use: type, const, enum, pattern, properties,
/// required, additionalProperties, items. An unknown keyword fails, so that no rule is silently ignored.
/// </summary>
internal static class JsonSchema
{
    private static readonly string[] Known =
    [
        "$schema",
        "title",
        "type",
        "const",
        "enum",
        "pattern",
        "properties",
        "required",
        "additionalProperties",
        "items",
    ];

    /// <summary>Every deviation, with its place.</summary>
    public static IReadOnlyList<string> Check(string schemaName, string document)
    {
        using var schema = JsonDocument.Parse(
            File.ReadAllText(Apportion.Tests.Repository.At($"docs/reference/schemas/{schemaName}.schema.json"))
        );
        using var value = JsonDocument.Parse(document);
        var errors = new List<string>();
        Check(schema.RootElement, value.RootElement, "$", errors);
        return errors;
    }

    private static void Check(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        foreach (var keyword in schema.EnumerateObject())
            if (!Known.Contains(keyword.Name))
                errors.Add($"{at}: keyword {keyword.Name} is not checked");
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)))
            errors.Add($"{at}: expected {type}, found {TypeOf(value)}");
        if (schema.TryGetProperty("const", out var constant) && constant.GetString() != value.ToString())
            errors.Add($"{at}: expected {constant}, found {value}");
        if (
            schema.TryGetProperty("enum", out var all)
            && !all.EnumerateArray().Any(one => one.GetString() == value.ToString())
        )
            errors.Add($"{at}: {value} is none of {all}");
        if (
            schema.TryGetProperty("pattern", out var pattern)
            && value.ValueKind == JsonValueKind.String
            && !Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(5))
        )
            errors.Add($"{at}: {value} does not match {pattern}");
        if (value.ValueKind == JsonValueKind.Object)
            CheckMembers(schema, value, at, errors);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (index, item) in value.EnumerateArray().Index())
                Check(
                    items,
                    item,
                    $"{at}[{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]",
                    errors
                );
    }

    private static void CheckMembers(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _))
                    errors.Add($"{at}: {name} is missing");
        foreach (var member in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var own))
                Check(own, member.Value, $"{at}.{member.Name}", errors);
            else if (
                schema.TryGetProperty("additionalProperties", out var rest)
                && rest.ValueKind == JsonValueKind.Object
            )
                Check(rest, member.Value, $"{at}.{member.Name}", errors);
            else if (rest.ValueKind == JsonValueKind.False)
                errors.Add($"{at}.{member.Name}: not in the schema");
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!)
            : [type.GetString()!];

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };
}
