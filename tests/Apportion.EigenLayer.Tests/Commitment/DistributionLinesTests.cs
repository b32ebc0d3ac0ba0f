using System.Text;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;

namespace Apportion.EigenLayer.Tests.Commitment;

public class DistributionLinesTests
{
    private const string Earner = "0x5151515151515151515151515151515151515151";
    private const string Token = "0x7171717171717171717171717171717171717171";

    [Theory]
    [InlineData($"earner,token,snapshot,cumulative_amount\n{Earner},{Token},2026-01-07,3985\n")]
    [InlineData($"{{\"earner\":\"{Earner}\",\"token\":\"{Token}\",\"cumulative_amount\":\"3985\"}}\n")]
    [InlineData($"{{\"token\":\"{Token}\",\"earner\":\"{Earner}\",\"snapshot\":1,\"cumulative_amount\":3985}}")]
    [InlineData($"[[\"{Earner}\",\"{Token}\",\"3985\"]]")]
    public void All_formats_are_read(string text)
    {
        var line = Assert.Single(Read(text));
        Assert.Equal(
            (Earner, Token, "3985"),
            (line.Earner.ToString(), line.Token.ToString(), line.Cumulative.ToString())
        );
    }

    [Theory]
    [InlineData("", "header line")]
    [InlineData("earner,token\n", "a column cumulative_amount")]
    [InlineData($"earner,token,amount\n{Earner},{Token}\n", "lines:2: found '2 fields', expected 3 fields")]
    [InlineData($"earner,token,amount\n{Earner},{Token},1.5\n", "lines:2: cumulative_amount")]
    [InlineData($"earner,token,amount\n{Earner},0x71,1\n", "lines:2: token: found '0x71'")]
    [InlineData($"{{\"earner\":\"{Earner}\",\"token\":\"{Token}\"}}", "lines:1: cumulative_amount: found nothing")]
    [InlineData("{", "lines:1")]
    [InlineData("[1]", "lines entry 0")]
    public void A_bad_line_is_named(string text, string expected)
    {
        var error = Assert.Throws<ApportionException>(() => Read(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(FindingKind.Malformed, error.Finding.Kind);
    }

    private static IReadOnlyList<DistributionLine> Read(string text) =>
        DistributionLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "lines");
}
