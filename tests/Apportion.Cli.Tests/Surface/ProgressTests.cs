using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Surface;

public class ProgressTests
{
    private static (CommandHost Host, StringWriter Error) Host(bool terminal, CancellationToken cancellation = default)
    {
        var error = new StringWriter(CultureInfo.InvariantCulture);
        var host = new CommandHost
        {
            Out = new StringWriter(CultureInfo.InvariantCulture),
            Error = error,
            StandardInput = () => Stream.Null,
            ErrorIsTerminal = terminal,
            Cancellation = cancellation,
        };
        return (host, error);
    }

    [Fact]
    public void After_a_second_a_terminal_is_told_rate_and_time_left_and_the_line_is_cleared()
    {
        var (host, error) = Host(terminal: true);
        using (var line = new ProgressLine(host, "logs", 1000))
        {
            line.Report(1);
            Assert.Equal("", error.ToString());
            Thread.Sleep(TimeSpan.FromMilliseconds(1100));
            line.Report(250);
            Assert.Matches(@"^\rlogs: 250 of 1,000 \(25 %\), \d+/s, \d+ s left$", error.ToString());
        }
        Assert.EndsWith(" \r", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirected_stderr_is_told_nothing()
    {
        var (host, error) = Host(terminal: false);
        using (var line = new ProgressLine(host, "logs", 1000))
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(1100));
            line.Report(250);
        }
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void Reading_is_counted_as_it_lies_on_disk_and_makes_way_for_a_command_s_own_count()
    {
        var (host, error) = Host(terminal: true);
        using var reading = new InputProgress(host);
        reading.Opened(new Apportion.Sources.InputFile("a"), 8 << 20);
        reading.Read(1);
        Thread.Sleep(TimeSpan.FromMilliseconds(1100));
        reading.Read(2 << 20);
        Assert.Contains("MiB read: 2 of 8 (25 %)", error.ToString(), StringComparison.Ordinal);
        reading.Pause();
        var length = error.ToString().Length;
        Thread.Sleep(TimeSpan.FromMilliseconds(300));
        reading.Read(1 << 20);
        Assert.Equal(length, error.ToString().Length);
    }

    [Theory]
    [InlineData("eigenlayer", "vectors/eigenlayer/tiny")]
    [InlineData("thegraph", "vectors/the-graph/tiny.jsonl.gz")]
    [InlineData("livepeer", "vectors/livepeer/tiny.jsonl.gz")]
    [InlineData("rocketpool", "samples/rocketpool/late-activation.json")]
    [InlineData("datahaven", "samples/datahaven/one-era.jsonl")]
    public void Ctrl_C_ends_a_computation_with_130_and_nothing_on_stdout(string protocol, string input)
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        var (host, error) = Host(terminal: false, interrupt.Token);
        Assert.Equal(ExitCode.Interrupted, ApportionProgram.Run([protocol, "compute", Repository.At(input)], host));
        Assert.Equal(("", "interrupted; nothing was written"), (host.Out.ToString(), error.ToString().Trim()));
    }
}
