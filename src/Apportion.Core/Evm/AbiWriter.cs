using System.Buffers.Binary;
using System.Text;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>
/// Writes the ABI encoding of one tuple (the arguments of a call are one), member by member: static members in place, dynamic
/// ones as offsets with their tails behind, in order and without gaps, as Solidity's encoder does.
/// </summary>
public sealed class AbiWriter
{
    private readonly List<byte[]> _parts = [];
    private readonly List<bool> _isTail = [];

    /// <summary>Writes <c>uintN</c>.</summary>
    public AbiWriter Write(UInt256 value)
    {
        var word = new byte[AbiReader.Word];
        value.WriteBigEndian(word);
        return Add(word, isTail: false);
    }

    /// <summary>Writes <c>address</c>.</summary>
    public AbiWriter Write(Address value)
    {
        var word = new byte[AbiReader.Word];
        value.CopyTo(word.AsSpan(12));
        return Add(word, isTail: false);
    }

    /// <summary>Writes <c>bytes32</c>.</summary>
    public AbiWriter Write(Hash256 value)
    {
        var word = new byte[AbiReader.Word];
        value.CopyTo(word);
        return Add(word, isTail: false);
    }

    /// <summary>Writes <c>bool</c>.</summary>
    public AbiWriter Write(bool value) => Write(value ? UInt256.One : UInt256.Zero);

    /// <summary>Writes <c>intN</c>, two's complement.</summary>
    /// <exception cref="OverflowException">The value is below -2^255 or not below 2^255.</exception>
    public AbiWriter WriteSigned(BigInteger value)
    {
        var word = new byte[AbiReader.Word];
        if (!value.TryWriteBytes(word, out var written, isUnsigned: false, isBigEndian: true))
        {
            throw new OverflowException("the value does not fit into int256");
        }

        word.AsSpan(0, written).CopyTo(word.AsSpan(AbiReader.Word - written));
        word.AsSpan(0, AbiReader.Word - written).Fill(value.Sign < 0 ? (byte)0xff : (byte)0);
        return Add(word, isTail: false);
    }

    /// <summary>Writes <c>bytes</c>.</summary>
    public AbiWriter WriteBytes(ReadOnlySpan<byte> value)
    {
        var padded = (value.Length + AbiReader.Word - 1) / AbiReader.Word * AbiReader.Word;
        var tail = new byte[AbiReader.Word + padded];
        WriteLength(tail, value.Length);
        value.CopyTo(tail.AsSpan(AbiReader.Word));
        return Add(tail, isTail: true);
    }

    /// <summary>Writes <c>string</c> as UTF-8.</summary>
    public AbiWriter WriteString(string value) => WriteBytes(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a tuple that has a dynamic member. Members of a static tuple are written in place instead.</summary>
    public AbiWriter WriteTuple(AbiWriter members) => Add(members.ToArray(), isTail: true);

    /// <summary>Writes a dynamic array.</summary>
    /// <param name="length">How many elements there are.</param>
    /// <param name="elements">The elements written one after the other.</param>
    public AbiWriter WriteArray(int length, AbiWriter elements)
    {
        var body = elements.ToArray();
        var tail = new byte[AbiReader.Word + body.Length];
        WriteLength(tail, length);
        body.CopyTo(tail.AsSpan(AbiReader.Word));
        return Add(tail, isTail: true);
    }

    /// <summary>Writes a dynamic array, each element by a function.</summary>
    public AbiWriter WriteArray<T>(IReadOnlyCollection<T> values, Action<AbiWriter, T> write)
    {
        var elements = new AbiWriter();
        foreach (var value in values)
        {
            write(elements, value);
        }

        return WriteArray(values.Count, elements);
    }

    /// <summary>The encoding of all members.</summary>
    public byte[] ToArray() => Encode([]);

    /// <summary>The encoding of all members behind the selector of a function.</summary>
    public byte[] ToCalldata(FunctionSelector selector)
    {
        Span<byte> prefix = stackalloc byte[FunctionSelector.Size];
        selector.CopyTo(prefix);
        return Encode(prefix);
    }

    private static void WriteLength(Span<byte> tail, int length) =>
        BinaryPrimitives.WriteInt32BigEndian(tail[(AbiReader.Word - sizeof(int))..], length);

    private byte[] Encode(ReadOnlySpan<byte> prefix)
    {
        var head = 0;
        var tails = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            head += _isTail[i] ? AbiReader.Word : _parts[i].Length;
            tails += _isTail[i] ? _parts[i].Length : 0;
        }

        var result = new byte[prefix.Length + head + tails];
        prefix.CopyTo(result);
        var body = result.AsSpan(prefix.Length);
        var (at, tailAt) = (0, head);
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_isTail[i])
            {
                WriteLength(body[at..], tailAt);
                _parts[i].CopyTo(body[tailAt..]);
                at += AbiReader.Word;
                tailAt += _parts[i].Length;
            }
            else
            {
                _parts[i].CopyTo(body[at..]);
                at += _parts[i].Length;
            }
        }

        return result;
    }

    private AbiWriter Add(byte[] part, bool isTail)
    {
        _parts.Add(part);
        _isTail.Add(isTail);
        return this;
    }
}
