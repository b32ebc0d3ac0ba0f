using System.Text;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>The known field names of one JSON object, looked up by their UTF-8 bytes; a name's place is its number.</summary>
internal sealed class FieldTable
{
    private readonly byte[][] _names;

    public FieldTable(params string[] names) => _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    public int Count => _names.Length;

    public string Name(int field) => Encoding.UTF8.GetString(_names[field]);

    /// <summary>Number of a name, or -1; fields mostly come in their order, so the one after the last is tried first.</summary>
    public int Find(ReadOnlySpan<byte> name, int last)
    {
        for (int step = 1; step <= _names.Length; step++)
        {
            int field = (last + step) % _names.Length;
            if (name.SequenceEqual(_names[field]))
                return field;
        }
        return -1;
    }
}
