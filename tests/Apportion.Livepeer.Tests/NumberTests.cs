using System.Numerics;
using Apportion.Livepeer.Numbers;
using Apportion.Numerics;

namespace Apportion.Livepeer.Tests;

public sealed class NumberTests
{
    private static readonly UInt256 Lpt = UInt256.Parse("1000000000000000000");

    [Fact]
    public void A_fraction_is_cut_to_27_digits_before_the_product_is_cut()
    {
        // The increment of the worked example: one division would give ...641.
        var growth = PreciseMathUtils.PercOf(
            UInt256.Parse("1036000000000000000000000000"),
            UInt256.Parse("36003600000000000000"),
            UInt256.Parse("1045000000000000000000")
        );

        Assert.Equal("35693521148325358851674640", growth.ToString());
    }

    [Fact]
    public void The_minter_cuts_the_stake_fraction_to_nine_digits() =>
        Assert.Equal("33333333300000000000", MathUtilsV2.PercOf(100 * Lpt, Lpt, 3 * Lpt).ToString());

    [Fact]
    public void A_cut_is_in_parts_per_million_and_rounds_down() =>
        Assert.Equal("333332", MathUtils.PercOf((UInt256)999_999u, 333_333).ToString());

    [Fact]
    public void A_product_beyond_256_bits_reverts() =>
        Assert.Throws<OverflowException>(() => PreciseMathUtils.PercOf(UInt256.MaxValue, UInt256.One, UInt256.One));

    [Fact]
    public void A_fraction_of_nothing_reverts() =>
        Assert.Throws<DivideByZeroException>(() => PreciseMathUtils.PercOf(Lpt, Lpt, UInt256.Zero));

    [Fact]
    public void The_libraries_equal_big_integers_on_all_edge_numbers()
    {
        var edges = Edges();
        var compared = 0;
        foreach (var amount in edges)
        foreach (var numerator in edges)
        foreach (var denominator in edges.Where(edge => !edge.IsZero))
            compared +=
                Agree(
                    () => PreciseMathUtils.PercOf(U(amount), U(numerator), U(denominator)),
                    amount,
                    numerator,
                    denominator,
                    27
                )
                + Agree(
                    () => MathUtilsV2.PercOf(U(amount), U(numerator), U(denominator)),
                    amount,
                    numerator,
                    denominator,
                    9
                );

        Assert.True(compared > 4_000);
    }

    private static List<BigInteger> Edges()
    {
        var edges = new List<BigInteger>
        {
            0,
            1,
            2,
            BigInteger.Pow(10, 18),
            BigInteger.Pow(10, 27),
            BigInteger.Pow(10, 27) + 1,
        };
        foreach (var power in new[] { 64, 90, 128, 166, 167, 255 })
            edges.AddRange([BigInteger.Pow(2, power) - 1, BigInteger.Pow(2, power), BigInteger.Pow(2, power) + 1]);
        edges.Add(BigInteger.Pow(2, 256) - 1);
        return edges;
    }

    /// <summary>The same result, or an overflow exactly where a product does not fit.</summary>
    private static int Agree(
        Func<UInt256> library,
        BigInteger amount,
        BigInteger numerator,
        BigInteger denominator,
        int digits
    )
    {
        var unit = BigInteger.Pow(10, digits);
        var points = numerator * unit / denominator;
        var fits = numerator * unit < BigInteger.Pow(2, 256) && amount * points < BigInteger.Pow(2, 256);
        if (fits)
            Assert.Equal(amount * points / unit, (BigInteger)library());
        else
            Assert.Throws<OverflowException>(() => library());
        return 1;
    }

    private static UInt256 U(BigInteger value) => (UInt256)value;
}
