using System.Net.Sockets;
using System.Numerics;
using Apportion.Core;
using Npgsql;
using NpgsqlTypes;

namespace Apportion.Storage;

/// <summary>
/// Ledgers in PostgreSQL, in the tables <c>run</c>, <c>pot</c> and <c>posting</c> of the schema <c>apportion</c>. Amounts are
/// <c>numeric(78,0)</c> base units, so that every 256-bit amount fits exactly. A run is written in one transaction: all of it
/// appears, in the place of an earlier run of the same name, or nothing changes.
/// </summary>
public static class PostgresLedger
{
    /// <summary>The statements that make the tables; running them again changes nothing.</summary>
    public const string Schema = """
        create schema if not exists apportion;
        create table if not exists apportion.run (
          run text primary key,
          protocol text not null,
          pots bigint not null,
          postings bigint not null
        );
        create table if not exists apportion.pot (
          run text not null references apportion.run on delete cascade,
          pot text not null,
          period_kind text not null,
          period text not null,
          asset text not null,
          decimals integer not null,
          amount numeric(78,0) not null,
          exception text,
          primary key (run, pot)
        );
        create table if not exists apportion.posting (
          run text not null references apportion.run on delete cascade,
          ordinal bigint not null,
          pot text not null,
          period_kind text not null,
          period text not null,
          date date,
          account text not null,
          asset text not null,
          decimals integer not null,
          reason text not null,
          kind text not null,
          amount numeric(78,0) not null,
          primary key (run, ordinal),
          foreign key (run, pot) references apportion.pot on delete cascade
        );
        create index if not exists posting_account on apportion.posting (account, asset);
        """;

    /// <summary>Serialises writers, because tables may have to be made. The number only has to be ours.</summary>
    private const string Lock = "select pg_advisory_xact_lock(4703021145)";

    private const string PotColumns =
        "copy apportion.pot (run, pot, period_kind, period, asset, decimals, amount, exception) from stdin (format binary)";

    private const string PostingColumns =
        "copy apportion.posting (run, ordinal, pot, period_kind, period, date, account, asset, decimals, reason, kind, amount) from stdin (format binary)";

    /// <summary>Stores a run; gives the number of postings.</summary>
    /// <param name="connection">Npgsql connection string, e.g. <c>Host=localhost;Database=rewards;Username=me</c>.</param>
    /// <param name="run">What to store.</param>
    /// <param name="stored">Told how many postings have been sent so far.</param>
    /// <param name="cancellation">Leaves everything as it was.</param>
    /// <exception cref="ApportionException">The connection string is malformed, or the server refuses.</exception>
    public static long Write(
        string connection,
        LedgerRun run,
        Action<long>? stored = null,
        CancellationToken cancellation = default
    )
    {
        try
        {
            using var source = NpgsqlDataSource.Create(connection);
            using var open = source.OpenConnection();
            using var transaction = open.BeginTransaction();
            Execute(open, Lock);
            Execute(open, Schema);
            Replace(open, run);
            WritePots(open, run);
            WritePostings(open, run, stored, cancellation);
            transaction.Commit();
            return run.Ledger.Postings.Count;
        }
        catch (ArgumentException e)
        {
            throw ApportionException.Malformed(
                "storage.connection",
                "the connection string",
                "keywords such as Host=localhost;Database=rewards;Username=me",
                e.Message.TrimEnd('.'),
                "see the documentation of Npgsql for its keywords",
                e
            );
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            throw ApportionException.Missing(
                "storage.postgres",
                "PostgreSQL",
                "a server that takes the run",
                $"nothing was stored: {e.Message}"
            );
        }
    }

    private static void Execute(NpgsqlConnection open, string text)
    {
        using var command = new NpgsqlCommand(text, open);
        command.ExecuteNonQuery();
    }

    private static void Replace(NpgsqlConnection open, LedgerRun run)
    {
        using var delete = new NpgsqlCommand("delete from apportion.run where run = $1", open);
        delete.Parameters.Add(new NpgsqlParameter { Value = run.Name });
        delete.ExecuteNonQuery();
        using var insert = new NpgsqlCommand(
            "insert into apportion.run (run, protocol, pots, postings) values ($1, $2, $3, $4)",
            open
        );
        insert.Parameters.Add(new NpgsqlParameter { Value = run.Name });
        insert.Parameters.Add(new NpgsqlParameter { Value = run.Protocol });
        insert.Parameters.Add(new NpgsqlParameter { Value = (long)run.Ledger.Pots.Count });
        insert.Parameters.Add(new NpgsqlParameter { Value = (long)run.Ledger.Postings.Count });
        insert.ExecuteNonQuery();
    }

    private static void WritePots(NpgsqlConnection open, LedgerRun run)
    {
        using var writer = open.BeginBinaryImport(PotColumns);
        foreach (var pot in run.Ledger.Pots)
        {
            writer.StartRow();
            writer.Write(run.Name, NpgsqlDbType.Text);
            writer.Write(pot.Id, NpgsqlDbType.Text);
            WritePeriod(writer, pot.Period);
            WriteAsset(writer, pot.Asset);
            writer.Write((BigInteger)pot.Amount, NpgsqlDbType.Numeric);
            WriteOptional(writer, pot.Exception?.Name);
        }
        writer.Complete();
    }

    private static void WritePostings(
        NpgsqlConnection open,
        LedgerRun run,
        Action<long>? stored,
        CancellationToken cancellation
    )
    {
        using var writer = open.BeginBinaryImport(PostingColumns);
        long ordinal = 0;
        foreach (var posting in run.Ledger.Postings)
        {
            if ((++ordinal & 0xfff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                stored?.Invoke(ordinal);
            }
            writer.StartRow();
            writer.Write(run.Name, NpgsqlDbType.Text);
            writer.Write(ordinal, NpgsqlDbType.Bigint);
            writer.Write(posting.Pot, NpgsqlDbType.Text);
            WritePeriod(writer, posting.Period);
            if (run.Ledger.DateOf(posting.Period) is { } date)
                writer.Write(date, NpgsqlDbType.Date);
            else
                writer.WriteNull();
            writer.Write(posting.Account, NpgsqlDbType.Text);
            WriteAsset(writer, posting.Asset);
            writer.Write(posting.Reason, NpgsqlDbType.Text);
            writer.Write(posting.Kind.ToString(), NpgsqlDbType.Text);
            writer.Write((BigInteger)posting.Amount, NpgsqlDbType.Numeric);
        }
        writer.Complete();
    }

    private static void WritePeriod(NpgsqlBinaryImporter writer, Period period)
    {
        writer.Write(period.Kind.ToString(), NpgsqlDbType.Text);
        writer.Write(period.Label, NpgsqlDbType.Text);
    }

    private static void WriteAsset(NpgsqlBinaryImporter writer, Asset asset)
    {
        writer.Write(asset.Id, NpgsqlDbType.Text);
        writer.Write(asset.Decimals, NpgsqlDbType.Integer);
    }

    private static void WriteOptional(NpgsqlBinaryImporter writer, string? text)
    {
        if (text is null)
            writer.WriteNull();
        else
            writer.Write(text, NpgsqlDbType.Text);
    }
}
