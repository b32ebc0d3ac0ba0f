namespace Apportion.TheGraph.State;

/// <summary>The text of a stored value and back: decimal numbers, lower-case hex, true and false.</summary>
internal static class FieldText
{
    public static string Of(object value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            Enum mode => Convert.ToUInt64(mode, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    public static object Parse(string text, Type type)
    {
        if (type == typeof(UInt256))
            return UInt256.Parse(text);
        if (type == typeof(Address))
            return Address.Parse(text);
        if (type == typeof(Hash256))
            return Hash256.Parse(text);
        if (type == typeof(ulong))
            return ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        if (type == typeof(uint))
            return uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        if (type == typeof(bool))
            return text == "true";
        return type.IsEnum
            ? Enum.ToObject(type, ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new FormatException($"no stored field has the type {type.Name}");
    }
}
