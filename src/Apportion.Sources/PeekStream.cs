namespace Apportion.Sources;

/// <summary>A forward-only stream whose first bytes can be looked at before they are read; works on pipes.</summary>
internal sealed class PeekStream(Stream inner, Action<int>? bytesRead = null) : ReadOnlyStream
{
    private readonly byte[] start = new byte[16];
    private int held;
    private int given;

    /// <summary>The first <paramref name="count"/> bytes, or fewer when the stream is shorter; they stay to be read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (held < count)
        {
            int read = Inner(start.AsSpan(held, count - held));
            if (read == 0)
                break;
            held += read;
        }
        return start.AsSpan(0, Math.Min(held, count));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (given == held)
            return Inner(buffer);
        int count = Math.Min(buffer.Length, held - given);
        start.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    private int Inner(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        bytesRead?.Invoke(read);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
