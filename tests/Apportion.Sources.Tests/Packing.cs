using System.Buffers.Binary;
using System.IO.Compression;

namespace Apportion.Sources.Tests;

/// <summary>Packed bytes for tests; Zstandard frames are written by hand from raw and run-length blocks (RFC 8878).</summary>
internal static class Packing
{
    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return packed.ToArray();
    }

    public static byte[] ZstandardRaw(byte[] plain)
    {
        using var frame = new MemoryStream();
        frame.Write([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
        const int blockSize = 100_000;
        for (int at = 0; at < plain.Length || at == 0; at += blockSize)
        {
            int size = Math.Min(blockSize, plain.Length - at);
            bool last = at + blockSize >= plain.Length;
            frame.Write(BlockHeader(size, type: 0, last));
            frame.Write(plain, at, size);
        }
        return frame.ToArray();
    }

    /// <summary>A frame of a few hundred bytes that unpacks to the given number of blocks of 128 KiB of zeros.</summary>
    public static byte[] ZstandardBomb(int blocks)
    {
        using var frame = new MemoryStream();
        frame.Write([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
        for (int i = 0; i < blocks; i++)
        {
            frame.Write(BlockHeader(1 << 17, type: 1, last: i == blocks - 1));
            frame.WriteByte(0);
        }
        return frame.ToArray();
    }

    private static byte[] BlockHeader(int size, int type, bool last)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, (size << 3) | (type << 1) | (last ? 1 : 0));
        return header[..3].ToArray();
    }
}
