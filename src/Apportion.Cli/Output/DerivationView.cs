using System.Text.Json;
using Apportion.Core;
using Spectre.Console;

namespace Apportion.Cli.Output;

/// <summary>
/// The result of <c>explain</c>: what happened to the subject as facts and tables, where the protocol has more to tell than
/// formulas, and one or more derivations as trees. A step used twice is printed once.
/// </summary>
internal sealed class DerivationView(
    string protocol,
    string ruleset,
    string subject,
    IReadOnlyList<Derivation> derivations,
    IReadOnlyList<Finding> findings
) : IResultView
{
    /// <summary>Named facts about the subject.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>What happened to the subject.</summary>
    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    public string Schema => "apportion/explain/1";

    public Verdict Verdict => findings.ToVerdict();

    public void WriteText(TextOutput output)
    {
        output.Line($"{protocol}, ruleset {ruleset}: {subject}");
        foreach (var table in Tables)
            table.WriteText(output);
        FactOutput.WriteText(output, Facts);
        foreach (var derivation in derivations)
        {
            output.Line();
            var seen = new HashSet<Derivation>(ReferenceEqualityComparer.Instance);
            var tree = new Tree(new Text(Describe(derivation)));
            AddDetails(tree, derivation, seen);
            output.Write(tree);
        }
        FindingOutput.WriteText(output, findings);
    }

    private static string Describe(Derivation step)
    {
        var unit = step.Unit is null ? "" : $" {step.Unit}";
        var title = step.Title == step.Name ? step.Name : $"{step.Title} ({step.Name})";
        return $"{title} = {step.Result}{unit}";
    }

    private static void AddDetails(IHasTreeNodes node, Derivation step, HashSet<Derivation> seen)
    {
        seen.Add(step);
        if (step.Formula is not null)
            node.AddNode(new Text($"= {step.Formula}"));
        foreach (var rounding in step.Roundings.Where(rounding => rounding.Discarded != "0"))
            node.AddNode(new Text($"{rounding.Mode} discards {rounding.Discarded}"));
        if (step.Reason is not null)
            node.AddNode(new Text($"reason {step.Reason}"));
        if (step.Note is not null)
            node.AddNode(new Text(step.Note));
        if (step.Source is not null)
            node.AddNode(new Text($"rule: {step.Source}"));
        foreach (var operand in step.Operands)
            AddOperand(node, operand, seen);
    }

    private static void AddOperand(IHasTreeNodes node, Operand operand, HashSet<Derivation> seen)
    {
        if (operand.Step is null)
        {
            node.AddNode(
                new Text($"{operand.Name} = {operand.Value}{(operand.Source is null ? "" : $"  [{operand.Source}]")}")
            );
            return;
        }
        if (seen.Contains(operand.Step))
        {
            node.AddNode(new Text($"{operand.Name} = {operand.Value}  [above]"));
            return;
        }
        AddDetails(node.AddNode(new Text(Describe(operand.Step))), operand.Step, seen);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        FactOutput.WriteHead(writer, protocol, Verdict, ruleset);
        writer.WriteString("subject", subject);
        FactOutput.WriteJson(writer, Facts);
        ResultTable.WriteJson(writer, Tables);
        DerivationDocument.Write(writer, derivations);
        FindingOutput.WriteJson(writer, findings);
    }
}
