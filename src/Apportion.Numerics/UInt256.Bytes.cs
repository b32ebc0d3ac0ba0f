using System.Buffers.Binary;

namespace Apportion.Numerics;

public readonly partial struct UInt256
{
    /// <summary>How many bytes the value takes in binary form: 32.</summary>
    public const int ByteCount = 32;

    /// <summary>
    /// Reads a big-endian number (the EVM's order) of 0 to 32 bytes; a shorter span stands for a number with leading zeros.
    /// Throws <see cref="ArgumentException"/> for more than 32 bytes.
    /// </summary>
    public static UInt256 ReadBigEndian(ReadOnlySpan<byte> source)
    {
        if (source.Length != ByteCount)
        {
            Span<byte> padded = stackalloc byte[ByteCount];
            ThrowIfTooLong(source);
            source.CopyTo(padded[(ByteCount - source.Length)..]);
            return ReadBigEndian(padded);
        }

        return new UInt256(
            BinaryPrimitives.ReadUInt64BigEndian(source[24..]),
            BinaryPrimitives.ReadUInt64BigEndian(source[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(source[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(source)
        );
    }

    /// <summary>
    /// Reads a little-endian number (the order of SSZ and SCALE) of 0 to 32 bytes; a shorter span stands for a number with
    /// leading zeros. Throws <see cref="ArgumentException"/> for more than 32 bytes.
    /// </summary>
    public static UInt256 ReadLittleEndian(ReadOnlySpan<byte> source)
    {
        if (source.Length != ByteCount)
        {
            Span<byte> padded = stackalloc byte[ByteCount];
            ThrowIfTooLong(source);
            source.CopyTo(padded);
            return ReadLittleEndian(padded);
        }

        return new UInt256(
            BinaryPrimitives.ReadUInt64LittleEndian(source),
            BinaryPrimitives.ReadUInt64LittleEndian(source[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(source[24..])
        );
    }

    /// <summary>Writes 32 big-endian bytes; throws <see cref="ArgumentException"/> if the span is shorter.</summary>
    public void WriteBigEndian(Span<byte> destination)
    {
        ThrowIfTooShort(destination);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _u0);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _u1);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _u2);
        BinaryPrimitives.WriteUInt64BigEndian(destination, _u3);
    }

    /// <summary>Writes 32 little-endian bytes; throws <see cref="ArgumentException"/> if the span is shorter.</summary>
    public void WriteLittleEndian(Span<byte> destination)
    {
        ThrowIfTooShort(destination);
        BinaryPrimitives.WriteUInt64LittleEndian(destination, _u0);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], _u1);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[16..], _u2);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], _u3);
    }

    private static void ThrowIfTooLong(ReadOnlySpan<byte> source)
    {
        if (source.Length > ByteCount)
            throw new ArgumentException($"Found {source.Length} bytes, expected at most {ByteCount}.", nameof(source));
    }

    private static void ThrowIfTooShort(ReadOnlySpan<byte> destination)
    {
        if (destination.Length < ByteCount)
            throw new ArgumentException(
                $"Found room for {destination.Length} bytes, expected {ByteCount}.",
                nameof(destination)
            );
    }
}
