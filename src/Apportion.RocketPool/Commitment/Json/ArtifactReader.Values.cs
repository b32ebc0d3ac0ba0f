using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Json;

/// <content>Typed values; each notes a problem and gives the default where the value is not what it should be.</content>
internal sealed partial class ArtifactReader
{
    private const string EditAdvice = "Fetch the file again, or correct this value";

    /// <summary>Reads the start of an object; false, with a problem, if the value is something else.</summary>
    public bool BeginObject(FieldTable table, out ObjectCursor cursor)
    {
        cursor = new ObjectCursor(table);
        return Begin(JsonTokenType.StartObject, "an object");
    }

    /// <summary>Reads the start of an object whose keys are not fields but names (addresses, ids).</summary>
    public bool BeginMap() => Begin(JsonTokenType.StartObject, "an object");

    /// <summary>Reads the start of an array.</summary>
    public bool BeginArray() => Begin(JsonTokenType.StartArray, "an array");

    /// <summary>Enters the array that the current token starts.</summary>
    public bool BeginArrayHere() => BeginHere(JsonTokenType.StartArray, "an array");

    /// <summary>The next known field of the object, or -1 at its end. A field twice is a problem, an unknown one a notice.</summary>
    public int NextField(ref ObjectCursor cursor)
    {
        while (NextKey())
        {
            int field = cursor.Table.Find(Value, cursor.Last);
            if (field < 0)
            {
                Notice("rocketpool.schema.unknown-field", "a field this version does not know; it was not read");
            }
            else if (cursor.Has(field))
            {
                Problem("rocketpool.schema.duplicate-field", "each field once", EditAdvice);
            }
            else
            {
                cursor.Seen |= 1u << field;
                cursor.Last = field;
                return field;
            }
            Read();
            Skip();
        }
        return -1;
    }

    /// <summary>Notes every required field that the object did not have.</summary>
    public void Require(in ObjectCursor cursor, params ReadOnlySpan<int> fields)
    {
        foreach (int field in fields)
        {
            if (!cursor.Has(field))
                Problem("rocketpool.schema.missing-field", $"the field {cursor.Table.Name(field)}", EditAdvice);
        }
    }

    /// <summary>Moves to the next key of a map; false at its end. The key is <see cref="Value"/>.</summary>
    public bool NextKey()
    {
        Read();
        if (Token == JsonTokenType.EndObject)
        {
            _depth--;
            return false;
        }
        SetName(Value);
        return true;
    }

    /// <summary>Moves to the next element of an array; false at its end. The element's first token is current.</summary>
    public bool NextElement(int index)
    {
        Read();
        if (Token == JsonTokenType.EndArray)
        {
            _depth--;
            return false;
        }
        SetIndex(index);
        return true;
    }

    private void SetIndex(int index)
    {
        Span<byte> name = stackalloc byte[16];
        Utf8Formatter.TryFormat(index, name, out int length);
        SetName(name[..length]);
    }

    /// <summary>An amount: a decimal string below 2^256 without sign, leading zero or blank.</summary>
    public UInt256 Amount()
    {
        Read();
        return AmountHere();
    }

    /// <summary>An amount, or null where upstream had none.</summary>
    public UInt256? OptionalAmount()
    {
        Read();
        return Token == JsonTokenType.Null ? null : AmountHere();
    }

    /// <summary>The amount at the current token.</summary>
    public UInt256 AmountHere()
    {
        if (Token == JsonTokenType.String && TryAmount(Value, out UInt256 amount))
            return amount;
        Problem(
            "rocketpool.schema.amount",
            "an amount in wei: a string of 1 to 78 decimal digits below 2^256",
            EditAdvice
        );
        Skip();
        return default;
    }

    /// <summary>A whole number of 64 bits without sign, fraction or exponent.</summary>
    public ulong Unsigned()
    {
        Read();
        return UnsignedHere();
    }

    /// <summary>The whole number at the current token.</summary>
    public ulong UnsignedHere()
    {
        if (Token == JsonTokenType.Number && TryUnsigned(Value, out ulong number))
            return number;
        Problem("rocketpool.schema.number", "a whole number from 0 to 2^64-1", EditAdvice);
        Skip();
        return 0;
    }

    /// <summary>A text of at most 200 bytes.</summary>
    public string Text()
    {
        Read();
        if (Token == JsonTokenType.String && Value.Length <= 200)
            return Encoding.UTF8.GetString(Value);
        Problem("rocketpool.schema.text", "a text of at most 200 bytes", EditAdvice);
        Skip();
        return "";
    }

    /// <summary>A number, kept as it is written.</summary>
    public string NumberText()
    {
        Read();
        if (Token == JsonTokenType.Number)
            return Encoding.UTF8.GetString(Value);
        Problem("rocketpool.schema.number", "a number", EditAdvice);
        Skip();
        return "0";
    }

    /// <summary>A 32-byte hash: <c>0x</c> and 64 hex digits.</summary>
    public Hash256 Hash()
    {
        Read();
        return HashHere();
    }

    /// <summary>The hash at the current token.</summary>
    public Hash256 HashHere()
    {
        if (Token == JsonTokenType.String && Value.StartsWith("0x"u8) && Hash256.TryParse(Value, out Hash256 hash))
            return hash;
        Problem("rocketpool.schema.hash", "a 32-byte hash: 0x and 64 hex digits", EditAdvice);
        Skip();
        return default;
    }

    /// <summary>A time in UTC as RFC 3339 to the second; Unix seconds.</summary>
    public long Time()
    {
        Read();
        if (
            Token == JsonTokenType.String
            && DateTimeOffset.TryParseExact(
                Encoding.UTF8.GetString(Value),
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset time
            )
        )
            return time.ToUnixTimeSeconds();
        Problem("rocketpool.schema.time", "a UTC time such as 2024-01-31T05:35:39Z", EditAdvice);
        Skip();
        return 0;
    }

    /// <summary>Reads to the end of the document; anything after it is an error.</summary>
    public void End()
    {
        while (Read())
            Skip();
    }

    /// <summary>The address that the current key is.</summary>
    public bool KeyAsAddress(out Address address)
    {
        if (Address.TryParse(Value, out address))
            return true;
        Problem("rocketpool.schema.address", "an address: 0x and 40 hex digits", EditAdvice);
        return false;
    }

    private bool Begin(JsonTokenType start, string expected)
    {
        Read();
        return BeginHere(start, expected);
    }

    private bool BeginHere(JsonTokenType start, string expected)
    {
        if (Token == start)
        {
            _depth++;
            _lengths[_depth] = 0;
            return true;
        }
        Problem("rocketpool.schema.type", expected, EditAdvice);
        Skip();
        return false;
    }

    /// <summary>Reads the digits of an amount, without sign, leading zero or blank.</summary>
    public static bool TryAmount(ReadOnlySpan<byte> text, out UInt256 amount)
    {
        amount = default;
        return text.Length is > 0 and <= UInt256.MaxDecimalDigits
            && (text[0] != (byte)'0' || text.Length == 1)
            && UInt256.TryParse(text, out amount);
    }

    /// <summary>Reads the digits of a whole number of 64 bits.</summary>
    public static bool TryUnsigned(ReadOnlySpan<byte> text, out ulong number) =>
        Utf8Parser.TryParse(text, out number, out int used) && used == text.Length;
}
