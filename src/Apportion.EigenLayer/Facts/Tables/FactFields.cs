using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>The fields of one line, read by the position of their column in the table's definition.</summary>
internal readonly ref struct FactFields(CsvReader line, int[] positions)
{
    /// <summary>An address, in either letter case.</summary>
    public Address Address(int column) =>
        Core.Address.TryParse(Field(column), out var value)
            ? value
            : throw Wrong(column, "an address: 0x and 40 hex digits");

    /// <summary>A hash, with or without 0x.</summary>
    public Hash256 Hash(int column)
    {
        var field = Field(column);
        if (field.Length == Hash256.TextLength - 2)
            field = string.Concat("0x", field);
        return Hash256.TryParse(field, out var value) ? value : throw Wrong(column, "a hash: 0x and 64 hex digits");
    }

    /// <summary>A block number, log index, position or duration.</summary>
    public long Long(int column)
    {
        const string expected = "a whole number from 0 to 9223372036854775807";
        var value = Number<long>(column, expected);
        return value >= 0 ? value : throw Wrong(column, expected);
    }

    /// <summary>A small whole number.</summary>
    public int Int(int column) => Number<int>(column, "a whole number of at most 32 bits");

    /// <summary>An operator set's number.</summary>
    public uint UInt(int column) => Number<uint>(column, "a whole number from 0 to 4294967295");

    /// <summary>A magnitude.</summary>
    public ulong ULong(int column) => Number<ulong>(column, "a whole number from 0 to 18446744073709551615");

    /// <summary>A signed change of shares.</summary>
    public Int128 Signed(int column) => Number<Int128>(column, "a whole number of at most 127 bits and sign");

    /// <summary>An amount.</summary>
    public UInt256 Amount(int column) =>
        UInt256.TryParse(Field(column), out var value)
            ? value
            : throw Wrong(column, "a whole number from 0 to 2^256 - 1");

    /// <summary>A truth value: t or f.</summary>
    public bool Flag(int column) =>
        Field(column) switch
        {
            "t" or "true" => true,
            "f" or "false" => false,
            _ => throw Wrong(column, "t or f"),
        };

    /// <summary>A time, as seconds since 1970.</summary>
    public long Time(int column) =>
        FactText.TryParseTime(Field(column), out var seconds) ? seconds : throw Wrong(column, "YYYY-MM-DD HH:MM:SS");

    /// <summary>Any text; empty if the file has no such column.</summary>
    public string Text(int column) => positions[column] < 0 ? "" : Field(column).ToString();

    /// <summary>A kind of reward of the first submission table.</summary>
    public RewardType Kind(int column) =>
        FactText.TryParseKind(Field(column), out var kind)
            ? kind
            : throw Wrong(column, "avs, all_stakers or all_earners");

    private ReadOnlySpan<char> Field(int column) => line[positions[column]];

    private T Number<T>(int column, string expected)
        where T : IBinaryInteger<T> =>
        T.TryParse(Field(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(column, expected);

    private FactFormatException Wrong(int column, string expected) => new(column, Field(column).ToString(), expected);
}
