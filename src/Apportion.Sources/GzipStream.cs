using System.IO.Compression;

namespace Apportion.Sources;

/// <summary>
/// Plain bytes of a gzip stream, any number of members, where an early end is an error. The base library's reader takes the end of a
/// cut file for the end of the data, so a member of our own with known content is put behind the input: only if the input was
/// complete do the plain bytes end with that content, which is then dropped.
/// </summary>
internal sealed class GzipStream : ReadOnlyStream
{
    private static readonly byte[] Marker = "apportion:gz:end"u8.ToArray();
    private static readonly byte[] MarkerMember = Pack(Marker);

    private readonly GZipStream unpacked;
    private readonly byte[] buffer = new byte[(1 << 16) + Marker.Length];
    private int start;
    private int filled;
    private bool ended;

    /// <summary>Starts to unpack.</summary>
    /// <param name="packed">The packed bytes; disposed with this stream.</param>
    public GzipStream(Stream packed)
    {
        unpacked = new GZipStream(new Followed(packed, MarkerMember), CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        while (!ended && filled - start <= Marker.Length)
            Fill();
        int count = Math.Min(destination.Length, filled - start - (ended ? 0 : Marker.Length));
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        filled -= start;
        start = 0;
        int read = unpacked.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        if (read > 0)
            return;
        ended = true;
        if (!buffer.AsSpan(0, filled).EndsWith(Marker))
            throw new InvalidDataException("the data ends early, or something else follows it");
        filled -= Marker.Length;
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression))
            gzip.Write(plain);
        return packed.ToArray();
    }

    /// <summary>A stream and then some more bytes.</summary>
    private sealed class Followed(Stream first, byte[] then) : ReadOnlyStream
    {
        private int given = -1;

        public override int Read(Span<byte> buffer)
        {
            if (given < 0)
            {
                int read = first.Read(buffer);
                if (read > 0 || buffer.IsEmpty)
                    return read;
                given = 0;
            }
            int count = Math.Min(buffer.Length, then.Length - given);
            then.AsSpan(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                first.Dispose();
            base.Dispose(disposing);
        }
    }
}
