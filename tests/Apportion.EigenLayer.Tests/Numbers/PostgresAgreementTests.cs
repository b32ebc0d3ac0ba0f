using System.Globalization;
using System.Numerics;
using System.Text;
using Apportion.EigenLayer.Numbers;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Numbers;

public class PostgresAgreementTests
{
    private const int Rows = 200_000;
    private const int OperationsPerRow = 5;

    [PostgresFact]
    public void A_million_random_operations_agree_with_a_real_server()
    {
        using var server = PostgresServer.Start();
        var random = new Random(20260401);
        var pairs = Enumerable.Range(0, Rows).Select(_ => (A: Number(random), B: Number(random))).ToList();
        var lines = server.Query(Script(pairs));
        Assert.Equal(Rows, lines.Length);
        var operations = 0;
        for (var row = 0; row < Rows; row++)
        {
            var (a, b) = (PgNumeric.Parse(pairs[row].A), PgNumeric.Parse(pairs[row].B));
            var quotient = a / b;
            string[] ours =
            [
                quotient.ToString(),
                quotient.Floor().ToString(),
                (a * b).ToString(),
                (a - b).ToString(),
                quotient.RoundToInteger().ToString(CultureInfo.InvariantCulture),
            ];
            Assert.Equal(lines[row], string.Join('|', ours));
            operations += ours.Length;
        }
        Assert.Equal(Rows * OperationsPerRow, operations);
    }

    [PostgresFact]
    public void Texts_and_casts_of_random_doubles_agree_with_a_real_server()
    {
        using var server = PostgresServer.Start();
        var random = new Random(20260402);
        var numbers = Enumerable
            .Range(0, Rows / 2)
            .Select(_ => Math.ScaleB(1 + random.NextDouble(), random.Next(-20, 120)))
            .ToList();
        var script = new StringBuilder("create temp table t(n serial, x float8);\ncopy t(x) from stdin;\n");
        foreach (var number in numbers)
            script.Append(number.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        script.Append("\\.\nselect x::text, x::decimal(38,0)::text, x::text::decimal(38,0)::text from t order by n;\n");
        var lines = server.Query(script.ToString());
        for (var row = 0; row < numbers.Count; row++)
        {
            var number = new PgDouble(numbers[row]);
            var d15 = number.ToDecimal38By15Digits().ToString(CultureInfo.InvariantCulture);
            var ds = number.ToDecimal38ByText().ToString(CultureInfo.InvariantCulture);
            Assert.Equal(lines[row], $"{number}|{d15}|{ds}");
        }
    }

    private static string Script(List<(string A, string B)> pairs)
    {
        var script = new StringBuilder(
            "create temp table t(n serial, a numeric, b numeric);\ncopy t(a, b) from stdin;\n"
        );
        foreach (var (a, b) in pairs)
            script.Append(a).Append('\t').Append(b).Append('\n');
        return script
            .Append("\\.\nselect a / b, floor(a / b), a * b, a - b, round(a / b, 0) from t order by n;\n")
            .ToString();
    }

    /// <summary>A number other than zero of up to 45 digits, a third of them with decimals, a third negative.</summary>
    private static string Number(Random random)
    {
        var bytes = new byte[random.Next(1, 20)];
        random.NextBytes(bytes);
        var magnitude = new BigInteger(bytes, isUnsigned: true) + 1;
        var scale = random.Next(3) == 0 ? random.Next(25) : 0;
        return new PgNumeric(random.Next(3) == 0 ? -magnitude : magnitude, scale).ToString();
    }
}
