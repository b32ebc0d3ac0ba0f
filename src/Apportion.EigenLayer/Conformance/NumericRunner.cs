using System.Globalization;
using System.Text;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Runs tables of divisions and casts made by PostgreSQL.</summary>
public sealed class NumericRunner : IConformanceRunner
{
    private const string Division = "a,b,quotient,floor_of_quotient";
    private const string Casts = "bits_hex,text,d15,ds";

    /// <inheritdoc/>
    public string Format => "eigenlayer/numeric";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (var file in vectors.Unclaimed)
            if (file.Head.StartsWith(Division, StringComparison.Ordinal))
                yield return new ConformanceCase(Format, [file], recorder => Each(file, recorder, CompareDivision));
            else if (file.Head.StartsWith(Casts, StringComparison.Ordinal))
                yield return new ConformanceCase(Format, [file], recorder => Each(file, recorder, CompareCasts));
    }

    private static void Each(VectorFile file, ConformanceRecorder recorder, Action<CsvReader, FileTally> compare)
    {
        using var reader = new StreamReader(file.Open(), Encoding.UTF8);
        var lines = new CsvReader(reader);
        lines.Read();
        while (lines.Read())
            compare(lines, recorder.For(file));
    }

    private static void CompareDivision(CsvReader line, FileTally tally)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line.LineNumber}");
        var quotient = PgNumeric.Parse(line[0]) / PgNumeric.Parse(line[1]);
        tally.Equal(where + " quotient", line[2].ToString(), quotient.ToString());
        tally.Equal(where + " floor", line[3].ToString(), quotient.Floor().ToString());
    }

    private static void CompareCasts(CsvReader line, FileTally tally)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line.LineNumber}");
        var bits = ulong.Parse(line[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var number = new PgDouble(BitConverter.UInt64BitsToDouble(bits));
        tally.Equal(where + " text", line[1].ToString(), number.ToString());
        tally.Equal(
            where + " d15",
            line[2].ToString(),
            number.ToDecimal38By15Digits().ToString(CultureInfo.InvariantCulture)
        );
        tally.Equal(
            where + " ds",
            line[3].ToString(),
            number.ToDecimal38ByText().ToString(CultureInfo.InvariantCulture)
        );
    }
}
