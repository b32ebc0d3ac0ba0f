using Apportion.Tests;

namespace Apportion.Cli.Tests.Surface;

/// <summary>
/// Runs a line as a person types it in a clone of the repository: <c>apportion …</c>, pipes and <c>&amp;&amp;</c> between
/// several. Paths of the repository are found wherever the tests run, files written to <c>result/</c> go to a temporary folder, and
/// what is printed names both as the person would see them.
/// </summary>
internal sealed class CommandLineRunner : IDisposable
{
    private const string Program = "apportion";
    private static readonly string[] Inputs = ["samples/", "vectors/", "vectors", "docs/"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Where <c>result/</c> is.</summary>
    public string ResultFolder => Path.Combine(_folder.Path, "result");

    /// <summary>Runs a line; further arguments go to its last command.</summary>
    public ProgramRun Run(string line, params string[] more)
    {
        var run = new ProgramRun(0, "", "");
        var steps = line.Split(" && ");
        foreach (var (index, step) in steps.Index())
        {
            run = RunPipe(step, index == steps.Length - 1 ? more : []);
            if (run.ExitCode != 0)
                break;
        }
        return run;
    }

    private ProgramRun RunPipe(string line, string[] more)
    {
        string? input = null;
        var run = new ProgramRun(0, "", "");
        var commands = line.Split(" | ");
        foreach (var (index, command) in commands.Index())
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(Program, words[0]);
            var arguments = words[1..].Select(Locate);
            run = ProgramRun.Of([.. arguments, .. index == commands.Length - 1 ? more : []], input);
            input = run.Out;
        }
        return run with { Out = Shown(run.Out), Error = Shown(run.Error) };
    }

    private string Locate(string word)
    {
        if (word.StartsWith("result/", StringComparison.Ordinal))
            return Path.Combine(_folder.Path, word);
        return Array.Exists(
            Inputs,
            input => word == input || (input[^1] == '/' && word.StartsWith(input, StringComparison.Ordinal))
        )
            ? Repository.At(word)
            : word;
    }

    private string Shown(string text) =>
        text.Replace(Repository.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
