using System.Buffers;
using Apportion.Core;

namespace Apportion.Sources;

/// <summary>Plain bytes of a Zstandard stream: any number of frames; a frame that breaks off is an error.</summary>
internal sealed class ZstandardStream : ReadOnlyStream
{
    private const int InputSize = 1 << 17;
    private readonly Stream packed;
    private readonly byte[] input;
    private nint decoder;
    private int filled;
    private int used;
    private bool insideFrame;

    /// <summary>Starts to unpack.</summary>
    /// <param name="packed">The packed bytes.</param>
    /// <param name="path">The input's name, for errors.</param>
    /// <exception cref="InputException">libzstd is not on this machine.</exception>
    public ZstandardStream(Stream packed, string path)
    {
        if (!ZstandardLibrary.IsSupported)
        {
            throw new InputException(
                "input.zstd-unsupported",
                FindingKind.Unsupported,
                path,
                "a Zstandard file, and no libzstd on this machine",
                "a plain or gzip file",
                "Install libzstd (Debian: libzstd1, macOS: brew install zstd) or unpack the file with 'zstd -d' first"
            );
        }
        this.packed = packed;
        decoder = ZstandardLibrary.CreateStream();
        input = ArrayPool<byte>.Shared.Rent(InputSize);
    }

    /// <inheritdoc/>
    public override unsafe int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        fixed (byte* output = buffer)
        fixed (byte* source = input)
        {
            while (true)
            {
                if (used == filled && !Fill() && !insideFrame)
                    return 0;
                int written = Step((nint)output, buffer.Length, (nint)source);
                if (written > 0)
                    return written;
                if (filled == 0)
                    throw new InvalidDataException("the last frame breaks off");
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (decoder != IntPtr.Zero)
        {
            _ = ZstandardLibrary.FreeStream(decoder);
            decoder = IntPtr.Zero;
            ArrayPool<byte>.Shared.Return(input);
        }
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        used = 0;
        filled = packed.Read(input, 0, InputSize);
        return filled > 0;
    }

    private int Step(nint output, int outputSize, nint source)
    {
        var from = new ZstandardLibrary.InBuffer
        {
            Source = source,
            Size = (nuint)filled,
            Position = (nuint)used,
        };
        var to = new ZstandardLibrary.OutBuffer { Destination = output, Size = (nuint)outputSize };
        nuint hint = ZstandardLibrary.Decompress(decoder, ref to, ref from);
        if (ZstandardLibrary.IsError(hint) != 0)
            throw new InvalidDataException(ZstandardLibrary.ErrorName(hint));
        used = (int)from.Position;
        insideFrame = hint != 0;
        return (int)to.Position;
    }
}
