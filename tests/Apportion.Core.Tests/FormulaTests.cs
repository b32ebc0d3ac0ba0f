namespace Apportion.Core.Tests;

public class FormulaTests
{
    private static string Evaluate(string formula, params (string Name, string Value)[] operands) =>
        Formula
            .Evaluate(
                formula,
                [.. operands.Select(o => new Operand(o.Name, o.Value, null, null))],
                FormulaLibrary.BuiltIn
            )
            .Value.ToString();

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 / 2", "7/2")]
    [InlineData("floor(7 / 2)", "3")]
    [InlineData("floor(-7 / 2)", "-4")]
    [InlineData("trunc(-7 / 2)", "-3")]
    [InlineData("ceil(7 / 2)", "4")]
    [InlineData("ceil(-7 / 2)", "-3")]
    [InlineData("round(5 / 2)", "3")]
    [InlineData("round(-5 / 2)", "-3")]
    [InlineData("round(49 / 100)", "0")]
    [InlineData("7 mod 4", "3")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("min(3, 1, 2) + max(3, 1, 2)", "4")]
    [InlineData("if(1 < 2, 10, 20)", "10")]
    [InlineData("if(2 <= 1, 10, 20)", "20")]
    [InlineData("3 = 3", "1")]
    [InlineData("3 != 3", "0")]
    [InlineData("pow(2, 10)", "1024")]
    [InlineData("pow(2, -1)", "1/2")]
    [InlineData("bits(pow(2, 64) + 5, 64)", "5")]
    [InlineData("abs(-0.25)", "1/4")]
    public void Arithmetic_is_exact(string formula, string expected) => Assert.Equal(expected, Evaluate(formula));

    [Fact]
    public void Operands_are_found_by_name_and_summed()
    {
        Assert.Equal(
            "52252000000000000000",
            Evaluate("floor(pot * weight / total)", ("pot", "156756000000000000000"), ("weight", "1"), ("total", "3"))
        );
        Assert.Equal("6", Evaluate("sum()", ("a", "1"), ("b", "2"), ("c", "3")));
    }

    [Fact]
    public void Every_rounding_names_what_it_discards()
    {
        var evaluation = Formula.Evaluate("floor(floor(10 / 4) / 3) + ceil(1 / 3)", [], FormulaLibrary.BuiltIn);
        Assert.Equal(
            [new Rounding("floor", "1/2"), new Rounding("floor", "2/3"), new Rounding("ceil", "-2/3")],
            evaluation.Roundings
        );
    }

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("x")]
    [InlineData("nope(1)")]
    [InlineData("1..2")]
    [InlineData("")]
    public void What_cannot_be_read_is_refused(string formula) =>
        Assert.Throws<FormatException>(() => Evaluate(formula));

    [Fact]
    public void Nesting_is_bounded() =>
        Assert.Throws<FormatException>(() => Evaluate(new string('(', 5000) + "1" + new string(')', 5000)));

    [Fact]
    public void Division_by_zero_is_refused() => Assert.Throws<DivideByZeroException>(() => Evaluate("1 / 0"));
}
