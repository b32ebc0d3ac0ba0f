using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Apportion.Merkle;

/// <summary>
/// 32 bytes as a hash function gives them: a Keccak-256 hash, a tree's node, a root. Written as <c>0x</c> and 64
/// lower-case hexadecimal digits. <c>default</c> is <see cref="Zero"/>.
/// </summary>
/// <remarks>
/// The value holds its bytes in their order and nothing else, so a <c>Hash256[]</c> may be read as one run of bytes
/// (<see cref="MemoryMarshal.AsBytes{T}(Span{T})"/>).
/// </remarks>
[JsonConverter(typeof(Hash256JsonConverter))]
[StructLayout(LayoutKind.Sequential)]
[Meziantou.Analyzer.Annotations.CultureInsensitiveType]
public readonly partial struct Hash256 : IEquatable<Hash256>, IComparable<Hash256>, IComparable
{
    /// <summary>Bytes of a hash: 32.</summary>
    public const int Size = 32;

    // The bytes in memory order; the value of a word depends on the machine and is never shown.
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>32 zero bytes: the padding node of trees that are filled up to a power of two.</summary>
    public static Hash256 Zero => default;

    /// <summary>Whether every byte is zero.</summary>
    public bool IsZero => (_first | _second | _third | _fourth) == 0;

    /// <summary>Reads 32 bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException">The length is not 32.</exception>
    public static Hash256 FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A hash has {Size} bytes, found {bytes.Length}.", nameof(bytes));
        }

        return MemoryMarshal.Read<Hash256>(bytes);
    }

    /// <summary>Writes the 32 bytes to the front of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException(
                $"A hash needs {Size} bytes, the destination has {destination.Length}.",
                nameof(destination)
            );
        }

        MemoryMarshal.Write(destination, in this);
    }

    /// <summary>A copy of the 32 bytes.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The 32 bytes where they lie, without a copy; valid as long as <paramref name="hash"/> is.</summary>
    public static ReadOnlySpan<byte> AsSpan(ref readonly Hash256 hash) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in hash, 1));

    /// <summary>Compares as byte strings, that is as big-endian numbers: the order in which trees sort.</summary>
    public int CompareTo(Hash256 other)
    {
        int order = CompareWords(_first, other._first);
        order = order != 0 ? order : CompareWords(_second, other._second);
        order = order != 0 ? order : CompareWords(_third, other._third);
        return order != 0 ? order : CompareWords(_fourth, other._fourth);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException"><paramref name="obj"/> is not a hash.</exception>
    public int CompareTo(object? obj) =>
        obj switch
        {
            null => 1,
            Hash256 other => CompareTo(other),
            _ => throw new ArgumentException($"Expected a hash, found {obj.GetType()}.", nameof(obj)),
        };

    /// <inheritdoc />
    public bool Equals(Hash256 other) =>
        ((_first ^ other._first) | (_second ^ other._second) | (_third ^ other._third) | (_fourth ^ other._fourth))
        == 0;

    /// <inheritdoc />
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Hash256 other && Equals(other);

    /// <summary>A hash code for tables; its value is not stable between runs.</summary>
    public override int GetHashCode() => HashCode.Combine(_first, _second, _third, _fourth);

    /// <summary>Whether two hashes have the same bytes.</summary>
    public static bool operator ==(Hash256 left, Hash256 right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    public static bool operator !=(Hash256 left, Hash256 right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> as a byte string.</summary>
    public static bool operator <(Hash256 left, Hash256 right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> as a byte string.</summary>
    public static bool operator >(Hash256 left, Hash256 right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(Hash256 left, Hash256 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(Hash256 left, Hash256 right) => left.CompareTo(right) >= 0;

    /// <summary>All bits if <paramref name="left"/> comes after <paramref name="right"/>, else none; no jump where the first words differ.</summary>
    internal static ulong MaskIfGreater(ref readonly Hash256 left, ref readonly Hash256 right)
    {
        ulong first = Ordered(left._first);
        ulong second = Ordered(right._first);
        bool greater = first == second ? left.CompareTo(right) > 0 : first > second;
        // A choice between two numbers would become a jump inside a loop.
        return unchecked(0UL - Unsafe.BitCast<bool, byte>(greater));
    }

    /// <summary>The first eight bytes as a big-endian number: a sort key that agrees with the order of hashes.</summary>
    internal ulong LeadingWord => Ordered(_first);

    private static int CompareWords(ulong left, ulong right) => Ordered(left).CompareTo(Ordered(right));

    private static ulong Ordered(ulong word) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word;
}
