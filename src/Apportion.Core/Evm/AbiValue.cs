using System.Text;
using System.Text.Json;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>A decoded value with its type. Each accessor is for its own kind and throws on others.</summary>
public readonly struct AbiValue
{
    private readonly object _value;

    internal AbiValue(AbiType type, object value)
    {
        Type = type;
        _value = value;
    }

    /// <summary>The type.</summary>
    public AbiType Type { get; }

    /// <summary>An unsigned integer of any width.</summary>
    public UInt256 Unsigned => (UInt256)_value;

    /// <summary>A signed integer of any width.</summary>
    public BigInteger Signed => (BigInteger)_value;

    /// <summary>An unsigned integer that its type keeps below 2^64.</summary>
    public ulong UInt64 => checked((ulong)Unsigned);

    /// <summary>An unsigned integer that its type keeps below 2^32.</summary>
    public uint UInt32 => checked((uint)Unsigned);

    /// <summary>An address.</summary>
    public Address Address => (Address)_value;

    /// <summary>A truth value.</summary>
    public bool Bool => (bool)_value;

    /// <summary>A <c>bytes32</c>.</summary>
    public Hash256 Hash => Hash256.FromBytes(Bytes);

    /// <summary>A byte string, fixed or not.</summary>
    public byte[] Bytes => (byte[])_value;

    /// <summary>A text.</summary>
    public string Text => (string)_value;

    /// <summary>The elements of an array or the members of a tuple.</summary>
    public IReadOnlyList<AbiValue> Items => (AbiValue[])_value;

    /// <summary>An element of an array or a member of a tuple by its place.</summary>
    public AbiValue this[int index] => ((AbiValue[])_value)[index];

    /// <summary>
    /// JSON: integers as decimal strings, addresses and bytes as <c>0x</c> text, arrays as arrays, tuples as objects.
    /// </summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Type.Kind)
        {
            case AbiKind.Array:
                writer.WriteStartArray();
                foreach (var item in Items)
                {
                    item.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case AbiKind.Tuple:
                writer.WriteStartObject();
                for (var i = 0; i < Type.Members.Length; i++)
                {
                    writer.WritePropertyName(Type.Members[i].Name);
                    this[i].WriteTo(writer);
                }

                writer.WriteEndObject();
                break;
            case AbiKind.Bool:
                writer.WriteBooleanValue(Bool);
                break;
            default:
                writer.WriteStringValue(ToString());
                break;
        }
    }

    /// <summary>The value as text; arrays and tuples as their JSON.</summary>
    public override string ToString()
    {
        if (Type.Kind is AbiKind.Array or AbiKind.Tuple)
        {
            using var memory = new MemoryStream();
            using (var writer = new Utf8JsonWriter(memory))
            {
                WriteTo(writer);
            }

            return Encoding.UTF8.GetString(memory.ToArray());
        }

        return _value switch
        {
            byte[] bytes => $"0x{Convert.ToHexStringLower(bytes)}",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => (string)_value,
        };
    }
}
