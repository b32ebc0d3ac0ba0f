using System.Text.Json;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;

namespace Apportion.RocketPool.Conformance;

/// <summary>The inputs of a score table.</summary>
internal sealed record ScoreTable(
    ulong Ruleset,
    UInt256 Balance,
    IReadOnlyList<ScoreTable.Entry> Entries,
    PerformanceTotals Totals,
    SmoothingPoolRecomputation Pool
)
{
    public static ScoreTable Read(JsonElement root)
    {
        Entry[] entries =
        [
            .. root.GetProperty("entries")
                .EnumerateArray()
                .Select(entry => new Entry(
                    entry.Text("id"),
                    entry.Amount("attestationScore"),
                    entry.Whole("successfulAttestations"),
                    entry.Given("consensusIncome") is null ? null : entry.Amount("consensusIncome"),
                    entry.Given("effectiveCommission") is null ? null : entry.Amount("effectiveCommission")
                )),
        ];
        UInt256 balance = root.Amount("smoothingPoolBalance");
        PerformanceTotals totals = PerformanceTotals.Of([
            .. entries.Select(entry => new ValidatorPerformance("", entry.Successful, 0, entry.Score, [], null)),
        ]);
        return new ScoreTable(
            root.Whole("ruleset"),
            balance,
            entries,
            totals,
            SmoothingPoolRecomputation.Of(balance, totals)
        );
    }

    internal sealed record Entry(string Id, UInt256 Score, ulong Successful, UInt256? Income, UInt256? Commission);
}
