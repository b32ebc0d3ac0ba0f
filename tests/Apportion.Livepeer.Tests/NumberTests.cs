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
}
