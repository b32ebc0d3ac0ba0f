using System.Numerics;

namespace Apportion.Numerics.Tests;

/// <summary>Each operator by name: throws in a checked context, wraps in an unchecked one.</summary>
public class UInt256CheckedTests
{
    [Fact]
    public void Addition_throws_checked_and_wraps_unchecked()
    {
        var max = UInt256.MaxValue;
        var error = Assert.Throws<OverflowException>(() => checked(max + 1));
        Assert.Contains($"{max} + 1 is outside the range of UInt256", error.Message, StringComparison.Ordinal);
        Assert.Equal(0u, unchecked(max + 1));
        Assert.Equal(max - 1, unchecked(max + max));
    }

    [Fact]
    public void Subtraction_throws_checked_and_wraps_unchecked()
    {
        var zero = UInt256.Zero;
        Assert.Throws<OverflowException>(() => checked(zero - 1));
        Assert.Equal(UInt256.MaxValue, unchecked(zero - 1));
        Assert.Equal(1u, unchecked(zero - UInt256.MaxValue));
    }

    [Fact]
    public void Multiplication_throws_checked_and_wraps_unchecked()
    {
        var half = UInt256.One << 255;
        Assert.Throws<OverflowException>(() => checked(half * 2));
        Assert.Equal(0u, unchecked(half * 2));
        Assert.Equal(1u, unchecked(UInt256.MaxValue * UInt256.MaxValue));
    }

    [Fact]
    public void Increment_throws_checked_and_wraps_unchecked()
    {
        Assert.Throws<OverflowException>(() =>
        {
            var value = UInt256.MaxValue;
            checked(value)++;
        });
        var wrapped = UInt256.MaxValue;
        unchecked
        {
            wrapped++;
        }

        Assert.Equal(0u, wrapped);
    }

    [Fact]
    public void Decrement_throws_checked_and_wraps_unchecked()
    {
        Assert.Throws<OverflowException>(() =>
        {
            var value = UInt256.Zero;
            checked(value)--;
        });
        var wrapped = UInt256.Zero;
        unchecked
        {
            wrapped--;
        }

        Assert.Equal(UInt256.MaxValue, wrapped);
    }

    [Fact]
    public void The_projects_default_context_is_the_checked_one()
    {
        var max = UInt256.MaxValue;
        Assert.Throws<OverflowException>(() => max + max);
        Assert.Throws<OverflowException>(() => max * max);
        Assert.Throws<OverflowException>(() => UInt256.Zero - max);
        Assert.Throws<OverflowException>(() => (ulong)max);
        Assert.Throws<OverflowException>(() => max += 1);
    }

    [Fact]
    public void Generic_arithmetic_reaches_the_checked_operators()
    {
        Assert.Throws<OverflowException>(() => AddChecked(UInt256.MaxValue, UInt256.One));
        Assert.Equal(UInt256.Zero, AddWrapped(UInt256.MaxValue, UInt256.One));
        Assert.Throws<OverflowException>(() => AddChecked(UInt512.MaxValue, UInt512.One));
        Assert.Equal(UInt512.Zero, AddWrapped(UInt512.MaxValue, UInt512.One));

        static T AddChecked<T>(T left, T right)
            where T : IAdditionOperators<T, T, T> => checked(left + right);
        static T AddWrapped<T>(T left, T right)
            where T : IAdditionOperators<T, T, T> => unchecked(left + right);
    }

    [Fact]
    public void Division_by_zero_says_what_was_divided()
    {
        var zero = UInt256.Zero;
        var large = UInt256.One << 200;
        Assert.Throws<DivideByZeroException>(() => large % zero);
        var error = Assert.Throws<DivideByZeroException>(() => large / zero);
        Assert.Equal($"{large} divided by zero.", error.Message);
        Assert.Throws<DivideByZeroException>(() => UInt256.One / zero);
        Assert.Throws<DivideByZeroException>(() => zero / zero);
        error = Assert.Throws<DivideByZeroException>(() => UInt256.MulDivFloor(6, 7, zero));
        Assert.Equal("6 * 7 divided by zero.", error.Message);
    }

    [Fact]
    public void MulDiv_overflow_names_its_operands_and_roundings_overflow_by_one()
    {
        var max = UInt256.MaxValue;
        var error = Assert.Throws<OverflowException>(() => UInt256.MulDivFloor(max, 3, 2));
        Assert.StartsWith($"{max} * 3 / 2 is outside", error.Message, StringComparison.Ordinal);

        // (max - 1)^2 = max * (max - 2) + 1: the floor is the largest amount, one more does not exist.
        Assert.Equal((max, 1u), UInt256.MulDivRem(max - 1, max - 1, max - 2));
        Assert.Equal(max, UInt256.MulDivFloor(max - 1, max - 1, max - 2));
        Assert.Equal(max, UInt256.MulDivHalfUp(max - 1, max - 1, max - 2));
        Assert.Throws<OverflowException>(() => UInt256.MulDivCeiling(max - 1, max - 1, max - 2));

        // With a divisor of two thirds of the range the remainder is half of it: now half up has no room either.
        var divisor = UInt256.MulDivFloor(max - 1, 2, 3);
        Assert.Equal(max, UInt256.MulDivFloor(max - 1, divisor + 1, divisor));
        Assert.Throws<OverflowException>(() => UInt256.MulDivHalfUp(max - 1, divisor + 1, divisor));
    }
}
