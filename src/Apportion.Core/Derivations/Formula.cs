namespace Apportion.Core;

/// <summary>What a formula gives, and every rounding on the way.</summary>
/// <param name="Value">The exact value.</param>
/// <param name="Roundings">Roundings in the order they were done.</param>
public sealed record Evaluation(Rational Value, IReadOnlyList<Rounding> Roundings);

/// <summary>
/// The small language of derivations, evaluated over exact fractions:
/// numbers, operand names, <c>+ - * / mod</c>, comparisons (<c>&lt; &lt;= &gt; &gt;= = !=</c>, giving 1 or 0), parentheses, the roundings
/// <c>floor ceil trunc round</c>, <c>sum()</c> (all operands), and the functions of a <see cref="FormulaLibrary"/>.
/// Names are letters, digits, <c>_</c> and <c>.</c>, starting with a letter.
/// </summary>
public static class Formula
{
    /// <summary>Evaluates a formula over operands.</summary>
    /// <exception cref="FormatException">The formula cannot be read, or names an operand that is not there or is no number.</exception>
    /// <exception cref="DivideByZeroException">A divisor is zero.</exception>
    public static Evaluation Evaluate(string formula, IReadOnlyList<Operand> operands, FormulaLibrary library)
    {
        var parser = new Parser(formula, operands, library);
        return new Evaluation(parser.ParseAll(), parser.Roundings);
    }

    private sealed class Parser(string text, IReadOnlyList<Operand> operands, FormulaLibrary library)
    {
        private const int MaxDepth = 100;
        private int _at;
        private int _depth;

        public List<Rounding> Roundings { get; } = [];

        public Rational ParseAll()
        {
            var value = Comparison();
            SkipSpace();
            return _at == text.Length ? value : throw Error("the end");
        }

        private Rational Comparison()
        {
            if (++_depth > MaxDepth)
                throw Error("fewer nested parentheses");
            var left = Sum();
            SkipSpace();
            foreach (var symbol in (ReadOnlySpan<string>)["<=", ">=", "!=", "<", ">", "="])
                if (Take(symbol))
                {
                    var right = Sum();
                    left = Compare(symbol, left, right) ? BigInteger.One : BigInteger.Zero;
                    break;
                }
            _depth--;
            return left;
        }

        private static bool Compare(string symbol, Rational left, Rational right) =>
            symbol switch
            {
                "<=" => left <= right,
                ">=" => left >= right,
                "!=" => left != right,
                "<" => left < right,
                ">" => left > right,
                _ => left == right,
            };

        private Rational Sum()
        {
            var value = Product();
            while (true)
            {
                if (Take("+"))
                    value += Product();
                else if (Take("-"))
                    value -= Product();
                else
                    return value;
            }
        }

        private Rational Product()
        {
            var value = Unary();
            while (true)
            {
                if (Take("*"))
                    value *= Unary();
                else if (Take("/"))
                    value /= Unary();
                else if (TakeWord("mod"))
                {
                    var divisor = Unary();
                    value -= divisor * (value / divisor).Floor();
                }
                else
                    return value;
            }
        }

        private Rational Unary() => Take("-") ? BigInteger.Zero - Primary() : Primary();

        private Rational Primary()
        {
            SkipSpace();
            if (Take("("))
            {
                var inner = Comparison();
                Expect(")");
                return inner;
            }
            if (_at < text.Length && char.IsAsciiDigit(text[_at]))
                return Number();
            if (_at < text.Length && char.IsAsciiLetter(text[_at]))
                return Name();
            throw Error("a number, a name or \"(\"");
        }

        private Rational Number()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
                _at++;
            return Rational.TryParse(text[start.._at], out var value) ? value : throw Error("a number");
        }

        private Rational Name()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.'))
                _at++;
            var name = text[start.._at];
            return Take("(") ? Call(name) : Operand(name);
        }

        private Rational Call(string name)
        {
            if (name == "sum")
            {
                Expect(")");
                return operands.Aggregate((Rational)BigInteger.Zero, (sum, operand) => sum + ValueOf(operand));
            }
            var arguments = new List<Rational> { Comparison() };
            while (Take(","))
                arguments.Add(Comparison());
            Expect(")");
            if (name is "floor" or "ceil" or "trunc" or "round")
                return Round(name, arguments[0]);
            if (!library.TryGet(name, out var function))
                throw new FormatException($"formula \"{text}\": unknown function {name}");
            return function([.. arguments]);
        }

        private Rational Round(string mode, Rational exact)
        {
            var rounded = mode switch
            {
                "floor" => exact.Floor(),
                "ceil" => exact.Ceiling(),
                "trunc" => exact.Truncate(),
                _ => exact.RoundHalfAway(),
            };
            Roundings.Add(new Rounding(mode, (exact - rounded).ToString()));
            return rounded;
        }

        private Rational Operand(string name)
        {
            foreach (var operand in operands)
                if (operand.Name == name)
                    return ValueOf(operand);
            throw new FormatException($"formula \"{text}\": no operand is called {name}");
        }

        private Rational ValueOf(Operand operand) =>
            Rational.TryParse(operand.Value, out var value)
                ? value
                : throw new FormatException(
                    $"formula \"{text}\": operand {operand.Name} is no number: \"{operand.Value}\""
                );

        private bool Take(string symbol)
        {
            SkipSpace();
            if (!text.AsSpan(_at).StartsWith(symbol, StringComparison.Ordinal))
                return false;
            _at += symbol.Length;
            return true;
        }

        private bool TakeWord(string word)
        {
            SkipSpace();
            var end = _at + word.Length;
            if (!text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
                return false;
            if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                return false;
            _at = end;
            return true;
        }

        private void Expect(string symbol)
        {
            if (!Take(symbol))
                throw Error($"\"{symbol}\"");
        }

        private void SkipSpace()
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
        }

        private FormatException Error(string expected) =>
            new(
                string.Create(CultureInfo.InvariantCulture, $"formula \"{text}\", position {_at}: expected {expected}")
            );
    }
}
