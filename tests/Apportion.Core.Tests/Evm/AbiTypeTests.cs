using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Core.Tests.Evm;

public class AbiTypeTests
{
    private static AbiValue Read(AbiType type, byte[] data)
    {
        var reader = new AbiReader(data);
        return type.Read(ref reader);
    }

    private static AbiType Pair(string first, string second) =>
        AbiType.Tuple([
            new AbiParameter("a", AbiType.Elementary(first)),
            new AbiParameter("b", AbiType.Elementary(second)),
        ]);

    [Theory]
    [InlineData("address", AbiKind.Address, 0, false)]
    [InlineData("bool", AbiKind.Bool, 0, false)]
    [InlineData("bytes", AbiKind.Bytes, 0, true)]
    [InlineData("string", AbiKind.Text, 0, true)]
    [InlineData("uint8", AbiKind.Unsigned, 8, false)]
    [InlineData("uint256", AbiKind.Unsigned, 256, false)]
    [InlineData("int8", AbiKind.Signed, 8, false)]
    [InlineData("int256", AbiKind.Signed, 256, false)]
    [InlineData("bytes1", AbiKind.FixedBytes, 1, false)]
    [InlineData("bytes32", AbiKind.FixedBytes, 32, false)]
    public void Elementary_types_are_known_by_name(string name, AbiKind kind, int size, bool dynamic)
    {
        var type = AbiType.Elementary(name);
        Assert.Equal(
            (kind, size, dynamic, name, name, 1),
            (type.Kind, type.Size, type.IsDynamic, type.Canonical, type.ToString(), type.HeadWords)
        );
        Assert.Null(type.Element);
        Assert.Empty(type.Members);
    }

    [Theory]
    [InlineData("")]
    [InlineData("uint")]
    [InlineData("uint0")]
    [InlineData("uint7")]
    [InlineData("uint264")]
    [InlineData("uint-8")]
    [InlineData("int")]
    [InlineData("int12")]
    [InlineData("int264")]
    [InlineData("bytes0")]
    [InlineData("bytes33")]
    [InlineData("Address")]
    [InlineData("sint8")]
    public void Other_names_are_refused(string name) =>
        Assert.Equal(
            $"'{name}' is not a type of the ABI",
            Assert.Throws<FormatException>(() => AbiType.Elementary(name)).Message
        );

    [Fact]
    public void A_tuple_is_dynamic_if_a_member_is_and_else_takes_the_words_of_its_members()
    {
        var flat = Pair("address", "uint32");
        Assert.Equal(("(address,uint32)", false, 2), (flat.Canonical, flat.IsDynamic, flat.HeadWords));
        var nested = AbiType.Tuple([new AbiParameter("x", flat), new AbiParameter("y", AbiType.Elementary("bool"))]);
        Assert.Equal(("((address,uint32),bool)", false, 3), (nested.Canonical, nested.IsDynamic, nested.HeadWords));
        var deep = Pair("address", "string");
        Assert.Equal(("(address,string)", true, 1), (deep.Canonical, deep.IsDynamic, deep.HeadWords));
        var array = flat.ToArrayType();
        Assert.Equal(
            ("(address,uint32)[]", true, 1, AbiKind.Array),
            (array.Canonical, array.IsDynamic, array.HeadWords, array.Kind)
        );
        Assert.Same(flat, array.Element);
    }

    [Theory]
    [InlineData("int8", "127", true)]
    [InlineData("int8", "-128", true)]
    [InlineData("int8", "128", false)]
    [InlineData("int8", "-129", false)]
    [InlineData("int256", "-1", true)]
    public void A_signed_integer_is_held_to_its_width(string type, string text, bool fits)
    {
        var value = BigInteger.Parse(text, CultureInfo.InvariantCulture);
        var data = new AbiWriter().WriteSigned(value).ToArray();
        if (fits)
            Assert.Equal(value, Read(AbiType.Elementary(type), data).Signed);
        else
            Assert.Equal(
                $"{text} is not an {type}",
                Assert.Throws<AbiException>(() => Read(AbiType.Elementary(type), data)).Message
            );
    }

    [Fact]
    public void An_unsigned_integer_is_held_to_its_width()
    {
        var type = AbiType.Elementary("uint96");
        var largest = (UInt256.One << 96) - UInt256.One;
        Assert.Equal(largest, Read(type, new AbiWriter().Write(largest).ToArray()).Unsigned);
        Assert.Equal(
            "at byte 0: found 79228162514264337593543950336, expected a uint96",
            Assert.Throws<AbiException>(() => Read(type, new AbiWriter().Write(UInt256.One << 96).ToArray())).Message
        );
    }

    [Fact]
    public void An_array_of_static_tuples_is_read_in_place()
    {
        var data = new AbiWriter()
            .WriteArray<uint>(
                [1, 2],
                static (writer, value) => writer.Write((UInt256)value).Write((UInt256)(value + 10))
            )
            .ToArray();
        var value = Read(Pair("uint32", "uint32").ToArrayType(), data);
        Assert.Equal([(1u, 11u), (2u, 12u)], value.Items.Select(item => (item[0].UInt32, item[1].UInt32)));
        // Three tuples need six words; there are four.
        data[63] = 3;
        Assert.Equal(
            "at byte 0: found 3 elements, expected an array that fits into 128 bytes",
            Assert.Throws<AbiException>(() => Read(Pair("uint32", "uint32").ToArrayType(), data)).Message
        );
    }

    [Fact]
    public void Each_kind_of_value_has_its_text_and_its_json()
    {
        var someone = Address.Parse("0x7750d328b314effa365a0402ccfd489b80b0adda");
        var hash = Hash256.ParseHex("0xa6e96c375cf9afb8f81c28bd9f9d9944367d8ee5e629f0d23e3119a7e7cb3da2");
        Check("uint256", new AbiWriter().Write(UInt256.MaxValue), UInt256.MaxValue.ToString());
        Check("int16", new AbiWriter().WriteSigned(-7), "-7");
        Check("address", new AbiWriter().Write(someone), someone.ToString());
        Check("bytes32", new AbiWriter().Write(hash), hash.ToString());
        Check("bytes", new AbiWriter().WriteBytes([1, 0xab]), "0x01ab");
        Check("bytes", new AbiWriter().WriteBytes([]), "0x");
        Check("string", new AbiWriter().WriteString("hello"), "hello");
        Check("bool", new AbiWriter().Write(value: true), "true", "true");
        Check("bool", new AbiWriter().Write(value: false), "false", "false");
        Assert.Equal(hash, Read(AbiType.Elementary("bytes32"), new AbiWriter().Write(hash).ToArray()).Hash);

        static void Check(string type, AbiWriter data, string text, string? json = null)
        {
            var value = Read(AbiType.Elementary(type), data.ToArray());
            Assert.Equal((text, type), (value.ToString(), value.Type.Canonical));
            Assert.Equal(json ?? $"\"{text}\"", Json(value));
        }
    }

    [Fact]
    public void Arrays_and_tuples_are_their_json()
    {
        var data = new AbiWriter()
            .WriteTuple(
                new AbiWriter().Write((UInt256)7u).WriteArray<bool>([true], (writer, flag) => writer.Write(flag))
            )
            .ToArray();
        var type = AbiType.Tuple([
            new AbiParameter("amount", AbiType.Elementary("uint256")),
            new AbiParameter("flags", AbiType.Elementary("bool").ToArrayType()),
        ]);
        var value = Read(type, data);
        Assert.Equal("""{"amount":"7","flags":[true]}""", value.ToString());
        Assert.Equal("[true]", value[1].ToString());
        Assert.Equal("""{"amount":"7","flags":[true]}""", Json(value));
    }

    [Fact]
    public void An_accessor_of_another_kind_throws()
    {
        var number = Read(AbiType.Elementary("uint256"), new AbiWriter().Write(UInt256.MaxValue).ToArray());
        Assert.Throws<InvalidCastException>(() => number.Address);
        Assert.Throws<InvalidCastException>(() => number.Text);
        Assert.Throws<OverflowException>(() => number.UInt64);
        Assert.Throws<OverflowException>(() => number.UInt32);
    }

    private static string Json(AbiValue value)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
