using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>Runs every command of the guide and holds the lines it shows against the output.</summary>
public class RocketPoolGuideTests
{
    private const string Guide = "docs/guides/rocket-pool-interval-4.md";
    private const string Prompt = "    $ apportion ";

    [Fact]
    public void Every_line_of_the_interval_4_guide_is_what_the_program_prints()
    {
        var commands = 0;
        var lines = File.ReadAllLines(Repository.At(Guide));
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith(Prompt, StringComparison.Ordinal))
                continue;
            commands++;
            var run = ProgramRun.Of([.. lines[at][Prompt.Length..].Split(' ').Select(Located)]);
            Assert.Equal(0, run.ExitCode);
            var shown = lines
                .Skip(at + 1)
                .TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))
                .Select(line => line.Trim())
                .Where(line => line != "…");
            AssertInOrder(run.Out, shown);
        }
        Assert.Equal(4, commands);
    }

    private static string Located(string argument) =>
        argument.StartsWith("samples/", StringComparison.Ordinal) ? Repository.At(argument) : argument;

    private static void AssertInOrder(string output, IEnumerable<string> shown)
    {
        var from = 0;
        foreach (var line in shown)
        {
            var found = output.IndexOf(line.TrimStart('│', '├', '└', '─', ' '), from, StringComparison.Ordinal);
            Assert.True(found >= 0, $"not printed, or not in this order: {line}");
            from = found + 1;
        }
    }
}
