using System.Reflection;
using System.Text.Json;

namespace Apportion.TheGraph.State;

/// <summary>
/// Writes and reads the public fields of a state structure by name, nested structures included; collections are left to
/// the document. A new field is stored without further code, and a missing one is an error.
/// </summary>
internal static class FieldCodec<T>
    where T : struct
{
    private static readonly FieldInfo[] Stored =
    [
        .. typeof(T)
            .GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Where(field => !field.FieldType.IsGenericType)
            .OrderBy(field => field.Name, StringComparer.Ordinal),
    ];

    public static void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var field in Stored)
        {
            writer.WritePropertyName(field.Name);
            var content = field.GetValue(value)!;
            switch (content)
            {
                case ProvisionState provision:
                    FieldCodec<ProvisionState>.Write(writer, provision);
                    break;
                case DelegationPoolState pool:
                    FieldCodec<DelegationPoolState>.Write(writer, pool);
                    break;
                default:
                    writer.WriteStringValue(FieldText.Of(content));
                    break;
            }
        }
        writer.WriteEndObject();
    }

    public static T Read(JsonElement element)
    {
        object value = default(T);
        foreach (var field in Stored)
        {
            var content = element.GetProperty(field.Name);
            if (field.FieldType == typeof(ProvisionState))
                field.SetValue(value, FieldCodec<ProvisionState>.Read(content));
            else if (field.FieldType == typeof(DelegationPoolState))
                field.SetValue(value, FieldCodec<DelegationPoolState>.Read(content));
            else
                field.SetValue(value, FieldText.Parse(content.GetString()!, field.FieldType));
        }
        return (T)value;
    }
}
