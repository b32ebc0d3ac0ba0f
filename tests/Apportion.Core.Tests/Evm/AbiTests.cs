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
}
