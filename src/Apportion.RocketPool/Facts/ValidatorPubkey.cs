using System.Buffers.Binary;

namespace Apportion.RocketPool.Facts;

/// <summary>Public key of a validator: 48 bytes, written as 96 hex digits without prefix.</summary>
public readonly record struct ValidatorPubkey : IComparable<ValidatorPubkey>
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 48;

    private readonly UInt128 high;
    private readonly UInt128 middle;
    private readonly UInt128 low;

    /// <summary>A key from its 48 bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 48 bytes.</exception>
    public ValidatorPubkey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("A validator public key has 48 bytes.", nameof(bytes));
        }

        high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        middle = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
        low = BinaryPrimitives.ReadUInt128BigEndian(bytes[32..]);
    }

    /// <summary>Reads 96 hex digits, with or without 0x, in either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ValidatorPubkey pubkey)
    {
        pubkey = default;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            text = text[2..];
        }

        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != 2 * Length)
        {
            return false;
        }

        var status = Convert.FromHexString(text, bytes, out _, out var written);
        if (status != System.Buffers.OperationStatus.Done || written != Length)
        {
            return false;
        }

        pubkey = new ValidatorPubkey(bytes);
        return true;
    }

    /// <summary>Reads 96 hex digits, with or without 0x.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static ValidatorPubkey Parse(string text) =>
        TryParse(text, out var pubkey)
            ? pubkey
            : throw new FormatException($"'{text}' is not a validator public key of 96 hex digits.");

    /// <summary>Orders by bytes, as the text does.</summary>
    public int CompareTo(ValidatorPubkey other)
    {
        var order = high.CompareTo(other.high);
        order = order != 0 ? order : middle.CompareTo(other.middle);
        return order != 0 ? order : low.CompareTo(other.low);
    }

    /// <summary>96 lower-case hex digits without prefix.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], middle);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[32..], low);
        return Convert.ToHexStringLower(bytes);
    }
}
