using System.Globalization;
using System.Numerics;

namespace Apportion.Numerics.Tests;

/// <summary>A million random cases for each operation against BigInteger.</summary>
public class UInt256RandomTests
{
    // Exceptions cost microseconds each, so of the overflowing cases only every 512th is really thrown.
    private const ulong ThrownMask = 511;

    private static readonly BigInteger TwoTo256 = EdgeValues.TwoTo256;

    [Fact]
    public void Addition() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var exact = (BigInteger)a + (BigInteger)b;
                var fits = exact < TwoTo256;
                return UInt256.TryAdd(a, b, out var sum) == fits
                    && sum == unchecked(a + b)
                    && (BigInteger)sum == (fits ? exact : exact - TwoTo256)
                    && CheckedAgrees(fits, sum, a, b, static (x, y) => checked(x + y));
            }
        );

    [Fact]
    public void Subtraction() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var exact = (BigInteger)a - (BigInteger)b;
                var fits = exact.Sign >= 0;
                return UInt256.TrySubtract(a, b, out var difference) == fits
                    && difference == unchecked(a - b)
                    && (BigInteger)difference == (fits ? exact : exact + TwoTo256)
                    && UInt256.SaturatingSubtract(a, b) == (fits ? difference : UInt256.Zero)
                    && (BigInteger)UInt256.AbsoluteDifference(a, b) == BigInteger.Abs(exact)
                    && CheckedAgrees(fits, difference, a, b, static (x, y) => checked(x - y));
            }
        );

    [Fact]
    public void Multiplication() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var exact = (BigInteger)a * (BigInteger)b;
                var fits = exact < TwoTo256;
                return UInt256.TryMultiply(a, b, out var product) == fits
                    && product == unchecked(a * b)
                    && (BigInteger)product == (fits ? exact : exact & (TwoTo256 - 1))
                    && CheckedAgrees(fits, product, a, b, static (x, y) => checked(x * y));
            }
        );

    [Fact]
    public void Multiplication_of_halves_that_fit() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var x = a >> Math.Max(0, a.BitLength - 128);
                var y = b >> Math.Max(0, b.BitLength - 128);
                return (BigInteger)checked(x * y) == (BigInteger)x * (BigInteger)y;
            }
        );

    [Fact]
    public void Division_and_remainder() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                if (b.IsZero)
                    return true;
                var quotient = BigInteger.DivRem((BigInteger)a, (BigInteger)b, out var remainder);
                return (BigInteger)(a / b) == quotient && (BigInteger)(a % b) == remainder;
            }
        );

    [Fact]
    public void Division_in_other_roundings() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                if (b.IsZero)
                    return true;
                var quotient = BigInteger.DivRem((BigInteger)a, (BigInteger)b, out var remainder);
                return (BigInteger)UInt256.DivCeiling(a, b) == quotient + (remainder.IsZero ? 0 : 1)
                    && (BigInteger)UInt256.DivHalfUp(a, b) == quotient + (2 * remainder >= (BigInteger)b ? 1 : 0);
            }
        );

    [Fact]
    public void MulDiv_floor_and_remainder() =>
        RandomCases.ForAll(
            (a, b, d) =>
            {
                if (d.IsZero)
                    return true;
                var exact = BigInteger.DivRem((BigInteger)a * (BigInteger)b, (BigInteger)d, out var rest);
                var fits = exact < TwoTo256;
                return UInt256.TryMulDivRem(a, b, d, out var quotient, out var remainder) == fits
                    && (BigInteger)remainder == rest
                    && (BigInteger)quotient == (fits ? exact : exact & (TwoTo256 - 1))
                    && CheckedAgrees(fits, quotient, a, b, (x, y) => UInt256.MulDivFloor(x, y, d));
            }
        );

    [Fact]
    public void MulDiv_ceiling() =>
        RandomCases.ForAll(
            (a, b, d) =>
            {
                if (d.IsZero)
                    return true;
                var exact = BigInteger.DivRem((BigInteger)a * (BigInteger)b, (BigInteger)d, out var rest);
                exact += rest.IsZero ? 0 : 1;
                var fits = exact < TwoTo256;
                return CheckedAgrees(fits, Wrapped(exact, fits), a, b, (x, y) => UInt256.MulDivCeiling(x, y, d));
            }
        );

    [Fact]
    public void MulDiv_half_up() =>
        RandomCases.ForAll(
            (a, b, d) =>
            {
                if (d.IsZero)
                    return true;
                var exact = BigInteger.DivRem((BigInteger)a * (BigInteger)b, (BigInteger)d, out var rest);
                exact += 2 * rest >= (BigInteger)d ? 1 : 0;
                var fits = exact < TwoTo256;
                return CheckedAgrees(fits, Wrapped(exact, fits), a, b, (x, y) => UInt256.MulDivHalfUp(x, y, d));
            }
        );

    [Fact]
    public void Comparison() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var order = ((BigInteger)a).CompareTo((BigInteger)b);
                return a.CompareTo(b) == order
                    && a < b == order < 0
                    && a <= b == order <= 0
                    && a > b == order > 0
                    && a >= b == order >= 0
                    && a == b == (order == 0)
                    && a != b == (order != 0)
                    && UInt256.Max(a, b) == (order < 0 ? b : a)
                    && UInt256.Min(a, b) == (order < 0 ? a : b);
            }
        );

    [Fact]
    public void Bit_operations() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var (x, y) = ((BigInteger)a, (BigInteger)b);
                return (BigInteger)(a & b) == (x & y)
                    && (BigInteger)(a | b) == (x | y)
                    && (BigInteger)(a ^ b) == (x ^ y)
                    && (BigInteger)~a == TwoTo256 - 1 - x
                    && a.BitLength == (int)x.GetBitLength();
            }
        );

    [Fact]
    public void Shifts() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var bits = (int)(b % 260u);
                var x = (BigInteger)a;
                return (BigInteger)(a << bits) == ((x << bits) & (TwoTo256 - 1))
                    && (BigInteger)(a >> bits) == x >> bits;
            }
        );

    [Fact]
    public void Square_roots() =>
        RandomCases.ForAll(
            (a, _) =>
            {
                var root = UInt256.SqrtFloor(a);
                var next = UInt512.Sum(root, 1u);
                return UInt512.Product(root, root) <= a && next * next > a;
            }
        );

    [Fact]
    public void Decimal_text() =>
        RandomCases.ForAll(
            (a, _) =>
            {
                Span<char> expected = stackalloc char[80];
                Span<char> found = stackalloc char[80];
                Span<byte> utf8 = stackalloc byte[80];
                ((BigInteger)a).TryFormat(expected, out var length, provider: CultureInfo.InvariantCulture);
                return a.TryFormat(found, out var written)
                    && found[..written].SequenceEqual(expected[..length])
                    && UInt256.Parse(found[..written]) == a
                    && a.TryFormat(utf8, out var bytes)
                    && bytes == length
                    && UInt256.Parse(utf8[..bytes]) == a;
            }
        );

    [Fact]
    public void Hexadecimal_text() =>
        RandomCases.ForAll(
            (a, _) =>
            {
                Span<char> text = stackalloc char[66];
                "0x".CopyTo(text);
                return a.TryFormat(text[2..], out var written, "x")
                    && written == Math.Max(1, (a.BitLength + 3) / 4)
                    && UInt256.ParseHex(text[..(written + 2)]) == a;
            }
        );

    [Fact]
    public void Bytes() =>
        RandomCases.ForAll(
            (a, _) =>
            {
                Span<byte> big = stackalloc byte[32];
                Span<byte> little = stackalloc byte[32];
                a.WriteBigEndian(big);
                a.WriteLittleEndian(little);
                var length = (a.BitLength + 7) / 8;
                var ok =
                    UInt256.ReadBigEndian(big) == a
                    && UInt256.ReadLittleEndian(little) == a
                    && UInt256.ReadBigEndian(big[(32 - length)..]) == a
                    && UInt256.ReadLittleEndian(little[..length]) == a;
                big.Reverse();
                return ok && big.SequenceEqual(little);
            }
        );

    private static UInt256 Wrapped(BigInteger exact, bool fits) => fits ? (UInt256)exact : UInt256.Zero;

    private static bool CheckedAgrees(
        bool fits,
        UInt256 expected,
        UInt256 a,
        UInt256 b,
        Func<UInt256, UInt256, UInt256> operation
    )
    {
        if (fits)
            return operation(a, b) == expected;
        if (((a.Limb0 ^ b.Limb0 ^ a.Limb3) & ThrownMask) != 1)
            return true;
        try
        {
            operation(a, b);
            return false;
        }
        catch (OverflowException)
        {
            return true;
        }
    }
}
