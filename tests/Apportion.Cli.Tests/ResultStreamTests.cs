using Apportion.Cli.Output;
using Apportion.Sources;

namespace Apportion.Cli.Tests;

public class ResultStreamTests
{
    [Fact]
    public void A_reader_that_stopped_is_told_apart_from_a_full_disk()
    {
        var closed = OperatingSystem.IsWindows() ? unchecked((int)0x8007006D) : 32;
        Assert.Throws<OutputClosedException>(() => Write(new IOException("Broken pipe", closed)));
        var full = Assert.Throws<InputException>(() => Write(new IOException("No space left on device", 28)));
        Assert.Equal(
            "output.unwritable: standard output: found a place that cannot be written (No space left on device), "
                + "expected a writable place. Check the folder's permissions and the free space",
            full.Finding.ToString()
        );
        Assert.Throws<InputException>(() => Write(new UnauthorizedAccessException("Access to the path is denied.")));
    }

    private static void Write(Exception failure)
    {
        using var stream = new ResultStream(new FailingStream(failure));
        stream.Write([1, 2, 3]);
    }

    private sealed class FailingStream(Exception failure) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw failure;
    }
}
