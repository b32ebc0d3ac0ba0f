using System.Collections.Immutable;

namespace Apportion.Core.Evm;

/// <summary>A type of the ABI; arrays of fixed length do not occur in the contracts we read and are not known.</summary>
public sealed class AbiType
{
    private AbiType(AbiKind kind, string canonical, int size)
    {
        Kind = kind;
        Canonical = canonical;
        Size = size;
    }

    /// <summary>The family.</summary>
    public AbiKind Kind { get; }

    /// <summary>The name as it enters signatures, for example <c>(address,uint32)[]</c>.</summary>
    public string Canonical { get; }

    /// <summary>Bits of an integer, bytes of a fixed byte string, otherwise 0.</summary>
    public int Size { get; }

    /// <summary>Type of the elements of an array.</summary>
    public AbiType? Element { get; private init; }

    /// <summary>Members of a tuple.</summary>
    public ImmutableArray<AbiParameter> Members { get; private init; } = [];

    /// <summary>Whether a value lies in the tail behind an offset.</summary>
    public bool IsDynamic =>
        Kind is AbiKind.Bytes or AbiKind.Text or AbiKind.Array
        || (Kind == AbiKind.Tuple && Members.Any(member => member.Type.IsDynamic));

    /// <summary>Words a value takes in the head.</summary>
    public int HeadWords => Kind == AbiKind.Tuple && !IsDynamic ? Members.Sum(member => member.Type.HeadWords) : 1;

    /// <summary>The type of arrays of this type.</summary>
    public AbiType ToArrayType() => new(AbiKind.Array, $"{Canonical}[]", 0) { Element = this };

    /// <summary>The type of tuples with these members.</summary>
    public static AbiType Tuple(ImmutableArray<AbiParameter> members) =>
        new(AbiKind.Tuple, $"({string.Join(',', members.Select(member => member.Type.Canonical))})", 0)
        {
            Members = members,
        };

    /// <summary>The type of a name without brackets and parentheses.</summary>
    /// <exception cref="FormatException">There is no such type.</exception>
    public static AbiType Elementary(string name) =>
        name switch
        {
            "address" => new AbiType(AbiKind.Address, name, 0),
            "bool" => new AbiType(AbiKind.Bool, name, 0),
            "bytes" => new AbiType(AbiKind.Bytes, name, 0),
            "string" => new AbiType(AbiKind.Text, name, 0),
            _ when Sized(name, "uint", 256) is { } bits && bits % 8 == 0 => new AbiType(AbiKind.Unsigned, name, bits),
            _ when Sized(name, "int", 256) is { } bits && bits % 8 == 0 => new AbiType(AbiKind.Signed, name, bits),
            _ when Sized(name, "bytes", 32) is { } length => new AbiType(AbiKind.FixedBytes, name, length),
            _ => throw new FormatException($"'{name}' is not a type of the ABI"),
        };

    /// <summary>Reads one value of this type.</summary>
    /// <exception cref="AbiException">The data does not encode such a value.</exception>
    public AbiValue Read(ref AbiReader reader) =>
        Kind switch
        {
            AbiKind.Unsigned => new AbiValue(this, reader.ReadUInt256(Size)),
            AbiKind.Signed => new AbiValue(this, ReadSigned(ref reader)),
            AbiKind.Address => new AbiValue(this, reader.ReadAddress()),
            AbiKind.Bool => new AbiValue(this, reader.ReadBool()),
            AbiKind.FixedBytes => new AbiValue(this, reader.ReadFixedBytes(Size).ToArray()),
            AbiKind.Bytes => new AbiValue(this, reader.ReadBytes().ToArray()),
            AbiKind.Text => new AbiValue(this, reader.ReadString()),
            AbiKind.Array => ReadArray(ref reader),
            AbiKind.Tuple => ReadTuple(ref reader),
            _ => throw new BrokenInvariantException("abi types", $"unknown kind {Kind}"),
        };

    /// <inheritdoc/>
    public override string ToString() => Canonical;

    private BigInteger ReadSigned(ref AbiReader reader)
    {
        var value = reader.ReadInt256();
        return value.GetBitLength() < Size
            ? value
            : throw new AbiException(FormattableString.Invariant($"{value} is not an {Canonical}"));
    }

    private AbiValue ReadArray(ref AbiReader reader)
    {
        var elements = reader.ReadArray(out var length, Element!.HeadWords);
        var values = new AbiValue[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = Element.Read(ref elements);
        }

        return new AbiValue(this, values);
    }

    private AbiValue ReadTuple(ref AbiReader reader)
    {
        var values = new AbiValue[Members.Length];
        if (IsDynamic)
        {
            var members = reader.ReadTuple();
            ReadMembers(ref members, values);
        }
        else
        {
            ReadMembers(ref reader, values);
        }

        return new AbiValue(this, values);
    }

    private void ReadMembers(ref AbiReader reader, AbiValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Members[i].Type.Read(ref reader);
        }
    }

    private static int? Sized(string name, string prefix, int largest) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size > 0
        && size <= largest
            ? size
            : null;
}
