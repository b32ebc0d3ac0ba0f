using System.Globalization;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;

namespace Apportion.Cli.TheGraph;

/// <summary>The result of a replay from logs: every figure with how far it can be trusted.</summary>
internal sealed class LogRunView(LogReplayer replayer, RewardAccounts accounts) : IResultView
{
    private readonly IReadOnlyList<LogFigure> _figures = replayer.Figures();
    private readonly IReadOnlyList<RewardPayment> _payments = accounts.Payments();

    public string Schema => "apportion/thegraph-logs/1";

    public Verdict Verdict
    {
        get
        {
            var verdicts = new List<Verdict> { replayer.Findings.ToVerdict() };
            if (_figures.Any(figure => figure.Status == FigureStatus.Incomplete))
                verdicts.Add(Verdict.Incomplete);
            return verdicts.Combine();
        }
    }

    public void WriteText(TextOutput output)
    {
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"thegraph, ruleset {replayer.Engine.Ruleset.Name}, from logs: block {replayer.Engine.Block}, {replayer.Transactions} transactions, {replayer.Confirmed} amounts confirmed by the chain's own logs"
            )
        );
        output.Table(
            ["Subject", "Getter", "Value", "Status", "Off by at most", "Missing"],
            _figures.Select(figure =>
                (IReadOnlyList<string>)
                    [
                        figure.Subject,
                        figure.Name,
                        figure.Value.ToString(),
                        figure.Status.ToString().ToLowerInvariant(),
                        figure.Bound?.ToString() ?? "",
                        figure.Reason ?? "",
                    ]
            ),
            2,
            4
        );
        output.Table(
            ["Account", "Reason", "GRT"],
            _payments.Select(payment =>
                (IReadOnlyList<string>)[payment.Account, payment.Reason, RewardAccounts.Grt.Format(payment.Amount)]
            ),
            2
        );
        FindingOutput.WriteText(output, replayer.Findings);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("protocol", "thegraph");
        writer.WriteString("ruleset", replayer.Engine.Ruleset.Name);
        writer.WriteString("verdict", Verdict.ToString());
        writer.WriteNumber("block", replayer.Engine.Block);
        writer.WriteNumber("transactions", replayer.Transactions);
        writer.WriteNumber("confirmed", replayer.Confirmed);
        writer.WriteStartArray("figures");
        foreach (var figure in _figures)
        {
            writer.WriteStartObject();
            writer.WriteString("subject", figure.Subject);
            writer.WriteString("name", figure.Name);
            writer.WriteString("value", figure.Value.ToString());
            writer.WriteString("status", figure.Status.ToString());
            writer.WriteString("bound", figure.Bound?.ToString());
            writer.WriteString("reason", figure.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("payments");
        foreach (var payment in _payments)
        {
            writer.WriteStartObject();
            writer.WriteString("account", payment.Account);
            writer.WriteString("reason", payment.Reason);
            writer.WriteString("kind", payment.Kind.ToString());
            writer.WriteString("amount", payment.Amount.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        FindingOutput.WriteJson(writer, replayer.Findings);
    }
}
