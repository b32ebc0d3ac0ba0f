using System.Buffers.Binary;
using System.Text;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.Core.Evm;

/// <summary>
/// Reads ABI encoded values one after the other, strictly: a value out of the range of its type, an offset or length that
/// leaves the data, and padding that is not zero are errors. A static tuple is read member by member; a dynamic one through
/// <see cref="ReadTuple"/>.
/// </summary>
/// <remarks>Offsets are relative to the start of the reader they are read from, as the ABI demands.</remarks>
public ref struct AbiReader
{
    /// <summary>Bytes of one word.</summary>
    public const int Word = 32;

    private readonly ReadOnlySpan<byte> _data;
    private int _position;

    /// <summary>Starts at the first byte.</summary>
    public AbiReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        _position = 0;
    }

    /// <summary>Bytes from the current position of the head to the end of the data, tails included.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>Reads any unsigned integer as 256 bits.</summary>
    public UInt256 ReadUInt256() => UInt256.ReadBigEndian(Next());

    /// <summary>Reads <c>uintN</c> and checks its range.</summary>
    /// <param name="bits">N, from 8 to 256.</param>
    public UInt256 ReadUInt256(int bits)
    {
        var at = _position;
        var value = ReadUInt256();
        return value.BitLength <= bits ? value : throw Bad(at, Invariant($"a uint{bits}"), Invariant($"{value}"));
    }

    /// <summary>Reads <c>int256</c>, two's complement.</summary>
    public BigInteger ReadInt256() => new(Next(), isUnsigned: false, isBigEndian: true);

    /// <summary>Reads <c>uint64</c>.</summary>
    public ulong ReadUInt64() => ReadSmall(64);

    /// <summary>Reads <c>uint32</c>.</summary>
    public uint ReadUInt32() => (uint)ReadSmall(32);

    /// <summary>Reads <c>uint16</c>.</summary>
    public ushort ReadUInt16() => (ushort)ReadSmall(16);

    /// <summary>Reads <c>uint8</c>, also an enumeration.</summary>
    public byte ReadUInt8() => (byte)ReadSmall(8);

    /// <summary>Reads <c>bool</c>.</summary>
    public bool ReadBool() => ReadSmall(1) == 1;

    /// <summary>Reads <c>address</c>.</summary>
    public Address ReadAddress()
    {
        var at = _position;
        var word = Next();
        return word[..12].IndexOfAnyExcept((byte)0) < 0
            ? Address.FromBytes(word[12..])
            : throw Bad(at, "an address", Hex(word));
    }

    /// <summary>Reads <c>bytes32</c>.</summary>
    public Hash256 ReadHash() => Hash256.FromBytes(Next());

    /// <summary>Reads <c>bytes4</c> or another short fixed byte string.</summary>
    /// <param name="length">Its length, 1 to 32.</param>
    public ReadOnlySpan<byte> ReadFixedBytes(int length)
    {
        var at = _position;
        var word = Next();
        return word[length..].IndexOfAnyExcept((byte)0) < 0
            ? word[..length]
            : throw Bad(at, Invariant($"zero padding after bytes{length}"), Hex(word));
    }

    /// <summary>Follows an offset to a dynamic tuple and returns a reader of its members.</summary>
    public AbiReader ReadTuple() => new(Tail(out _));

    /// <summary>Follows an offset to a dynamic array and returns a reader of its elements.</summary>
    /// <param name="length">How many elements there are.</param>
    /// <param name="elementWords">Words of one element in the head: 1, or more for static tuples; guards against absurd lengths.</param>
    public AbiReader ReadArray(out int length, int elementWords = 1)
    {
        var tail = Tail(out var at);
        var count = new AbiReader(tail).ReadUInt256();
        var room = tail.Length - Word;
        if (count > (ulong)(room / (Word * elementWords)))
        {
            throw Bad(at, Invariant($"an array that fits into {room} bytes"), Invariant($"{count} elements"));
        }

        length = (int)(ulong)count;
        return new AbiReader(tail[Word..]);
    }

    /// <summary>Follows an offset to <c>bytes</c>.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var tail = Tail(out var at);
        var count = new AbiReader(tail).ReadUInt256();
        var room = tail.Length - Word;
        if (count > (ulong)room)
        {
            throw Bad(at, Invariant($"a byte string that fits into {room} bytes"), Invariant($"{count} bytes"));
        }

        var length = (int)(ulong)count;
        var padded = Math.Min((length + Word - 1) / Word * Word, room);
        return tail[(Word + length)..(Word + padded)].IndexOfAnyExcept((byte)0) < 0
            ? tail.Slice(Word, length)
            : throw Bad(at, "zero padding after a byte string", Hex(tail[(Word + length)..(Word + padded)]));
    }

    /// <summary>Follows an offset to <c>string</c>; bytes that are not UTF-8 become U+FFFD.</summary>
    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Reads <c>address[]</c>.</summary>
    public Address[] ReadAddresses()
    {
        var elements = ReadArray(out var length);
        var values = new Address[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = elements.ReadAddress();
        }

        return values;
    }

    /// <summary>Reads <c>uint256[]</c>.</summary>
    public UInt256[] ReadUInt256s()
    {
        var elements = ReadArray(out var length);
        var values = new UInt256[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = elements.ReadUInt256();
        }

        return values;
    }

    private ulong ReadSmall(int bits)
    {
        var at = _position;
        var word = Next();
        var value = BinaryPrimitives.ReadUInt64BigEndian(word[24..]);
        return word[..24].IndexOfAnyExcept((byte)0) < 0 && (bits == 64 || value >> bits == 0)
            ? value
            : throw Bad(at, bits == 1 ? "a bool" : Invariant($"a uint{bits}"), Hex(word));
    }

    private ReadOnlySpan<byte> Next()
    {
        if (Remaining < Word)
        {
            throw Bad(_position, "a word of 32 bytes", Invariant($"{Remaining} bytes"));
        }

        var word = _data.Slice(_position, Word);
        _position += Word;
        return word;
    }

    private ReadOnlySpan<byte> Tail(out int at)
    {
        at = _position;
        var offset = ReadUInt256();
        return _data.Length >= Word && offset <= (ulong)(_data.Length - Word)
            ? _data[(int)(ulong)offset..]
            : throw Bad(at, Invariant($"an offset inside {_data.Length} bytes"), Invariant($"{offset}"));
    }

    private static AbiException Bad(int at, string expected, string found) =>
        new(Invariant($"at byte {at}: found {found}, expected {expected}"));

    private static string Hex(ReadOnlySpan<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes)}";
}
