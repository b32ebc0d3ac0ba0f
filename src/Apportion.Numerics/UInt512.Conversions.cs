using System.Globalization;
using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt512
{
    /// <summary>The same number in 512 bits.</summary>
    public static implicit operator UInt512(UInt256 value) => new(value, UInt256.Zero);

    /// <summary>The same number in 512 bits.</summary>
    public static implicit operator UInt512(ulong value) => new(value, UInt256.Zero);

    /// <summary>The same number; throws <see cref="OverflowException"/> below 0 or above 2^512 - 1 in every context.</summary>
    public static explicit operator UInt512(BigInteger value)
    {
        Span<byte> bytes = stackalloc byte[2 * UInt256.ByteCount];
        if (value.Sign < 0 || !value.TryWriteBytes(bytes, out _, isUnsigned: true))
            throw Overflow.OfCast(value.ToString(CultureInfo.InvariantCulture), nameof(UInt512));
        return new UInt512(
            UInt256.ReadLittleEndian(bytes[..UInt256.ByteCount]),
            UInt256.ReadLittleEndian(bytes[UInt256.ByteCount..])
        );
    }

    /// <summary>The same number without a bound; allocates.</summary>
    public static explicit operator BigInteger(UInt512 value)
    {
        Span<byte> bytes = stackalloc byte[2 * UInt256.ByteCount];
        value.Lower.WriteLittleEndian(bytes);
        value.Upper.WriteLittleEndian(bytes[UInt256.ByteCount..]);
        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>The low 256 bits.</summary>
    public static explicit operator UInt256(UInt512 value) => value.Lower;

    /// <summary>The same number; throws <see cref="OverflowException"/> above 2^256 - 1.</summary>
    public static explicit operator checked UInt256(UInt512 value) =>
        value.TryToUInt256(out var narrow) ? narrow : throw Overflow.OfCast(value.ToString(), nameof(UInt256));

    /// <summary>The low 256 bits; false if the value exceeds 2^256 - 1.</summary>
    public bool TryToUInt256(out UInt256 value)
    {
        value = Lower;
        return Upper.IsZero;
    }
}
