using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Replay;

namespace Apportion.Cli.Custody;

/// <summary>The trail of one validator, station by station, with the conservation laws that were checked.</summary>
internal sealed class CustodyView(
    Address validator,
    Address? earner,
    IReadOnlyList<CustodyTrail> trails,
    IReadOnlyList<Payment> payments,
    DistributionTree tree,
    long laws,
    string ruleset,
    IReadOnlyList<Finding> findings
) : IResultView
{
    public string Schema => "apportion/custody/1";

    public Verdict Verdict => findings.ToVerdict();

    private IReadOnlyList<DistributionLine> Leaves => earner is { } account ? tree.LinesOf(account) : [];

    /// <summary>What a submission paid the validator's operator.</summary>
    private BigInteger PaidBy(CustodyTrail trail) =>
        payments
            .Where(payment => payment.RewardHash == trail.Submission.Hash)
            .Aggregate(BigInteger.Zero, (sum, payment) => sum + (BigInteger)payment.Amount);

    public void WriteText(TextOutput output)
    {
        output.Line($"validator     {validator} (DataHaven, {ruleset})");
        output.Line($"operator      {earner?.ToString() ?? "not mapped: its amounts are not distributed"}");
        foreach (var trail in trails)
        {
            var (points, amount) = trail.Of(validator);
            var submission = trail.Submission;
            output.Line(
                FormattableString.Invariant(
                    $"era {submission.Era.Era}: {points} of {submission.Era.Result.TotalPoints} points, {amount} of {submission.Era.Result.Amount} base units"
                )
            );
            output.Line(
                FormattableString.Invariant(
                    $"  message     {submission.Submitted} to {submission.Operators.Count} operators, {submission.Unmapped} not mapped, {submission.Era.LastAttempt!.Payout!.Dust} dust"
                )
            );
            WriteLeak(output, trail);
        }
        foreach (var leaf in Leaves)
            output.Line($"leaf          token {leaf.Token}, cumulative {leaf.Cumulative}");
        output.Line($"root          {tree.Root}");
        output.Line(FormattableString.Invariant($"conservation  {laws} laws checked across both systems"));
        FindingOutput.WriteText(output, findings);
    }

    private void WriteLeak(TextOutput output, CustodyTrail trail)
    {
        if (trail.Leak is not { } leak)
        {
            output.Line("  EigenLayer  nothing arrived by the last cutoff");
            return;
        }
        output.Line(FormattableString.Invariant($"  submission  {leak.RewardHash} of {leak.Submitted}"));
        output.Line(
            FormattableString.Invariant(
                $"  EigenLayer  operators {leak.Operators}, stakers {leak.Stakers}, refunded {leak.Refunded}, nobody {leak.UnpaidStakers + leak.Collapsed}, dust {leak.Dust}, not due {leak.Ahead}, overpaid {leak.Overpaid}"
            )
        );
        foreach (var cause in leak.Causes)
            output.Line($"  because     {cause}");
        output.Line(FormattableString.Invariant($"  to operator {PaidBy(trail)}"));
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("validator", validator.ToString());
        writer.WriteString("operator", earner?.ToString());
        writer.WriteString("ruleset", ruleset);
        writer.WriteString("verdict", Verdict.ToString());
        writer.WriteStartArray("eras");
        foreach (var trail in trails)
            WriteTrail(writer, trail);
        writer.WriteEndArray();
        writer.WriteStartArray("leaves");
        foreach (var leaf in Leaves)
        {
            writer.WriteStartObject();
            writer.WriteString("token", leaf.Token.ToString());
            writer.WriteString("cumulative", leaf.Cumulative.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("root", tree.Root.ToString());
        writer.WriteNumber("lawsChecked", laws);
        FindingOutput.WriteJson(writer, findings);
    }

    private void WriteTrail(Utf8JsonWriter writer, CustodyTrail trail)
    {
        var (points, amount) = trail.Of(validator);
        var submission = trail.Submission;
        writer.WriteStartObject();
        writer.WriteNumber("era", submission.Era.Era);
        writer.WriteNumber("points", points);
        writer.WriteString("totalPoints", Text((BigInteger)submission.Era.Result.TotalPoints));
        writer.WriteString("amount", Text((BigInteger)amount));
        writer.WriteString("messageAmount", Text((BigInteger)(submission.Era.Result.Amount ?? 0)));
        writer.WriteString("submitted", Text((BigInteger)submission.Submitted));
        writer.WriteString("unmapped", Text((BigInteger)submission.Unmapped));
        writer.WriteString("dust", Text((BigInteger)submission.Era.LastAttempt!.Payout!.Dust));
        writer.WriteString("submission", submission.Hash.ToString());
        if (trail.Leak is { } leak)
        {
            writer.WriteStartObject("eigenlayer");
            writer.WriteString("operators", Text(leak.Operators));
            writer.WriteString("stakers", Text(leak.Stakers));
            writer.WriteString("refunded", Text(leak.Refunded));
            writer.WriteString("collapsed", Text(leak.Collapsed));
            writer.WriteString("unpaidStakers", Text(leak.UnpaidStakers));
            writer.WriteString("dust", Text(leak.Dust));
            writer.WriteString("notDue", Text(leak.Ahead));
            writer.WriteString("overpaid", Text(leak.Overpaid));
            writer.WriteStartArray("causes");
            foreach (var cause in leak.Causes)
                writer.WriteStringValue(cause);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteString("paidToOperator", Text(PaidBy(trail)));
        writer.WriteEndObject();
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
