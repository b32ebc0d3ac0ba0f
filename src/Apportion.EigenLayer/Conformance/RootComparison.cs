using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Commitment;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Compares the root over distribution lines, and their numbers, with an expected <c>root.json</c>.</summary>
internal static class RootComparison
{
    public static void Compare(VectorFile file, IReadOnlyList<DistributionLine> lines, FileTally tally)
    {
        using var document = JsonDocument.Parse(file.ReadAllBytes());
        var root = document.RootElement;
        tally.Equal("lines", root.GetProperty("lines").GetInt64(), lines.Count);
        tally.Equal("earners", root.GetProperty("earners").GetInt64(), lines.DistinctBy(line => line.Earner).Count());
        tally.Equal(
            "zero_lines",
            root.GetProperty("zero_lines").GetInt64(),
            lines.Count(line => line.Cumulative.IsZero)
        );
        tally.Equal("root", root.GetProperty("root").GetString(), DistributionRoot.Of(lines).ToString());
    }
}
