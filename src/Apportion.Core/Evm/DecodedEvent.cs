using System.Text.Json;

namespace Apportion.Core.Evm;

/// <summary>A decoded log.</summary>
public sealed class DecodedEvent
{
    private readonly AbiValue[] _values;

    internal DecodedEvent(EventDescription description, EvmLog log, AbiValue[] values)
    {
        Description = description;
        Log = log;
        _values = values;
    }

    /// <summary>The event.</summary>
    public EventDescription Description { get; }

    /// <summary>The log it was decoded from.</summary>
    public EvmLog Log { get; }

    /// <summary>The arguments in the order of the declaration.</summary>
    public IReadOnlyList<AbiValue> Values => _values;

    /// <summary>An argument by its place in the declaration.</summary>
    public AbiValue this[int index] => _values[index];

    /// <summary>An argument by its name.</summary>
    /// <exception cref="KeyNotFoundException">The event has no such argument.</exception>
    public AbiValue this[string name]
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (string.Equals(Description.Parameters[i].Name, name, StringComparison.Ordinal))
                {
                    return _values[i];
                }
            }

            throw new KeyNotFoundException($"{Description} has no argument '{name}'");
        }
    }

    /// <summary>JSON: an object with the arguments by name.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var i = 0; i < _values.Length; i++)
        {
            writer.WritePropertyName(Description.Parameters[i].Name);
            _values[i].WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
