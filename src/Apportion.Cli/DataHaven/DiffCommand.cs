using System.CommandLine;
using System.Numerics;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven;
using Apportion.DataHaven.Accounting;
using Apportion.DataHaven.Replay;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven diff</c>: one model against another on the same facts.</summary>
internal static class DiffCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var models = CommonOptions.Rulesets();
        return CommandExtensions
            .Verb(
                "diff",
                "The same facts under two models, per validator; without --rulesets the fixed 20 points (M0) against M5. "
                    + ResultDiff.Inputs,
                "apportion datahaven diff samples/datahaven/one-era.jsonl --rulesets M1,M5"
            )
            .With(input.FactsOnly)
            .With(models)
            .Does(
                host,
                run =>
                    ResultDiff.Run(run, DataHavenProtocol.ProtocolName, input.Paths(run))
                    ?? Run(run, input, run.Value(models) ?? new RulesetPair("M0", "M5"))
            );
    }

    private static int Run(Invocation run, FactsInput input, RulesetPair models)
    {
        var (facts, findings) = input.Read(run);
        var left = DataHavenEngine.Run(
            run.Counted(facts, "facts"),
            new ReplayOptions { Ruleset = FactsInput.Model(models.Left) },
            findings
        );
        var right = DataHavenEngine.Run(
            run.Counted(facts, "facts"),
            new ReplayOptions { Ruleset = FactsInput.Model(models.Right) },
            findings
        );
        var comparison = Compare(models.Left, left, models.Right, right, DifferenceCause.Ruleset);
        return run.ShowDiff(DataHavenProtocol.ProtocolName, comparison);
    }

    /// <summary>Points and tokens of two replays, per account; each row says what the validator's share of points was and is.</summary>
    public static Comparison Compare(
        string leftName,
        ReplayResult left,
        string rightName,
        ReplayResult right,
        DifferenceCause cause
    )
    {
        var (a, b) = (LedgerReport.Build(left), LedgerReport.Build(right));
        var (totalA, totalB) = (TotalPoints(a), TotalPoints(b));
        var comparison = Comparison.Of(
            leftName,
            a,
            rightName,
            b,
            row =>
                row with
                {
                    Cause = cause,
                    Why =
                        row.Asset == LedgerReport.Points
                            ? $"{Share(row.Left, totalA)} of points before, {Share(row.Right, totalB)} after"
                            : null,
                }
        );
        return comparison with { Findings = [.. left.Findings.Concat(right.Findings).Distinct()] };
    }

    private static BigInteger TotalPoints(Ledger ledger) =>
        ledger
            .Postings.Where(posting => posting.Asset == LedgerReport.Points)
            .Aggregate(BigInteger.Zero, (sum, posting) => sum + (BigInteger)posting.Amount);

    private static string Share(BigInteger part, BigInteger whole)
    {
        var basisPoints = whole.IsZero ? 0 : part * 10_000 / whole;
        return FormattableString.Invariant($"{basisPoints / 100}.{(int)(basisPoints % 100):00} %");
    }
}
