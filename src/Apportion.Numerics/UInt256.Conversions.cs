using System.Globalization;
using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt256
{
    /// <summary>The same number in 256 bits.</summary>
    public static implicit operator UInt256(byte value) => new(value, 0, 0, 0);

    /// <summary>The same number in 256 bits.</summary>
    public static implicit operator UInt256(uint value) => new(value, 0, 0, 0);

    /// <summary>The same number in 256 bits.</summary>
    public static implicit operator UInt256(ulong value) => new(value, 0, 0, 0);

    /// <summary>The same number in 256 bits.</summary>
    public static implicit operator UInt256(UInt128 value) => unchecked(new((ulong)value, (ulong)(value >> 64), 0, 0));

    /// <summary>The same number; throws <see cref="OverflowException"/> below 0 in every context.</summary>
    public static explicit operator UInt256(int value) => (UInt256)(long)value;

    /// <summary>The same number; throws <see cref="OverflowException"/> below 0 in every context.</summary>
    public static explicit operator UInt256(long value) =>
        value >= 0
            ? new((ulong)value, 0, 0, 0)
            : throw Overflow.OfCast(value.ToString(CultureInfo.InvariantCulture), nameof(UInt256));

    /// <summary>The same number; throws <see cref="OverflowException"/> below 0 or above 2^256 - 1 in every context.</summary>
    public static explicit operator UInt256(BigInteger value)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (value.Sign < 0 || !value.TryWriteBytes(bytes, out _, isUnsigned: true))
            throw Overflow.OfCast(value.ToString(CultureInfo.InvariantCulture), nameof(UInt256));
        return ReadLittleEndian(bytes);
    }

    /// <summary>The same number without a bound; allocates.</summary>
    public static explicit operator BigInteger(UInt256 value)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        value.WriteLittleEndian(bytes);
        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>The low 128 bits.</summary>
    public static explicit operator UInt128(UInt256 value) => new(value._u1, value._u0);

    /// <summary>The same number; throws <see cref="OverflowException"/> above 2^128 - 1.</summary>
    public static explicit operator checked UInt128(UInt256 value) =>
        value.FitsUInt128 ? new(value._u1, value._u0) : throw Overflow.OfCast(value.ToString(), nameof(UInt128));

    /// <summary>The low 64 bits.</summary>
    public static explicit operator ulong(UInt256 value) => value._u0;

    /// <summary>The same number; throws <see cref="OverflowException"/> above 2^64 - 1.</summary>
    public static explicit operator checked ulong(UInt256 value) =>
        value.FitsUInt64 ? value._u0 : throw Overflow.OfCast(value.ToString(), nameof(UInt64));

    /// <summary>The low 64 bits as a two's complement number.</summary>
    public static explicit operator long(UInt256 value) => unchecked((long)value._u0);

    /// <summary>The same number; throws <see cref="OverflowException"/> above 2^63 - 1.</summary>
    public static explicit operator checked long(UInt256 value) =>
        value.FitsUInt64 && value._u0 <= long.MaxValue
            ? (long)value._u0
            : throw Overflow.OfCast(value.ToString(), nameof(Int64));

    /// <summary>The low 32 bits.</summary>
    public static explicit operator uint(UInt256 value) => unchecked((uint)value._u0);

    /// <summary>The same number; throws <see cref="OverflowException"/> above 2^32 - 1.</summary>
    public static explicit operator checked uint(UInt256 value) =>
        value.FitsUInt64 && value._u0 <= uint.MaxValue
            ? (uint)value._u0
            : throw Overflow.OfCast(value.ToString(), nameof(UInt32));

    /// <summary>The low 32 bits as a two's complement number.</summary>
    public static explicit operator int(UInt256 value) => unchecked((int)value._u0);

    /// <summary>The same number; throws <see cref="OverflowException"/> above 2^31 - 1.</summary>
    public static explicit operator checked int(UInt256 value) =>
        value.FitsUInt64 && value._u0 <= int.MaxValue
            ? (int)value._u0
            : throw Overflow.OfCast(value.ToString(), nameof(Int32));
}
