using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Facts;

/// <summary>A change of parameters, kept apart from the document it was read from.</summary>
public static class ParameterChanges
{
    /// <summary>Names of the parameters that can be changed, with their units, for messages.</summary>
    public const string Names = ParameterNames.All;

    /// <summary>A change of named parameters given as JSON, e.g. <c>{"livenessWeight":200000000}</c>.</summary>
    /// <exception cref="ApportionException">A name is unknown or a value is not what it must be.</exception>
    public static Func<RuntimeParameters, RuntimeParameters> Parse(string json, string where)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return Of(new FactFields(document.RootElement, where));
    }

    internal static Func<RuntimeParameters, RuntimeParameters> Of(FactFields fields)
    {
        var element = fields.Element.Clone();
        foreach (var member in element.EnumerateObject())
            if (member.Name is not ("fact" or "block") && !ParameterNames.IsKnown(member.Name))
                throw fields.Error("datahaven.parameter", member.Name, ParameterNames.All, member.Name);
        var kept = new FactFields(element, fields.Where);
        ParameterNames.Apply(kept, new RuntimeParameters());
        return before => ParameterNames.Apply(kept, before);
    }
}
