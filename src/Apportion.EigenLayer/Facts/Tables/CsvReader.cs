using System.Text;

namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>
/// Reads comma-separated lines, also with quoted fields that hold commas, quotes (doubled) and line breaks. One record
/// is current at a time; its fields are valid until the next.
/// </summary>
internal sealed class CsvReader(TextReader reader)
{
    private readonly List<Range> _fields = [];
    private string _text = "";

    /// <summary>Line of the current record, the header being line 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>A field of the current record.</summary>
    public ReadOnlySpan<char> this[int index] => _text.AsSpan(_fields[index]);

    /// <summary>Goes to the next record; false at the end. Empty lines are skipped.</summary>
    public bool Read()
    {
        while (reader.ReadLine() is { } line)
        {
            LineNumber++;
            if (line.Length == 0)
                continue;
            _text = line;
            _fields.Clear();
            if (line.Contains('"', StringComparison.Ordinal))
                SplitQuoted();
            else
                Split();
            return true;
        }
        return false;
    }

    private void Split()
    {
        var start = 0;
        for (var rest = _text.AsSpan(); ; )
        {
            var comma = rest.IndexOf(',');
            if (comma < 0)
                break;
            _fields.Add(new Range(start, start + comma));
            start += comma + 1;
            rest = rest[(comma + 1)..];
        }
        _fields.Add(new Range(start, _text.Length));
    }

    private void SplitQuoted()
    {
        while (_text.AsSpan().Count('"') % 2 == 1 && reader.ReadLine() is { } more)
        {
            LineNumber++;
            _text = _text + "\n" + more;
        }
        var plain = new StringBuilder(_text.Length);
        var (start, quoted) = (0, false);
        for (var index = 0; index < _text.Length; index++)
        {
            var character = _text[index];
            if (character == '"' && quoted && index + 1 < _text.Length && _text[index + 1] == '"')
                plain.Append(_text[index++]);
            else if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                _fields.Add(new Range(start, plain.Length));
                start = plain.Length;
            }
            else
                plain.Append(character);
        }
        _fields.Add(new Range(start, plain.Length));
        _text = plain.ToString();
    }
}
