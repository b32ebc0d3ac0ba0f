using Apportion.Sources;

namespace Apportion.Cli.Output;

/// <summary>Standard output, with a closed pipe told apart from every other failure, such as a full disk.</summary>
internal sealed class ResultStream(Stream inner) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Told(e);
        }
    }

    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Told(e);
        }
    }

    private static Exception Told(Exception e) =>
        e is IOException closed && IsClosed(closed)
            ? new OutputClosedException(closed)
            : OutputFile.Unwritable("standard output", e);

    // EPIPE where there is errno; ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows.
    private static bool IsClosed(IOException e) =>
        OperatingSystem.IsWindows()
            ? e.HResult is unchecked((int)0x8007006D) or unchecked((int)0x800700E8)
            : e.HResult == 32;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
