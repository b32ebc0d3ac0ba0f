using System.Diagnostics;

namespace Apportion.Cli.Tests.Journals;

/// <summary>A plain-text accounting program of this machine.</summary>
internal static class AccountingTool
{
    public const string Hledger = "hledger";
    public const string BeanCheck = "bean-check";

    /// <summary>Whether a program is on the path.</summary>
    public static bool IsHere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a program to its end.</summary>
    public static (int ExitCode, string Out, string Error) Run(string name, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(name, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // hledger decodes its input by the locale.
                Environment = { ["LC_ALL"] = "C.UTF-8" },
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

/// <summary>A theory that needs hledger and bean-check: skipped, and saying so, where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AccountingTheoryAttribute : TheoryAttribute
{
    public AccountingTheoryAttribute()
    {
        string[] missing =
        [
            .. new[] { AccountingTool.Hledger, AccountingTool.BeanCheck }.Where(name => !AccountingTool.IsHere(name)),
        ];
        if (missing.Length > 0)
            Skip = $"{string.Join(" and ", missing)} not on this machine (Debian packages hledger and beancount)";
    }
}
