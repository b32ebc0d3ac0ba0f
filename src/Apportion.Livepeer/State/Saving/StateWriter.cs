namespace Apportion.Livepeer.State.Saving;

/// <summary>Writes a state to a stream, the same bytes for the same state.</summary>
internal sealed class StateWriter(Stream stream) : StateExchange
{
    private readonly byte[] _word = new byte[32];

    public override bool Reads => false;

    public override void Value(ref ulong value)
    {
        var rest = value;
        while (rest >= 0x80)
        {
            stream.WriteByte((byte)(rest & 0x7f | 0x80));
            rest >>= 7;
        }
        stream.WriteByte((byte)rest);
    }

    public override void Value(ref UInt256 value)
    {
        var length = (value.BitLength + 7) / 8;
        stream.WriteByte((byte)length);
        value.WriteBigEndian(_word);
        stream.Write(_word, 32 - length, length);
    }

    public override void Value(ref Address value)
    {
        value.CopyTo(_word);
        stream.Write(_word, 0, Address.Length);
    }

    public override void Value(ref Hash256 value)
    {
        value.CopyTo(_word);
        stream.Write(_word);
    }
}
