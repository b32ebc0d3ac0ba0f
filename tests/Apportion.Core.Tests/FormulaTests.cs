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
    [InlineData("abs(0.25) + abs(0)", "1/4")]
    [InlineData("2 - -3", "5")]
    [InlineData("-2 * -3", "6")]
    [InlineData("8 / 2 / 2", "2")]
    [InlineData("2 * 3 - 4 / 2 + 1", "5")]
    [InlineData("-7 mod 4", "1")]
    [InlineData("7.5 mod 2", "3/2")]
    [InlineData("7mod(4)", "3")]
    [InlineData(" ( 1 ) ", "1")]
    [InlineData("pow(3, 0)", "1")]
    [InlineData("pow(2 / 3, 2)", "4/9")]
    [InlineData("pow(2 / 3, -2)", "9/4")]
    [InlineData("bits(300, 8)", "44")]
    [InlineData("bits(256, 8) + bits(255, 8)", "255")]
    [InlineData("if(0, 1 / 2, 3)", "3")]
    [InlineData("if(-1, 1 / 2, 3)", "1/2")]
    [InlineData("min(2, 1 / 3)", "1/3")]
    [InlineData("max(2, 7 / 3)", "7/3")]
    [InlineData("1 = 1 + 0", "1")]
    [InlineData("(1 < 2) + (2 > 1)", "2")]
    public void Arithmetic_is_exact(string formula, string expected) => Assert.Equal(expected, Evaluate(formula));

    [Theory]
    [InlineData("<", "1", "0", "0")]
    [InlineData("<=", "1", "1", "0")]
    [InlineData(">", "0", "0", "1")]
    [InlineData(">=", "0", "1", "1")]
    [InlineData("=", "0", "1", "0")]
    [InlineData("!=", "1", "0", "1")]
    public void A_comparison_gives_1_or_0(string symbol, string below, string same, string above)
    {
        Assert.Equal(below, Evaluate($"1 {symbol} 2"));
        Assert.Equal(same, Evaluate($"4/2 {symbol} 2"));
        Assert.Equal(above, Evaluate($"3{symbol}2"));
    }

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

    [Theory]
    [InlineData("1 +", "formula \"1 +\", position 3: expected a number, a name or \"(\"")]
    [InlineData("(1", "formula \"(1\", position 2: expected \")\"")]
    [InlineData("sum(1)", "formula \"sum(1)\", position 4: expected \")\"")]
    [InlineData("floor(1", "formula \"floor(1\", position 7: expected \")\"")]
    [InlineData("1 2", "formula \"1 2\", position 2: expected the end")]
    [InlineData("1..2", "formula \"1..2\", position 4: expected a number")]
    [InlineData("x", "formula \"x\": no operand is called x")]
    [InlineData("nope(1)", "formula \"nope(1)\": unknown function nope")]
    [InlineData("a + word", "formula \"a + word\": operand word is no number: \"yes\"")]
    [InlineData("7 modulus", "formula \"7 modulus\", position 2: expected the end")]
    [InlineData("7 mod_2", "formula \"7 mod_2\", position 2: expected the end")]
    public void A_refusal_says_where_and_what_was_expected(string formula, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<FormatException>(() => Evaluate(formula, ("a", "1"), ("word", "yes"))).Message
        );

    [Fact]
    public void Names_hold_letters_digits_underscores_and_dots() =>
        Assert.Equal("6", Evaluate("v1.a_b + mod1 + T", ("v1.a_b", "1"), ("mod1", "2"), ("T", "3")));

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    [InlineData(5000, false)]
    public void Nesting_is_bounded(int depth, bool accepted)
    {
        var formula = new string('(', depth) + "1" + new string(')', depth);
        if (accepted)
            Assert.Equal("1", Evaluate(formula));
        else
            Assert.EndsWith(
                "position 100: expected fewer nested parentheses",
                Assert.Throws<FormatException>(() => Evaluate(formula)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Parentheses_one_after_the_other_do_not_count_as_nested() =>
        Assert.Equal("500", Evaluate(string.Join(" + ", Enumerable.Repeat("(1)", 500))));

    [Fact]
    public void Division_by_zero_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => Evaluate("1 / 0"));
        Assert.Throws<DivideByZeroException>(() => Evaluate("1 mod 0"));
        Assert.Throws<DivideByZeroException>(() => Evaluate("pow(0, -1)"));
    }

    [Fact]
    public void Trunc_and_round_name_themselves_and_what_they_discard() =>
        Assert.Equal(
            [new Rounding("trunc", "-1/2"), new Rounding("round", "1/2"), new Rounding("floor", "0")],
            Formula.Evaluate("trunc(-5 / 2) + round(-5 / 2) + floor(3)", [], FormulaLibrary.BuiltIn).Roundings
        );

    [Fact]
    public void A_library_with_further_functions_leaves_the_first_as_it_was()
    {
        var more = FormulaLibrary.BuiltIn.With(("pg.twice", values => values[0] + values[0]));
        var other = FormulaLibrary.BuiltIn.With(
            ("pg.twice", values => default),
            ("half", values => values[0] / (Rational)(System.Numerics.BigInteger)2)
        );
        var both = more.With(other);
        Assert.Equal("14", Formula.Evaluate("pg.twice(7)", [], more).Value.ToString());
        Assert.Equal("14", Formula.Evaluate("pg.twice(7)", [], both).Value.ToString());
        Assert.Equal("7/2", Formula.Evaluate("half(7)", [], both).Value.ToString());
        Assert.Throws<FormatException>(() => Evaluate("pg.twice(7)"));
        Assert.Throws<FormatException>(() => Formula.Evaluate("half(7)", [], more));
        Assert.Throws<ArgumentException>(() => more.With(("min", values => values[0])));
    }
}
