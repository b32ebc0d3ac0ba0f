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

    /// <summary>Tables of a PostgreSQL database.</summary>
    Postgres,
}

/// <summary>The verb <c>export</c>, the same for every protocol: the ledger of a computation as CSV, JSON Lines, a journal or rows of a database.</summary>
internal static class ExportCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="host">The program's streams.</param>
    /// <param name="protocol">Protocol name, also the second component of journal accounts.</param>
    /// <param name="periods">What the protocol's ledger is in.</param>
    /// <param name="example">A command line that works.</param>
    /// <param name="compute">Computes the ledger from the protocol's own symbols.</param>
    /// <param name="symbols">Arguments and options of the computation.</param>
    public static Command Build(
        CommandHost host,
        string protocol,
        PeriodKind periods,
        string example,
        Func<Invocation, Ledger> compute,
        params ReadOnlySpan<Symbol> symbols
    ) => Build(host, protocol, periods, example, run => (compute(run), []), symbols);

    /// <summary>Builds the verb for a computation that may miss something; what is missing goes to stderr and decides the exit code.</summary>
    /// <inheritdoc cref="Build(CommandHost, string, PeriodKind, string, Func{Invocation, Ledger}, ReadOnlySpan{Symbol})"/>
    public static Command Build(
        CommandHost host,
        string protocol,
        PeriodKind periods,
        string example,
        Func<Invocation, (Ledger Ledger, IReadOnlyList<Finding> Findings)> compute,
        params ReadOnlySpan<Symbol> symbols
    )
    {
        var format = new Option<ExportFormat>("--format", "-f")
        {
            Description = "csv, jsonl, hledger, beancount or postgres.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => ExportFormat.Csv,
        };
        var range = new ExportRange(periods);
        var account = CommonOptions.LedgerAccount();
        var output = CommonOptions.Out();
        var database = new PostgresTarget();
        var command = CommandExtensions
            .Verb(
                "export",
                "The ledger of a computation as CSV, JSON Lines, an hledger or Beancount journal, or into PostgreSQL.",
                example
            )
            .With(symbols)
            .With(range.Symbols)
            .With(format, account, output)
            .With(database.Symbols)
            .Does(
                host,
                run =>
                {
                    var (whole, findings) = compute(run);
                    var ledger = range.Cut(run, whole);
                    if (run.Value(format) == ExportFormat.Postgres)
                        database.Write(run, protocol, Only(ledger, run.Value(account)));
                    else
                        Write(run, protocol, ledger, run.Value(format), run.Value(account), run.Value(output));
                    FindingOutput.WriteText(new TextOutput(run.Host.Error), findings);
                    return ExitCode.Of(findings.ToVerdict());
                }
            );
        command.Validators.Add(result =>
        {
            // The text and not the value: a validator runs even if the value could not be read.
            var chosen = result.GetResult(format)?.Tokens;
            if (
                chosen is [var only]
                && only.Value.Equals(nameof(ExportFormat.Postgres), StringComparison.OrdinalIgnoreCase)
                && !database.IsGiven(result)
            )
                result.AddError(PostgresTarget.Absent);
        });
        return command;
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
        switch (format)
        {
            case ExportFormat.Csv:
                LedgerText.WriteCsv(Only(ledger, account), writer);
                break;
            case ExportFormat.Jsonl:
                LedgerText.WriteJsonLines(Only(ledger, account), writer);
                break;
            case ExportFormat.Hledger:
                HledgerJournal.Write(ledger, protocol, account, writer);
                break;
            default:
                BeancountJournal.Write(ledger, protocol, account, writer);
                break;
        }
    }

    private static Ledger Only(Ledger ledger, string? account) =>
        account is null ? ledger : ledger.OnlyAccount(account);
}
