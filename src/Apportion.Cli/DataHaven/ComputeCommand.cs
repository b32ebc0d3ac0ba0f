using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.DataHaven.Accounting;
using Apportion.DataHaven.Replay;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven compute</c>: points and amounts of every era.</summary>
internal static class ComputeCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var output = CommonOptions.Out();
        return CommandExtensions
            .Verb(
                "compute",
                "Points, inflation, treasury share and amounts of every era, with what was sent and what was not.",
                "apportion datahaven compute samples/datahaven/one-era.jsonl"
            )
            .With(input.Symbols)
            .With(output)
            .Does(host, run => Run(run, input, run.Value(output)));
    }

    private static int Run(Invocation run, FactsInput input, string? folder)
    {
        var result = input.Replay(run);
        var ledger = LedgerReport.Build(result);
        return run.ShowAndWrite(
            new ComputationView
            {
                Protocol = DataHavenProtocol.ProtocolName,
                Ruleset = result.RulesetNames,
                Facts = [.. Facts(result)],
                Totals = ledger.Totals(),
                Balances = ledger.Balances,
                Findings = result.Findings,
            },
            folder
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(ReplayResult result)
    {
        yield return new("sessions", FactsInput.Text(result.Sessions.Count));
        yield return new("eras", FactsInput.Text(result.Eras.Count));
        foreach (var era in result.Eras)
        {
            var split = era.Result.Inflation;
            var message =
                era.LastAttempt is null ? "no message"
                : era.Sent
                    ? $"sent{(era.Attempts > 1 ? FormattableString.Invariant($" at attempt {era.Attempts}") : "")}"
                : $"not sent: {era.LastAttempt.Failure}";
            yield return new(
                FormattableString.Invariant($"era {era.Era}"),
                FormattableString.Invariant(
                    $"{era.Result.Blocks} blocks, {era.Result.TotalPoints} points, {split.Percent ?? 100} % of {LedgerReport.Have.Format((System.Numerics.BigInteger)split.Base)} HAVE, {message}"
                )
            );
            if (era.Result.Root is { } root)
                yield return new(FormattableString.Invariant($"era {era.Era} root"), root.ToString());
        }
        yield return new(
            "rewards account",
            LedgerReport.Have.Format((System.Numerics.BigInteger)result.Rewards.Balances.Rewards)
        );
        yield return new(
            "treasury",
            LedgerReport.Have.Format((System.Numerics.BigInteger)result.Rewards.Balances.Treasury)
        );
        yield return new("messages waiting", FactsInput.Text(result.Rewards.Unsent.Entries.Count));
    }
}
