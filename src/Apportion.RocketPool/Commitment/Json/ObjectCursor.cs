namespace Apportion.RocketPool.Commitment.Json;

/// <summary>Which fields of a JSON object have been seen; made by <see cref="ArtifactReader.BeginObject"/>.</summary>
internal struct ObjectCursor(FieldTable table)
{
    public readonly FieldTable Table = table;
    public uint Seen;
    public int Last = -1;

    public readonly bool Has(int field) => (Seen & (1u << field)) != 0;
}
