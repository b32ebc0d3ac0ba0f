using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Apportion.Core;
using Apportion.Storage;

namespace Apportion.Cli.Commands;

/// <summary>Where <c>export --format postgres</c> writes: a connection and the name of the run.</summary>
internal sealed class PostgresTarget
{
    private const string Variable = "APPORTION_POSTGRES";

    /// <summary>What is said if no database is named.</summary>
    public const string Absent = "--format postgres: name the database with --database, or in the variable " + Variable;

    private readonly Option<string?> _database = new("--database")
    {
        Description =
            $"PostgreSQL connection string, e.g. Host=localhost;Database=rewards; default: the variable {Variable}.",
        HelpName = "CONNECTION",
    };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "Name of the run in the database; an earlier one of that name is replaced. Default: the input.",
        HelpName = "NAME",
    };

    /// <summary>The options.</summary>
    public Symbol[] Symbols => [_database, _run];

    /// <summary>Whether a database is named.</summary>
    public bool IsGiven(CommandResult result) => result.GetResult(_database) is not null || FromEnvironment is not null;

    private static string? FromEnvironment =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection ? connection : null;

    /// <summary>Stores a ledger.</summary>
    public void Write(Invocation run, string protocol, Ledger ledger)
    {
        var name = run.Value(_run) ?? $"{protocol} {run.InputText}";
        using (var progress = run.Progress("postings stored", ledger.Postings.Count))
            UsageException.In(
                run.Value(_database) is null ? Variable : _database.Name,
                () =>
                    PostgresLedger.Write(
                        run.Value(_database) ?? FromEnvironment!,
                        new LedgerRun(name, protocol, ledger),
                        progress.Report,
                        run.Cancellation
                    )
            );
        run.Host.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"run {name}: {ledger.Pots.Count} pots, {ledger.Postings.Count} postings stored"
            )
        );
    }
}
