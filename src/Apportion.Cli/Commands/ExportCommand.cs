using System.CommandLine;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Core.Export;
using Apportion.Sources;

namespace Apportion.Cli.Commands;

/// <summary>How a ledger is exported.</summary>
internal enum ExportFormat
{
    /// <summary>Comma-separated values, base units.</summary>
    Csv,

    /// <summary>One JSON object a line, base units as strings.</summary>
    Jsonl,

    /// <summary>hledger journal with exact assertions.</summary>
    Hledger,

    /// <summary>Beancount journal with exact assertions.</summary>
    Beancount,
}

/// <summary>The verb <c>export</c>, the same for every protocol: the ledger of a computation as CSV, JSON Lines or a journal.</summary>
internal static class ExportCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="host">The program's streams.</param>
    /// <param name="protocol">Protocol name, also the second component of journal accounts.</param>
    /// <param name="example">A command line that works.</param>
    /// <param name="compute">Computes the ledger from the protocol's own symbols.</param>
    /// <param name="symbols">Arguments and options of the computation.</param>
    public static Command Build(
        CommandHost host,
        string protocol,
        string example,
        Func<Invocation, Ledger> compute,
        params ReadOnlySpan<Symbol> symbols
    ) => Build(host, protocol, example, run => (compute(run), []), symbols);

    /// <summary>Builds the verb for a computation that may miss something; what is missing goes to stderr and decides the exit code.</summary>
    /// <inheritdoc cref="Build(CommandHost, string, string, Func{Invocation, Ledger}, ReadOnlySpan{Symbol})"/>
    public static Command Build(
        CommandHost host,
        string protocol,
        string example,
        Func<Invocation, (Ledger Ledger, IReadOnlyList<Finding> Findings)> compute,
        params ReadOnlySpan<Symbol> symbols
    )
    {
        var format = new Option<ExportFormat>("--format")
        {
            Description = "csv, jsonl, hledger or beancount.",
            DefaultValueFactory = _ => ExportFormat.Csv,
        };
        var account = new Option<string?>("--account") { Description = "Only this account.", HelpName = "0x..." };
        var output = CommonOptions.Out();
        return CommandExtensions
            .Verb(
                "export",
                "The ledger of a computation as CSV, JSON Lines, or an hledger or Beancount journal.",
                example
            )
            .With(symbols)
            .With(format, account, output)
            .Does(
                host,
                run =>
                {
                    var (ledger, findings) = compute(run);
                    Write(run, protocol, ledger, run.Value(format), run.Value(account), run.Value(output));
                    FindingOutput.WriteText(new TextOutput(run.Host.Error), findings);
                    return ExitCode.Of(findings.ToVerdict());
                }
            );
    }

    private static void Write(
        Invocation run,
        string protocol,
        Ledger ledger,
        ExportFormat format,
        string? account,
        string? path
    )
    {
        if (path is null)
        {
            Write(ledger, protocol, format, account, run.Host.Out);
            return;
        }
        OutputFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                Write(ledger, protocol, format, account, writer);
            }
        );
    }

    private static void Write(Ledger ledger, string protocol, ExportFormat format, string? account, TextWriter writer)
    {
        var name = account?.ToLowerInvariant();
        switch (format)
        {
            case ExportFormat.Csv:
                LedgerText.WriteCsv(Only(ledger, name), writer);
                break;
            case ExportFormat.Jsonl:
                LedgerText.WriteJsonLines(Only(ledger, name), writer);
                break;
            case ExportFormat.Hledger:
                HledgerJournal.Write(ledger, protocol, name, writer);
                break;
            default:
                BeancountJournal.Write(ledger, protocol, name, writer);
                break;
        }
    }

    private static Ledger Only(Ledger ledger, string? account) =>
        account is null ? ledger : ledger.OnlyAccount(account);
}
