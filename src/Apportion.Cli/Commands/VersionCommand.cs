using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using Apportion.Cli.Output;
using Apportion.Core;

namespace Apportion.Cli.Commands;

/// <summary><c>apportion version</c>.</summary>
internal static class VersionCommand
{
    public static Command Build(CommandHost host) =>
        CommandExtensions
            .Verb("version", "Version of the program and its runtime.", "apportion version")
            .Does(host, Run);

    /// <summary>The program's version, without build metadata.</summary>
    public static string Current { get; } =
        typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static int Run(Invocation run) =>
        run.Show(
            new FactsView(
                "apportion/version/1",
                null,
                Verdict.Match,
                output =>
                    output.Line(
                        $"apportion {Current} ({RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier})"
                    ),
                writer =>
                {
                    writer.WriteString("version", Current);
                    writer.WriteString("runtime", RuntimeInformation.FrameworkDescription);
                    writer.WriteString("platform", RuntimeInformation.RuntimeIdentifier);
                }
            )
        );
}
