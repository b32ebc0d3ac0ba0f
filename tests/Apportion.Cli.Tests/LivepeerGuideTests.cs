using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>Runs every command of the Livepeer guide and holds the lines it shows against the output.</summary>
public class LivepeerGuideTests
{
    private const string Prompt = "    $ apportion ";

    [Fact]
    public void Every_line_of_the_forfeited_round_guide_is_what_the_program_prints()
    {
        var commands = 0;
        var lines = File.ReadAllLines(Repository.At("docs/guides/livepeer-forfeited-round.md"));
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith(Prompt, StringComparison.Ordinal))
                continue;
            commands++;
            var run = ProgramRun.Of([.. lines[at][Prompt.Length..].Split(' ').Select(Located)]);
            Assert.True(run.ExitCode is 0 or 1, run.Error);
            var shown = lines
                .Skip(at + 1)
                .TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))
                .Select(line => line.Trim())
                .Where(line => line != "…");
            AssertInOrder(run.Out.Replace(Repository.At("vectors"), "vectors", StringComparison.Ordinal), shown);
        }
        Assert.Equal(6, commands);
    }

    private static string Located(string argument) =>
        argument.StartsWith("vectors/", StringComparison.Ordinal) ? Repository.At(argument) : argument;

    private static void AssertInOrder(string output, IEnumerable<string> shown)
    {
        var from = 0;
        foreach (var line in shown)
        {
            var found = output.IndexOf(line, from, StringComparison.Ordinal);
            Assert.True(found >= 0, $"not printed, or not in this order: {line}\n{output}");
            from = found + 1;
        }
    }
}
