using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.Cli.EigenLayer;

/// <summary>Changes of facts for a simulation.</summary>
internal static class FactChanges
{
    private const string Expected = "default-split=BIPS or split:0xOPERATOR=BIPS";

    /// <summary>Applies one <c>--set</c>.</summary>
    public static void Apply(EigenLayerFacts facts, string change)
    {
        var parts = change.Split('=');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bips))
            throw Wrong(change);
        if (parts[0] == "default-split")
            SetDefault(facts, bips);
        else if (
            parts[0].StartsWith("split:", StringComparison.Ordinal) && Address.TryParse(parts[0][6..], out var account)
        )
            SetSplits(facts, account, bips);
        else
            throw Wrong(change);
    }

    /// <summary>
    /// AVSs are asked for restaked strategies every few hours; for days ahead their last answer is taken to stay.
    /// </summary>
    public static void CarryRestakedStrategies(EigenLayerFacts facts, int cutoff)
    {
        var rows = facts.OperatorRestakedStrategies;
        if (rows.Count == 0)
            return;
        var last = rows.Max(row => FactText.DayOf(row.BlockTime));
        var latest = rows.Where(row => FactText.DayOf(row.BlockTime) == last).ToList();
        for (var day = last + 1; day <= cutoff; day++)
            foreach (var row in latest)
                rows.Add(row with { BlockTime = row.BlockTime + (day - last) * FactText.SecondsPerDay });
    }

    private static void SetDefault(EigenLayerFacts facts, int bips)
    {
        var block = facts.Blocks.MinBy(block => block.Number);
        facts.DefaultOperatorSplits.Clear();
        facts.DefaultOperatorSplits.Add(new(0, bips, block.Hash, 0, block.Number));
    }

    private static void SetSplits(EigenLayerFacts facts, Address account, int bips)
    {
        var block = facts.Blocks.MinBy(block => block.Number);
        facts.OperatorPiSplits.RemoveAll(row => row.Operator == account);
        facts.OperatorAvsSplits.RemoveAll(row => row.Operator == account);
        facts.OperatorSetSplits.RemoveAll(row => row.Operator == account);
        facts.OperatorPiSplits.Add(new(account, block.BlockTime, 0, bips, block.Hash, 0, block.Number));
        foreach (
            var avs in facts
                .AvsOperatorStateChanges.Where(row => row.Operator == account)
                .Select(row => row.Avs)
                .Distinct()
        )
            facts.OperatorAvsSplits.Add(new(account, avs, block.BlockTime, 0, bips, block.Hash, 0, block.Number));
        foreach (
            var set in facts
                .OperatorSetOperatorRegistrations.Where(row => row.Operator == account)
                .Select(row => (row.Avs, row.OperatorSetId))
                .Distinct()
        )
            facts.OperatorSetSplits.Add(
                new(account, set.Avs, set.OperatorSetId, block.BlockTime, 0, bips, block.Hash, 0, block.Number)
            );
    }

    private static ApportionException Wrong(string change) =>
        ApportionException.Malformed("eigenlayer.set", "--set", Expected, change, "correct the option");
}
