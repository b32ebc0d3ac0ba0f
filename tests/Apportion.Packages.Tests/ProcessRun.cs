using System.Diagnostics;

namespace Apportion.Packages.Tests;

/// <summary>A program that ran to its end.</summary>
internal sealed record ProcessRun(string Command, int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program in a folder, with environment variables added, and waits for its end.</summary>
    public static ProcessRun Of(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // The test run is itself started by MSBuild; what it set must not reach another build.
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var command = $"{program} {string.Join(' ', arguments)}";
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {Limit}");
        }
        return new ProcessRun(
            command,
            process.ExitCode,
            output.GetAwaiter().GetResult(),
            error.GetAwaiter().GetResult()
        );
    }

    /// <summary>The same run, if it ended with the code expected.</summary>
    public ProcessRun Ending(int exitCode)
    {
        Assert.True(
            ExitCode == exitCode,
            FormattableString.Invariant($"{Command} ended with {ExitCode}\n{Out}\n{Error}")
        );
        return this;
    }
}
