using System.Numerics;
using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Numerics;

namespace Apportion.RocketPool.Conformance;

/// <summary>Score tables of published performance files, with the ETH, bonuses and bonus scalar that follow from them.</summary>
public sealed class SmoothingPoolRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "rocketpool/smoothing-pool";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        VectorFile[] files = [.. vectors.Unclaimed.Where(IsTable)];
        VectorFile[] indices = [.. vectors.Unclaimed.Where(IsIndex)];
        foreach (VectorFile file in files)
            yield return new ConformanceCase(Format, [file], recorder => RunTable(file, recorder.For(file)));
        foreach (VectorFile index in indices)
            yield return new ConformanceCase(Format, [index], recorder => RunIndex(index, recorder.For(index)));
    }

    private static bool IsTable(VectorFile file) =>
        file.Head.Contains("\"smoothingPoolBalance\"", StringComparison.Ordinal)
        && file.Head.Contains("\"entries\"", StringComparison.Ordinal)
        && file.Head.Contains("\"attestationScore\"", StringComparison.Ordinal);

    private static bool IsIndex(VectorFile file) =>
        file.Head.Contains("\"entries\"", StringComparison.Ordinal)
        && file.Head.Contains("\"bonusScalar\"", StringComparison.Ordinal)
        && file.Head.Contains("\"files\"", StringComparison.Ordinal)
        && !IsTable(file);

    private static void RunTable(VectorFile file, FileTally tally)
    {
        using JsonDocument document = RocketPoolVectors.Parse(file);
        JsonElement expected = document.RootElement.GetProperty("expected");
        ScoreTable table = ScoreTable.Read(document.RootElement);
        tally.Equal("totalAttestationScore", expected.Amount("totalAttestationScore"), table.Totals.Score);
        tally.Equal(
            "successfulAttestations",
            (UInt256)expected.Whole("successfulAttestations"),
            table.Totals.Successful
        );
        tally.Equal("nodeOperatorPot", expected.Amount("nodeOperatorPot"), table.Pool.Pot);
        JsonElement perEntry = expected.GetProperty("perEntry");
        tally.Equal("perEntry count", perEntry.EnumerateObject().Count(), table.Entries.Count);
        BigInteger earned = 0;
        BigInteger listed = 0;
        var bonuses = new BonusTable(table, expected);
        foreach (ScoreTable.Entry entry in table.Entries)
        {
            JsonElement want = perEntry.GetProperty(entry.Id);
            UInt256 eth = table.Pool.EthOf(entry.Score);
            tally.Equal($"{entry.Id} ethEarned", want.Amount("ethEarned"), eth);
            earned += (BigInteger)eth;
            if (want.Given("bonusEthEarned") is not null)
                listed += bonuses.Compare(entry, want.Amount("bonusEthEarned"), tally);
        }
        tally.Equal("sumEthEarned", BigInteger.Parse(expected.Text("sumEthEarned"), null), earned);
        tally.Equal("sumListedBonus", BigInteger.Parse(expected.Text("sumListedBonus"), null), listed);
        BigInteger published = BigInteger.Parse(expected.Text("publishedNodeOperatorSmoothingPoolEth"), null);
        tally.Equal(
            "differenceNodeOperatorMinusListed",
            BigInteger.Parse(expected.Text("differenceNodeOperatorMinusListed"), null),
            published - earned - listed
        );
        bonuses.CompareScalar(earned, tally);
    }

    private static void RunIndex(VectorFile index, FileTally tally)
    {
        using JsonDocument document = RocketPoolVectors.Parse(index);
        foreach (JsonElement entry in document.RootElement.GetProperty("files").EnumerateArray())
        {
            string name = entry.Text("file");
            if (index.Sibling(name) is not { } file)
            {
                tally.Equal(name, "a file", "none");
                continue;
            }
            using JsonDocument table = RocketPoolVectors.Parse(file);
            JsonElement expected = table.RootElement.GetProperty("expected");
            tally.Equal($"{name} ruleset", (UInt256)entry.Whole("ruleset"), table.RootElement.Whole("ruleset"));
            tally.Equal(
                $"{name} entries",
                entry.GetProperty("entries").GetInt64(),
                ScoreTable.Read(table.RootElement).Entries.Count
            );
            tally.Equal(
                $"{name} difference",
                entry.Text("difference"),
                expected.Text("differenceNodeOperatorMinusListed")
            );
            tally.Equal(
                $"{name} bonusScalar",
                entry.Given("bonusScalar")?.GetString(),
                expected.Given("bonusScalar")?.GetString()
            );
        }
    }
}
