using System.Globalization;
using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>One input table: its name, its columns, and how its lines become rows and rows become lines.</summary>
public abstract class FactTable
{
    private protected FactTable(string name, string[] columns) => (Name, Columns) = (name, columns);

    /// <summary>Name of the table and, with <c>.csv</c>, of its file.</summary>
    public string Name { get; }

    /// <summary>Columns in the order they are written; they are read in any order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// Adds the rows of a CSV text, header line first. Lines that cannot be read are named in the findings and left out.
    /// </summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">How findings name the text.</param>
    /// <param name="facts">Receives the rows.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public abstract void Read(TextReader reader, string file, EigenLayerFacts facts, List<Finding> findings);

    /// <summary>How many rows there are.</summary>
    public abstract int Count(EigenLayerFacts facts);

    /// <summary>Adds the rows of one set of facts to another.</summary>
    public abstract void CopyRows(EigenLayerFacts from, EigenLayerFacts to);

    /// <summary>The rows as fields in the order of the columns.</summary>
    public abstract IEnumerable<string[]> Format(EigenLayerFacts facts);
}

/// <summary>One input table with rows of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The row.</typeparam>
public sealed class FactTable<T> : FactTable
{
    private readonly Func<EigenLayerFacts, List<T>> _rows;
    private readonly Parser _parse;
    private readonly Func<T, string[]> _format;
    private readonly string[] _optional;

    internal delegate T Parser(FactFields fields);

    internal FactTable(
        string name,
        string columns,
        Func<EigenLayerFacts, List<T>> rows,
        Parser parse,
        Func<T, string[]> format,
        params string[] optional
    )
        : base(name, columns.Split(' '))
    {
        (_rows, _parse, _format, _optional) = (rows, parse, format, optional);
    }

    /// <summary>This table's rows.</summary>
    public List<T> Rows(EigenLayerFacts facts) => _rows(facts);

    /// <summary>One row as fields in the order of the columns.</summary>
    public string[] Format(T row) => _format(row);

    /// <inheritdoc/>
    public override void CopyRows(EigenLayerFacts from, EigenLayerFacts to) => _rows(to).AddRange(_rows(from));

    /// <inheritdoc/>
    public override int Count(EigenLayerFacts facts) => _rows(facts).Count;

    /// <inheritdoc/>
    public override IEnumerable<string[]> Format(EigenLayerFacts facts) => _rows(facts).Select(row => _format(row));

    /// <inheritdoc/>
    public override void Read(TextReader reader, string file, EigenLayerFacts facts, List<Finding> findings)
    {
        var lines = new CsvReader(reader);
        if (!lines.Read())
        {
            findings.Add(
                Finding.Malformed(
                    "eigenlayer.table.empty",
                    file,
                    string.Join(',', Columns),
                    "nothing",
                    "a table without rows still has its header line"
                )
            );
            return;
        }
        if (Positions(lines, file, findings) is { } positions)
            ReadRows(lines, positions, file, _rows(facts), findings);
    }

    private int[]? Positions(CsvReader header, string file, List<Finding> findings)
    {
        var names = Enumerable.Range(0, header.FieldCount).Select(index => header[index].ToString()).ToList();
        var positions = Columns.Select(name => names.IndexOf(name)).ToArray();
        var missing = Columns.Where((name, index) => positions[index] < 0 && !_optional.Contains(name)).ToList();
        foreach (var name in missing)
            findings.Add(
                Finding.Malformed(
                    "eigenlayer.table.column",
                    $"{file} line 1",
                    name,
                    string.Join(',', names),
                    $"add the column {name}"
                )
            );
        return missing.Count == 0 ? positions : null;
    }

    private void ReadRows(CsvReader lines, int[] positions, string file, List<T> rows, List<Finding> findings)
    {
        var needed = positions.Max() + 1;
        while (lines.Read())
        {
            if (lines.FieldCount < needed)
            {
                findings.Add(Wrong(file, lines.LineNumber, "record", Invariant(needed), Invariant(lines.FieldCount)));
                continue;
            }
            try
            {
                rows.Add(_parse(new FactFields(lines, positions)));
            }
            catch (FactFormatException wrong)
            {
                findings.Add(Wrong(file, lines.LineNumber, Columns[wrong.Column], wrong.Message, $"'{wrong.Found}'"));
            }
        }
    }

    private static Finding Wrong(string file, long line, string field, string expected, string found) =>
        Finding.Malformed(
            "eigenlayer.table.field",
            $"{file} line {Invariant(line)} field {field}",
            expected,
            found,
            "correct the line; it was left out"
        );

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
