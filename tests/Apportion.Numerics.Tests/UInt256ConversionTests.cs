using System.Numerics;

namespace Apportion.Numerics.Tests;

public class UInt256ConversionTests
{
    [Fact]
    public void Smaller_unsigned_integers_convert_by_themselves()
    {
        UInt256 fromByte = byte.MaxValue;
        UInt256 fromUInt = uint.MaxValue;
        UInt256 fromULong = ulong.MaxValue;
        UInt256 fromUInt128 = UInt128.MaxValue;
        UInt256 fromLiteral = 5;
        Assert.Equal("255", fromByte.ToString());
        Assert.Equal("4294967295", fromUInt.ToString());
        Assert.Equal("18446744073709551615", fromULong.ToString());
        Assert.Equal("340282366920938463463374607431768211455", fromUInt128.ToString());
        Assert.Equal("5", fromLiteral.ToString());
        Assert.Equal("8", (fromLiteral + 3).ToString());
    }

    [Fact]
    public void Signed_integers_convert_unless_negative_in_every_context()
    {
        Assert.Equal(7u, (UInt256)7);
        Assert.Equal((ulong)long.MaxValue, (UInt256)long.MaxValue);
        var (minusOne, lowest) = (-1, long.MinValue);
        Assert.Throws<OverflowException>(() => checked((UInt256)minusOne));
        Assert.Throws<OverflowException>(() => unchecked((UInt256)minusOne));
        Assert.Throws<OverflowException>(() => unchecked((UInt256)lowest));
        Assert.Throws<OverflowException>(() => unchecked((UInt256)BigInteger.MinusOne));
        var error = Assert.Throws<OverflowException>(() => (UInt256)EdgeValues.TwoTo256);
        Assert.Contains("639936 is outside the range of UInt256", error.Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => unchecked((UInt256)(BigInteger.One << 300)));
    }

    [Fact]
    public void Casts_down_throw_checked_and_truncate_unchecked()
    {
        foreach (var value in EdgeValues.Many)
        {
            var big = (BigInteger)value;
            AssertCast(big, (BigInteger)UInt128.MaxValue, () => (BigInteger)checked((UInt128)value));
            AssertCast(big, ulong.MaxValue, () => checked((ulong)value));
            AssertCast(big, long.MaxValue, () => checked((long)value));
            AssertCast(big, uint.MaxValue, () => checked((uint)value));
            AssertCast(big, int.MaxValue, () => checked((int)value));
            Assert.Equal(big & (((BigInteger)1 << 128) - 1), (BigInteger)unchecked((UInt128)value));
            Assert.Equal(big & ulong.MaxValue, unchecked((ulong)value));
            Assert.Equal(big & ulong.MaxValue, unchecked((ulong)(long)value));
            Assert.Equal(big & uint.MaxValue, unchecked((uint)value));
            Assert.Equal(big & uint.MaxValue, unchecked((uint)(int)value));
        }
    }

    [Fact]
    public void Bytes_shorter_than_32_stand_for_leading_zeros_and_longer_are_refused()
    {
        Assert.Equal(0x010203u, UInt256.ReadBigEndian([1, 2, 3]));
        Assert.Equal(0x030201u, UInt256.ReadLittleEndian([1, 2, 3]));
        Assert.Equal(UInt256.Zero, UInt256.ReadBigEndian([]));
        Assert.Equal(UInt256.Zero, UInt256.ReadLittleEndian([]));
        Assert.Throws<ArgumentException>(() => UInt256.ReadBigEndian(new byte[33]));
        Assert.Throws<ArgumentException>(() => UInt256.ReadLittleEndian(new byte[33]));
        Assert.Throws<ArgumentException>(() => UInt256.One.WriteBigEndian(new byte[31]));
        Assert.Throws<ArgumentException>(() => UInt256.One.WriteLittleEndian(new byte[31]));

        var longer = new byte[40];
        UInt256.MaxValue.WriteBigEndian(longer);
        Assert.Equal(0, longer[32]);
        Assert.Equal(255, longer[31]);
    }

    [Fact]
    public void Limbs_are_little_endian()
    {
        var value = new UInt256(1, 2, 3, 4);
        var expected = 1 + ((BigInteger)2 << 64) + ((BigInteger)3 << 128) + ((BigInteger)4 << 192);
        Assert.Equal(expected, (BigInteger)value);
    }

    [Fact]
    public void Order_and_equality_hold_for_objects_too()
    {
        Assert.Equal(0, UInt256.One.CompareTo((object)UInt256.One));
        Assert.True(UInt256.One.CompareTo(null) > 0);
        Assert.Throws<ArgumentException>(() => UInt256.One.CompareTo("1"));
        Assert.False(UInt256.One.Equals("1"));
        Assert.Equal(UInt256.MaxValue.GetHashCode(), UInt256.Parse(UInt256.MaxValue.ToString()).GetHashCode());
        Assert.True(UInt256.One.IsOne && !UInt256.Zero.IsOne && UInt256.Zero.IsZero && UInt256.MinValue.IsZero);
        Assert.False(new UInt256(1, 0, 0, 1).IsOne);
    }

    private static void AssertCast(BigInteger value, BigInteger largest, Func<BigInteger> cast)
    {
        if (value <= largest)
            Assert.Equal(value, cast());
        else
            Assert.Throws<OverflowException>(() => cast());
    }
}
