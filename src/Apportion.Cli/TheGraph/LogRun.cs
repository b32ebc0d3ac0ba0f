using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;

namespace Apportion.Cli.TheGraph;

/// <summary>The result of a replay from logs: every figure with how far it can be trusted.</summary>
internal static class LogRun
{
    private static readonly ResultColumn[] Columns =
    [
        new("subject", "Subject"),
        new("getter", "Getter"),
        new("value", "Value", IsNumber: true),
        new("status", "Status"),
        new("bound", "Off by at most", IsNumber: true),
        new("missing", "Missing"),
    ];

    /// <summary>Puts the result together.</summary>
    public static ComputationView Of(LogReplayer replayer, RewardAccounts accounts)
    {
        var figures = replayer.Figures();
        return new ComputationView
        {
            Protocol = TheGraphProtocol.ProtocolName,
            Ruleset = replayer.Engine.Ruleset.Name,
            Facts =
            [
                new("block", replayer.Engine.Block.ToString(CultureInfo.InvariantCulture)),
                new("transactions", replayer.Transactions.ToString(CultureInfo.InvariantCulture)),
                new("confirmed by logs", replayer.Confirmed.ToString(CultureInfo.InvariantCulture)),
            ],
            Totals =
            [
                .. accounts
                    .Payments()
                    .Select(payment => new LedgerTotal(
                        payment.Account,
                        RewardAccounts.Grt,
                        payment.Reason,
                        payment.Kind,
                        (System.Numerics.BigInteger)payment.Amount
                    )),
            ],
            Tables = [new ResultTable("figures", "Getters at the end", Columns, [.. figures.Select(Cells)])],
            Findings = replayer.Findings,
            IsIncomplete = figures.Any(figure => figure.Status == FigureStatus.Incomplete),
        };
    }

    private static string?[] Cells(LogFigure figure) =>
        [
            figure.Subject,
            figure.Name,
            figure.Value.ToString(),
            figure.Status.ToString().ToLowerInvariant(),
            figure.Bound?.ToString(),
            figure.Reason,
        ];
}
