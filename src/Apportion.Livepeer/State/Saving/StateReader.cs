namespace Apportion.Livepeer.State.Saving;

/// <summary>Reads a state that <see cref="StateWriter"/> wrote.</summary>
/// <param name="bytes">The body of a saved state.</param>
internal sealed class StateReader(ReadOnlyMemory<byte> bytes) : StateExchange
{
    private int _at;

    public override bool Reads => true;

    /// <summary>True once everything was read.</summary>
    public bool AtEnd => _at == bytes.Length;

    public override void Value(ref ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return;
        }
        throw new EndOfStreamException("a number has more than 64 bits");
    }

    public override void Value(ref UInt256 value)
    {
        var length = Take(1)[0];
        if (length > 32)
            throw new EndOfStreamException("an amount has more than 32 bytes");
        Span<byte> word = stackalloc byte[32];
        Take(length).CopyTo(word[(32 - length)..]);
        value = UInt256.ReadBigEndian(word);
    }

    public override void Value(ref Address value) => value = Address.FromBytes(Take(Address.Length));

    public override void Value(ref Hash256 value) => value = Hash256.FromBytes(Take(32));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (bytes.Length - _at < count)
            throw new EndOfStreamException("it ends in the middle");
        _at += count;
        return bytes.Span.Slice(_at - count, count);
    }
}
