using Apportion.Livepeer.Facts;

namespace Apportion.Livepeer.State.Saving;

/// <summary>
/// Writes or reads the parts of a state, so that each shape is described once for both ways. Numbers are written short:
/// 7 bits a byte for counters, a length and its bytes for amounts.
/// </summary>
internal abstract class StateExchange
{
    /// <summary>True if the parts are being read.</summary>
    public abstract bool Reads { get; }

    public abstract void Value(ref ulong value);

    public abstract void Value(ref UInt256 value);

    public abstract void Value(ref Address value);

    public abstract void Value(ref Hash256 value);

    public void Value(ref bool value)
    {
        ulong number = value ? 1u : 0u;
        Value(ref number);
        value = number != 0;
    }

    public void Value(ref uint value)
    {
        ulong number = value;
        Value(ref number);
        value = (uint)number;
    }

    public void Value(ref int value)
    {
        var number = (ulong)value;
        Value(ref number);
        value = (int)number;
    }

    public void Value(ref UInt256? value)
    {
        var given = value is not null;
        Value(ref given);
        var amount = value ?? UInt256.Zero;
        if (given)
            Value(ref amount);
        value = given ? amount : null;
    }

    public void Value(ref LogOrigin value)
    {
        var (block, logIndex, transactionIndex, transaction, timestamp) = value;
        Value(ref block);
        Value(ref logIndex);
        Value(ref transactionIndex);
        Value(ref transaction);
        Value(ref timestamp);
        value = new LogOrigin(block, logIndex, transactionIndex, transaction, timestamp);
    }

    /// <summary>The number of parts that follow.</summary>
    public int Count(int count)
    {
        Value(ref count);
        return count;
    }
}
