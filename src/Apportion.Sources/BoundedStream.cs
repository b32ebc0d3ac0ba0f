using Apportion.Core;
using static System.FormattableString;

namespace Apportion.Sources;

/// <summary>Counts the plain bytes of an input, stops at the bound, and gives damaged packing its own error.</summary>
internal sealed class BoundedStream(InputFile file, Stream inner, InputOptions options, Compression packing)
    : ReadOnlyStream
{
    private long total;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                "input.unreadable",
                FindingKind.Incomplete,
                file.Path,
                Invariant($"a read error after {total} bytes ({e.Message})"),
                "a readable file",
                "Check its permissions and the disk",
                e
            );
        }
        total += read;
        if (total > options.MaxBytes)
            throw TooLarge();
        if (read > 0)
            options.BytesRead?.Invoke(file, total);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private InputException Damaged(Exception e) =>
        new(
            "input.damaged",
            FindingKind.Malformed,
            file.Path,
            Invariant($"damaged or truncated {packing} data after {total} plain bytes ({e.Message})"),
            $"complete {packing} data",
            "Fetch the file again and compare its size or checksum with the source",
            e
        );

    private InputException TooLarge() =>
        new(
            "input.too-large",
            FindingKind.Malformed,
            file.Path,
            Invariant($"more than {options.MaxBytes} bytes after decompression"),
            Invariant($"at most {options.MaxBytes} bytes"),
            "If the file is to be trusted, raise the bound with --max-input"
        );
}
