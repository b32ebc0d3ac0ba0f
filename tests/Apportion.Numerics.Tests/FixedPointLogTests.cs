using System.Numerics;
using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Numerics.Tests;

public class FixedPointLogTests
{
    private const string Recorded = "rocket-pool/unit/math.json";

    private static readonly BigInteger E = BigInteger.Pow(10, 18);

    [Theory]
    [InlineData("2000000000000000000", "1000000000000000000", "693147180559945309")]
    [InlineData("2000000000000000001", "1000000000000000000", "693147180559945309")]
    [InlineData("3000000000000000000", "1584962500721156166", "1098612288668109680")]
    [InlineData("4000000000000000000", "2000000000000000000", "1386294361119890619")]
    [InlineData("3999999999999999999", "1999999999999999976", "1386294361119890602")]
    [InlineData("7000000000123456789", "2807354922083048449", "1945910149072949979")]
    [InlineData("140893000000000000000000", "17104240410313222166", "11855756016028092052")]
    [InlineData("478800995132773455946", "8903282340534889286", "6171285052070909386")]
    [InlineData("10999366892653588108", "3459348581626848003", "2397837715928695518")]
    [InlineData("1024000000000000000000", "10000000000000000000", "6931471805599453095")]
    public void Logarithms_are_the_protocols(string x, string log2, string ln)
    {
        Assert.Equal(log2, FixedPointLog.Log2(UInt256.Parse(x)).ToString());
        Assert.Equal(ln, FixedPointLog.Ln(UInt256.Parse(x)).ToString());
    }

    [Fact]
    public void One_has_logarithm_zero_and_less_is_refused()
    {
        var one = UInt256.Pow(10, 18);
        Assert.Equal(0u, FixedPointLog.Log2(one));
        Assert.Equal(0u, FixedPointLog.Ln(one));
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedPointLog.Log2(one - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedPointLog.Ln(0));
    }

    [Fact]
    public void The_whole_range_agrees_with_the_formula_in_unbounded_integers()
    {
        var source = new RandomCases.Source(68);
        for (var i = 0; i < Math.Min(20_000, RandomCases.Count); i++)
        {
            var x = source.Next();
            if ((BigInteger)x < E)
                x += Wad.Unit;
            var log2 = NaiveLog2((BigInteger)x);
            Assert.True(log2 == (BigInteger)FixedPointLog.Log2(x), $"log2 of {x}");
            Assert.True(E * log2 / 1442695040888963407 == (BigInteger)FixedPointLog.Ln(x), $"ln of {x}");
        }

        Assert.Equal(NaiveLog2(EdgeValues.TwoTo256 - 1), (BigInteger)FixedPointLog.Log2(UInt256.MaxValue));
    }

    [Fact]
    public void A_larger_number_never_has_a_smaller_logarithm()
    {
        var source = new RandomCases.Source(69);
        var numbers = Enumerable.Range(0, 5000).Select(_ => UInt256.Max(source.Next(), Wad.Unit)).Order();
        var before = UInt256.Zero;
        foreach (var x in numbers)
        {
            var log2 = FixedPointLog.Log2(x);
            Assert.True(log2 >= before, $"log2 of {x}");
            before = log2;
        }
    }

    [VectorFact(Recorded)]
    public void Every_logarithm_in_the_shared_vectors_agrees()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Vectors.At(Recorded)));
        var rows = document.RootElement.GetProperty("log2").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Logarithms_are_the_protocols(Text(row, "x"), Text(row, "log2"), Text(row, "ln")));
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    /// <summary>Section 6.8 word for word.</summary>
    private static BigInteger NaiveLog2(BigInteger x)
    {
        var n = (int)(x / E).GetBitLength() - 1;
        var r = n * E;
        var y = x >> n;
        if (y == E)
            return r;
        var d = E >> 1;
        for (var i = 0; i < 60; i++)
        {
            y = y * y / E;
            if (y >= 2 * E)
            {
                r += d;
                y >>= 1;
            }

            d >>= 1;
        }

        return r;
    }
}
