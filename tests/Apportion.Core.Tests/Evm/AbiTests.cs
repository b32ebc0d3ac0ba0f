using System.Numerics;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Core.Tests.Evm;

public class AbiTests
{
    private static readonly Address Someone = Address.Parse("0x7750d328b314effa365a0402ccfd489b80b0adda");

    [Fact]
    public void The_example_of_the_abi_specification_is_written_byte_for_byte()
    {
        // f(uint256,uint32[],bytes10,bytes) called with (0x123, [0x456, 0x789], "1234567890", "Hello, world!")
        var calldata = new AbiWriter()
            .Write((UInt256)0x123u)
            .WriteArray<uint>([0x456, 0x789], static (writer, value) => writer.Write((UInt256)value))
            .Write(Hash256.ParseHex("0x3132333435363738393000000000000000000000000000000000000000000000"))
            .WriteBytes("Hello, world!"u8)
            .ToCalldata(FunctionSelector.Of("f(uint256,uint32[],bytes10,bytes)"));
        const string expected =
            "8be65246"
            + "0000000000000000000000000000000000000000000000000000000000000123"
            + "0000000000000000000000000000000000000000000000000000000000000080"
            + "3132333435363738393000000000000000000000000000000000000000000000"
            + "00000000000000000000000000000000000000000000000000000000000000e0"
            + "0000000000000000000000000000000000000000000000000000000000000002"
            + "0000000000000000000000000000000000000000000000000000000000000456"
            + "0000000000000000000000000000000000000000000000000000000000000789"
            + "000000000000000000000000000000000000000000000000000000000000000d"
            + "48656c6c6f2c20776f726c642100000000000000000000000000000000000000";
        Assert.Equal(expected, Convert.ToHexStringLower(calldata));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var nested = new AbiWriter().Write(Someone).WriteBytes([1, 2, 3]).WriteString("ä");
        var data = new AbiWriter()
            .Write(true)
            .WriteSigned(new BigInteger(-7))
            .WriteTuple(nested)
            .WriteArray<byte[]>(
                [
                    [],
                    new byte[33],
                ],
                static (writer, value) => writer.WriteBytes(value)
            )
            .WriteArray<Address>([Someone], static (writer, value) => writer.Write(value))
            .Write(UInt256.MaxValue)
            .ToArray();

        var reader = new AbiReader(data);
        Assert.True(reader.ReadBool());
        Assert.Equal(new BigInteger(-7), reader.ReadInt256());
        var tuple = reader.ReadTuple();
        Assert.Equal(Someone, tuple.ReadAddress());
        Assert.Equal([1, 2, 3], tuple.ReadBytes().ToArray());
        Assert.Equal("ä", tuple.ReadString());
        var strings = reader.ReadArray(out var length);
        Assert.Equal(2, length);
        Assert.Equal(0, strings.ReadBytes().Length);
        Assert.Equal(33, strings.ReadBytes().Length);
        Assert.Equal([Someone], reader.ReadAddresses());
        Assert.Equal(UInt256.MaxValue, reader.ReadUInt256());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("57896044618658097711785492504343953926634992332820282019728792003956564819967")]
    [InlineData("-57896044618658097711785492504343953926634992332820282019728792003956564819968")]
    public void Signed_integers_survive_both_ways(string text)
    {
        var value = BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var word = new AbiWriter().WriteSigned(value).ToArray();
        Assert.Equal(32, word.Length);
        Assert.Equal(value, new AbiReader(word).ReadInt256());
    }

    [Fact]
    public void Signed_integers_outside_of_int256_are_refused()
    {
        var limit = BigInteger.Pow(2, 255);
        Assert.Throws<OverflowException>(() => new AbiWriter().WriteSigned(limit));
        Assert.Throws<OverflowException>(() => new AbiWriter().WriteSigned(-limit - 1));
    }

    [Theory]
    [InlineData(1, "a bool")]
    [InlineData(8, "a uint8")]
    [InlineData(16, "a uint16")]
    [InlineData(32, "a uint32")]
    [InlineData(64, "a uint64")]
    [InlineData(160, "an address")]
    public void A_value_above_its_type_is_refused(int bits, string expected)
    {
        var word = new AbiWriter().Write(UInt256.One << bits).ToArray();
        var error = Assert.Throws<AbiException>(() => ReadBits(word, bits));
        Assert.Contains($"expected {expected}", error.Message, StringComparison.Ordinal);
        ReadBits(new AbiWriter().Write((UInt256.One << bits) - UInt256.One).ToArray(), bits);
    }

    [Fact]
    public void Data_that_ends_early_or_points_outside_is_refused()
    {
        Assert.Throws<AbiException>(() => new AbiReader(new byte[31]).ReadUInt256());
        Assert.Throws<AbiException>(() => ReadBytes(Words(32)));
        Assert.Throws<AbiException>(() => ReadBytes(Words(1)));
        Assert.Throws<AbiException>(() => ReadBytes(Words(32, 1)));
        Assert.Throws<AbiException>(() => new AbiReader(Words(32, 2, 0)).ReadAddresses());
        Assert.Throws<AbiException>(() => new AbiReader(Words(32, ulong.MaxValue)).ReadAddresses());
        var dirty = Words(32, 1, 0);
        dirty[65] = 1;
        Assert.Throws<AbiException>(() => ReadBytes(dirty));
    }

    private static byte[] Words(params ulong[] words)
    {
        var writer = new AbiWriter();
        foreach (var word in words)
        {
            writer.Write((UInt256)word);
        }

        return writer.ToArray();
    }

    private static void ReadBytes(byte[] data) => new AbiReader(data).ReadBytes();

    private static void ReadBits(byte[] word, int bits)
    {
        var reader = new AbiReader(word);
        ReadBits(ref reader, bits);
    }

    private static void ReadBits(ref AbiReader reader, int bits)
    {
        switch (bits)
        {
            case 1:
                reader.ReadBool();
                break;
            case 8:
                reader.ReadUInt8();
                break;
            case 16:
                reader.ReadUInt16();
                break;
            case 32:
                reader.ReadUInt32();
                break;
            case 64:
                reader.ReadUInt64();
                break;
            default:
                reader.ReadAddress();
                break;
        }
    }

    [Theory]
    [InlineData(
        1,
        "at byte 32: found 0x0000000000000000000000000000000000000000000000000000000000000002, expected a bool"
    )]
    [InlineData(
        8,
        "at byte 32: found 0x0000000000000000000000000000000000000000000000000000000000000100, expected a uint8"
    )]
    [InlineData(
        16,
        "at byte 32: found 0x0000000000000000000000000000000000000000000000000000000000010000, expected a uint16"
    )]
    [InlineData(
        32,
        "at byte 32: found 0x0000000000000000000000000000000000000000000000000000000100000000, expected a uint32"
    )]
    [InlineData(
        64,
        "at byte 32: found 0x0000000000000000000000000000000000000000000000010000000000000000, expected a uint64"
    )]
    [InlineData(
        160,
        "at byte 32: found 0x0000000000000000000000010000000000000000000000000000000000000000, expected an address"
    )]
    public void A_refusal_names_the_byte_the_value_and_the_type(int bits, string message)
    {
        var data = new AbiWriter().Write(UInt256.Zero).Write(UInt256.One << bits).ToArray();
        Assert.Equal(message, Refusal(data, (ref reader) => Second(ref reader, bits)));

        static void Second(ref AbiReader reader, int bits)
        {
            reader.ReadUInt256();
            ReadBits(ref reader, bits);
        }
    }

    [Fact]
    public void The_largest_value_of_each_type_is_read()
    {
        var reader = new AbiReader(
            new AbiWriter()
                .Write((UInt256)255u)
                .Write((UInt256)65_535u)
                .Write((UInt256)uint.MaxValue)
                .Write((UInt256)ulong.MaxValue)
                .Write((UInt256.One << 96) - UInt256.One)
                .Write(value: false)
                .ToArray()
        );
        Assert.Equal(byte.MaxValue, reader.ReadUInt8());
        Assert.Equal(ushort.MaxValue, reader.ReadUInt16());
        Assert.Equal(uint.MaxValue, reader.ReadUInt32());
        Assert.Equal(ulong.MaxValue, reader.ReadUInt64());
        Assert.Equal((UInt256.One << 96) - UInt256.One, reader.ReadUInt256(96));
        Assert.False(reader.ReadBool());
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void An_integer_of_any_width_is_held_to_its_range() =>
        Assert.Equal(
            "at byte 32: found 79228162514264337593543950336, expected a uint96",
            Refusal(
                new AbiWriter().Write(UInt256.Zero).Write(UInt256.One << 96).ToArray(),
                (ref reader) =>
                {
                    reader.ReadUInt256();
                    reader.ReadUInt256(96);
                }
            )
        );

    [Fact]
    public void Short_byte_strings_are_padded_with_zeros()
    {
        var word = new AbiWriter().Write(Hash256.ParseHex("0xa9059cbb" + new string('0', 56))).ToArray();
        Assert.Equal([0xa9, 0x05, 0x9c, 0xbb], new AbiReader(word).ReadFixedBytes(4).ToArray());
        Assert.Equal(word, new AbiReader(word).ReadFixedBytes(32).ToArray());
        Assert.Equal(
            $"at byte 0: found 0xa9059cbb{new string('0', 56)}, expected zero padding after bytes3",
            Refusal(word, (ref reader) => reader.ReadFixedBytes(3))
        );
        Assert.Equal(Hash256.FromBytes(word), new AbiReader(word).ReadHash());
    }

    [Theory]
    [InlineData(0, "at byte 0: found 0 bytes, expected a word of 32 bytes")]
    [InlineData(31, "at byte 0: found 31 bytes, expected a word of 32 bytes")]
    public void Too_little_data_says_how_much_there_is(int length, string message) =>
        Assert.Equal(message, Refusal(new byte[length], (ref reader) => reader.ReadUInt256()));

    [Fact]
    public void An_offset_may_point_to_the_last_word_and_not_beyond()
    {
        Assert.Equal(0, new AbiReader(Words(32, 0)).ReadBytes().Length);
        Assert.Equal(
            "at byte 0: found 33, expected an offset inside 64 bytes",
            Refusal(Words(33, 0), (ref reader) => reader.ReadBytes())
        );
        Assert.Equal(
            "at byte 32: found 18446744073709551615, expected an offset inside 64 bytes",
            Refusal(
                Words(0, ulong.MaxValue),
                (ref reader) =>
                {
                    reader.ReadUInt256();
                    reader.ReadTuple();
                }
            )
        );
        var members = new AbiReader(Words(32, 7)).ReadTuple();
        Assert.Equal((32, 7ul), (members.Remaining, members.ReadUInt64()));
    }

    [Fact]
    public void An_array_holds_as_many_elements_as_fit()
    {
        var whole = Words(32, 3, 5, 6, 7);
        Assert.Equal([5, 6, 7], new AbiReader(whole).ReadUInt256s().Select(value => (ulong)value));
        Assert.Equal(
            "at byte 0: found 4 elements, expected an array that fits into 96 bytes",
            Refusal(Words(32, 4, 5, 6, 7), (ref reader) => reader.ReadUInt256s())
        );
        var pairs = new AbiReader(Words(32, 1, 5, 6, 7)).ReadArray(out var length, elementWords: 2);
        Assert.Equal((1, 5ul), (length, pairs.ReadUInt64()));
        Assert.Equal(
            "at byte 0: found 2 elements, expected an array that fits into 96 bytes",
            Refusal(Words(32, 2, 5, 6, 7), (ref reader) => reader.ReadArray(out _, elementWords: 2))
        );
        Assert.Empty(new AbiReader(Words(32, 0)).ReadUInt256s());
    }

    [Fact]
    public void Bytes_end_where_the_data_ends_and_their_padding_is_zero()
    {
        // 64 bytes fill two words; one byte more than there is room for is refused.
        Assert.Equal(64, new AbiReader(Words(32, 64, 1, 2)).ReadBytes().Length);
        Assert.Equal(
            "at byte 0: found 65 bytes, expected a byte string that fits into 64 bytes",
            Refusal(Words(32, 65, 1, 2), (ref reader) => reader.ReadBytes())
        );
        // The padding may be cut off at the end of the data, as some encoders do.
        Assert.Equal(3, new AbiReader(Words(32, 3, 0)[..(64 + 3)]).ReadBytes().Length);
        // What lies behind the padded word belongs to the next value.
        Assert.Equal(1, new AbiReader(Words(32, 1, 0, 9)).ReadBytes().Length);
        var dirty = Words(32, 1, 0);
        dirty[95] = 0xfe;
        Assert.Equal(
            $"at byte 0: found 0x{new string('0', 60)}fe, expected zero padding after a byte string",
            Refusal(dirty, (ref reader) => reader.ReadBytes())
        );
    }

    [Fact]
    public void Text_that_is_not_utf8_shows_as_replacement_characters() =>
        Assert.Equal("a\uFFFD", new AbiReader(new AbiWriter().WriteBytes([(byte)'a', 0xff]).ToArray()).ReadString());

    [Fact]
    public void Several_tails_follow_their_heads_in_order()
    {
        var data = new AbiWriter().WriteString("one").Write((UInt256)2u).WriteString("three").ToArray();
        Assert.Equal(
            new[]
            {
                "0000000000000000000000000000000000000000000000000000000000000060",
                "0000000000000000000000000000000000000000000000000000000000000002",
                "00000000000000000000000000000000000000000000000000000000000000a0",
                "0000000000000000000000000000000000000000000000000000000000000003",
                "6f6e650000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000005",
                "7468726565000000000000000000000000000000000000000000000000000000",
            },
            Enumerable.Range(0, 7).Select(i => Convert.ToHexStringLower(data.AsSpan(32 * i, 32)))
        );
        Assert.Equal(7 * 32, data.Length);
    }

    [Fact]
    public void An_integer_too_large_for_int256_says_so() =>
        Assert.Equal(
            "the value does not fit into int256",
            Assert.Throws<OverflowException>(() => new AbiWriter().WriteSigned(BigInteger.Pow(2, 255))).Message
        );

    [Fact]
    public void A_length_of_300_takes_two_bytes()
    {
        var data = new AbiWriter().WriteBytes(new byte[300]).ToArray();
        Assert.Equal((1, 44), (data[62], data[63]));
        Assert.Equal(64 + 320, data.Length);
        Assert.Equal(300, new AbiReader(data).ReadBytes().Length);
    }

    private delegate void Reading(ref AbiReader reader);

    private static string Refusal(byte[] data, Reading reading) =>
        Assert
            .Throws<AbiException>(() =>
            {
                var reader = new AbiReader(data);
                reading(ref reader);
            })
            .Message;
}
