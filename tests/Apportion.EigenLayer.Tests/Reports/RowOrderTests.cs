using System.Collections;
using System.Globalization;
using System.Text;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Reports;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Reports;

/// <summary>The order of input rows carries no meaning: every answer is the same text for shuffled tables.</summary>
public class RowOrderTests
{
    private const int Seeds = 3;

    [Theory]
    [VectorData("eigenlayer/tiny")]
    [VectorData("eigenlayer/quirks")]
    [VectorData("eigenlayer-draft/tiny")]
    [VectorData("eigenlayer-draft/edges")]
    public void Tables_lines_and_root_do_not_depend_on_the_order_of_rows(string scenario) =>
        Same(
            scenario,
            (engine, facts, cutoffs) =>
            {
                var text = new StringBuilder();
                var tables = engine.ComputeTables(facts, cutoffs);
                foreach (var (run, table) in tables.All)
                {
                    text.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"{run} {table.Name} {string.Join(',', table.Columns)}"
                    );
                    foreach (var row in table.Rows)
                        text.AppendLine(string.Join(',', row));
                }
                foreach (var line in tables.Lines)
                    text.AppendLine(CultureInfo.InvariantCulture, $"{line.Earner} {line.Token} {line.Cumulative}");
                return text.AppendLine(DistributionRoot.Of(tables.Lines).ToString()).ToString();
            }
        );

    [Theory]
    [VectorData("eigenlayer/tiny")]
    [VectorData("eigenlayer/quirks")]
    [VectorData("eigenlayer-draft/tiny")]
    [VectorData("eigenlayer-draft/edges")]
    public void Leaks_findings_and_histories_do_not_depend_on_the_order_of_rows(string scenario) =>
        Same(
            scenario,
            (engine, facts, cutoffs) =>
            {
                var text = new StringBuilder();
                foreach (var leak in engine.FindLeaks(facts, cutoffs))
                    text.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"{leak with { Causes = [] }} {string.Join(' ', leak.Causes)}"
                    );
                foreach (var finding in engine.Lint(facts, cutoffs))
                    text.AppendLine(finding.ToString());
                foreach (var earner in Earners(engine, facts, cutoffs))
                foreach (var row in engine.ComputeHistory(facts, cutoffs, earner).Rows)
                    text.AppendLine(CultureInfo.InvariantCulture, $"{row.Period} {string.Join(' ', row.Cells)}");
                return text.ToString();
            }
        );

    [Theory]
    [VectorData("eigenlayer/tiny")]
    [VectorData("eigenlayer/quirks")]
    [VectorData("eigenlayer-draft/tiny")]
    [VectorData("eigenlayer-draft/edges")]
    public void Explanations_do_not_depend_on_the_order_of_rows(string scenario) =>
        Same(
            scenario,
            (engine, facts, cutoffs) =>
            {
                var text = new StringBuilder();
                foreach (var earner in Earners(engine, facts, cutoffs))
                {
                    var question = new RewardQuestion(earner, null, null, null, 12, 2);
                    foreach (var derivation in engine.Explain(facts, cutoffs, question).Derivations)
                        Write(text, derivation, 0);
                }
                return text.ToString();
            }
        );

    private static IEnumerable<Address> Earners(
        EigenLayerEngine engine,
        EigenLayerFacts facts,
        IReadOnlyList<int> cutoffs
    ) => engine.ComputeLines(facts, cutoffs).Select(line => line.Earner).Distinct().Take(4);

    private static void Write(StringBuilder text, Derivation step, int depth)
    {
        text.Append(' ', depth)
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{step.Name} {step.Title} {step.Formula} {step.Result} {step.Note}"
            );
        foreach (var operand in step.Operands)
            if (operand.Step is { } inner)
                Write(text, inner, depth + 1);
            else
                text.Append(' ', depth + 1)
                    .AppendLine(CultureInfo.InvariantCulture, $"{operand.Name} {operand.Value} {operand.Source}");
    }

    private static void Same(
        string scenario,
        Func<EigenLayerEngine, EigenLayerFacts, IReadOnlyList<int>, string> answer
    )
    {
        var input = Scenario.Open(scenario);
        var expected = answer(input.Engine, input.Facts, input.Cutoffs);
        Assert.NotEqual("", expected);
        for (var seed = 1; seed <= Seeds; seed++)
            Assert.Equal(expected, answer(input.Engine, Shuffled(input.Facts, seed), input.Cutoffs));
    }

    /// <summary>The same rows of every table in another order.</summary>
    private static EigenLayerFacts Shuffled(EigenLayerFacts facts, int seed)
    {
        var (random, shuffled, moved) = (new Random(seed), new EigenLayerFacts(), 0);
        foreach (var property in typeof(EigenLayerFacts).GetProperties())
            if (property.GetValue(facts) is IList from && property.GetValue(shuffled) is IList to)
            {
                var order = Enumerable.Range(0, from.Count).ToArray();
                random.Shuffle(order);
                foreach (var place in order)
                    to.Add(from[place]);
                moved += from.Count;
            }
        Assert.True(moved > 20);
        return shuffled;
    }
}
