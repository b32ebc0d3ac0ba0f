using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Apportion.Cli.Bundle;
using Apportion.Cli.Commands;
using Apportion.Core;

namespace Apportion.Cli;

/// <summary>Parses the command line, runs the command, and turns every failure into its message and exit code.</summary>
internal static class ApportionProgram
{
    /// <summary>The commands by name, in the order help lists them.</summary>
    private static readonly (string Name, Func<CommandHost, Command> Build)[] Commands =
    [
        .. Protocols.All.Select(protocol => (protocol.Name, (Func<CommandHost, Command>)protocol.BuildCommand)),
        ("bundle", BundleCommand.Build),
        ("completion", CompletionCommand.Build),
        ("conform", ConformCommand.Build),
        ("custody", Custody.CustodyCommand.Build),
        ("recheck", RecheckCommand.Build),
        ("rulesets", RulesetsCommand.Build),
        ("version", VersionCommand.Build),
    ];

    /// <summary>Runs the program once.</summary>
    public static int Run(IReadOnlyList<string> arguments, CommandHost host) =>
        Run(BuildRoot(host, arguments is [var first, ..] ? first : null), arguments, host);

    /// <summary>Runs commands that were built before, on the host they were built with.</summary>
    public static int Run(RootCommand root, IReadOnlyList<string> arguments, CommandHost host)
    {
        try
        {
            var parsed = root.Parse(arguments);
            string[] errors = [.. parsed.Errors.Select(error => error.Message), .. UnknownOptions(parsed)];
            if (errors.Length > 0 && parsed.Action is not VerbCommand.Help)
                return Usage(host, parsed, errors);
            var code = parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = host.Out,
                    Error = host.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
            host.Out.Flush();
            return code;
        }
        catch (Exception e)
        {
            return Fail(host, Unwrap(e));
        }
    }

    /// <summary>All commands, or the one alone that the first word names: a start loads the code of no other.</summary>
    internal static RootCommand BuildRoot(CommandHost host, string? first = null)
    {
        var root = new RootCommand(
            "An independent, bit-exact staking-reward engine and auditor.\n\n"
                + "Exit codes: 0 all agree, 1 a discrepancy was found, 2 wrong usage, 3 input missing or incomplete,\n"
                + "4 input malformed, 5 unsupported ruleset, version or network, 70 a bug of ours."
        );
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new VerbCommand.Help((HelpAction)help.Action!);
        root.Options.Add(GlobalOptions.Json());
        root.Options.Add(GlobalOptions.Threads());
        root.Options.Add(GlobalOptions.MaxInput());
        var isOne = Commands.Any(command => command.Name == first);
        foreach (var (name, build) in Commands)
            if (!isOne || name == first)
                root.Subcommands.Add(build(host));
        return root;
    }

    /// <summary>
    /// Words that look like options and that an argument would take as an input. A lone <c>-</c> is standard input, and after
    /// <c>--</c> every word is what it is.
    /// </summary>
    private static IEnumerable<string> UnknownOptions(ParseResult parsed)
    {
        var inputs = parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .ToHashSet<Token>(ReferenceEqualityComparer.Instance);
        return parsed
            .Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => inputs.Contains(token) && token.Value is ['-', _, ..])
            .Select(token => $"{token.Value}: unknown option; after -- a word that starts with - is taken as it is");
    }

    private static int Usage(CommandHost host, ParseResult parsed, string[] errors)
    {
        foreach (var error in errors)
            host.Error.WriteLine(error);
        var path = string.Join(' ', Path(parsed.CommandResult.Command));
        host.Error.WriteLine($"Try '{path} --help'.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(Command command)
    {
        var names = new List<string>();
        for (Symbol? at = command; at is not null; at = at.Parents.FirstOrDefault())
            names.Insert(0, at is RootCommand ? "apportion" : at.Name);
        return names;
    }

    /// <summary>Of failures of several threads: the one there is, or the interruption if all were interrupted.</summary>
    private static Exception Unwrap(Exception e) =>
        e is AggregateException several
        && (
            several.InnerExceptions.Count == 1
            || several.InnerExceptions.All(inner => Unwrap(inner) is OperationCanceledException)
        )
            ? Unwrap(several.InnerExceptions[0])
            : e;

    private static int Fail(CommandHost host, Exception e)
    {
        switch (e)
        {
            case OutputClosedException:
                return ExitCode.OutputClosed;
            case OperationCanceledException:
                host.Error.WriteLine("interrupted; nothing was written");
                return ExitCode.Interrupted;
            case ApportionException known:
                host.Error.WriteLine($"apportion: {known.Finding}");
                return UsageException.Is(known) ? ExitCode.Usage : ExitCode.Of(known.Finding.Kind.ToVerdict());
            // Inputs name their own file; what is left is a place that cannot be written.
            case IOException or UnauthorizedAccessException:
                host.Error.WriteLine(
                    $"apportion: output.unwritable: {e.Message}. Check the folder's permissions and the free space"
                );
                return ExitCode.Incomplete;
            case BrokenInvariantException bug:
                host.Error.WriteLine($"apportion: {bug.Message}. This is a bug: please report it with the input.");
                return ExitCode.Bug;
            default:
                host.Error.WriteLine($"apportion: unexpected {e.GetType().Name}: {e.Message}");
                host.Error.WriteLine(e.StackTrace);
                host.Error.WriteLine("This is a bug: please report it with the input.");
                return ExitCode.Bug;
        }
    }
}
