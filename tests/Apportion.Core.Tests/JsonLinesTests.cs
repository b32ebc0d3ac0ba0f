using System.Text;

namespace Apportion.Core.Tests;

public class JsonLinesTests
{
    /// <summary>Gives at most a few bytes a read, as a network or a decompressor does.</summary>
    private sealed class SlowStream(byte[] content, int atMost) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, atMost));
    }

    private static List<(long, string)> Read(byte[] content, int atMost = int.MaxValue) =>
        [
            .. JsonLines
                .Read(new SlowStream(content, atMost), "logs.jsonl")
                .Select(line => (line.Number, Encoding.UTF8.GetString(line.Utf8.Span))),
        ];

    private static List<(long, string)> Read(string content, int atMost = int.MaxValue) =>
        Read(Encoding.UTF8.GetBytes(content), atMost);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Blank_lines_are_counted_and_left_out(int atMost) =>
        Assert.Equal([(1, "{}"), (4, "[1]"), (5, "7")], Read("{}\n\n \t\r\n [1]\t\r\n7", atMost));

    [Fact]
    public void An_empty_stream_has_no_lines()
    {
        Assert.Empty(Read(""));
        Assert.Empty(Read("\n\n"));
    }

    [Fact]
    public void A_last_line_may_end_or_not()
    {
        Assert.Equal([(1, "1")], Read("1"));
        Assert.Equal([(1, "1")], Read("1\n"));
        Assert.Equal([(1, "1"), (2, "2")], Read("1\r\n2\r\n"));
    }

    [Fact]
    public void A_byte_order_mark_is_accepted_at_the_start_only()
    {
        Assert.Equal([(1, "1"), (2, "2")], Read([0xef, 0xbb, 0xbf, (byte)'1', (byte)'\n', (byte)'2']));
        Assert.Equal([(1, "1"), (2, "\uFEFF2")], Read("1\n\uFEFF2"));
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void Lines_of_the_size_of_the_buffer_are_whole(int length)
    {
        var text = new string('x', length);
        Assert.Equal([(1, "1"), (2, text), (3, text), (4, "4")], Read($"1\n{text}\n{text}\n4", 60_000));
    }

    [Fact]
    public void A_line_says_where_it_stands()
    {
        var line = JsonLines.Read(new MemoryStream("\n7"u8.ToArray()), "logs.jsonl").Single();
        Assert.Equal(("logs.jsonl", 2L, "logs.jsonl:2"), (line.File, line.Number, line.Where));
    }
}
