using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Facts;

public class FactTableTests
{
    private const string Operator = "0x1111111111111111111111111111111111111111";
    private const string Hash = "0x2222222222222222222222222222222222222222222222222222222222222222";
    private const string Header =
        "old_default_operator_split_bips,new_default_operator_split_bips,block_number,transaction_hash,log_index";

    [Theory]
    [VectorData("eigenlayer/tiny")]
    [VectorData("eigenlayer/s1_compressed_forks")]
    [VectorData("eigenlayer-draft/d1_mainnet")]
    public void Every_line_of_the_vectors_is_read_and_written_again(string scenario)
    {
        var folder = Vectors.At(scenario + "/input");
        var findings = new List<Finding>();
        var facts = VectorFacts.Read(folder, findings);
        Assert.Empty(findings);
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(path).Split('.')[0];
            if (
                name == "operator_restaked_strategies"
                || name.StartsWith("operator_directed_reward", StringComparison.Ordinal)
            )
                continue;
            using var reader = Vectors.OpenText(path);
            reader.ReadLine();
            var table = FactTables.All.Single(table => table.Name == name);
            foreach (var fields in table.Format(facts))
                Assert.Equal(reader.ReadLine(), string.Join(',', fields));
            Assert.Null(reader.ReadLine());
        }
    }

    [Fact]
    public void A_field_that_is_no_number_is_named_and_its_line_left_out()
    {
        var (facts, findings) = Read($"{Header}\n1000,x,5,{Hash},1\n1000,1200,6,{Hash},2\n");
        var finding = Assert.Single(findings);
        Assert.Equal("splits.csv line 2 field new_default_operator_split_bips", finding.Where);
        Assert.Equal("'x'", finding.Actual);
        Assert.Equal(1200, Assert.Single(facts.DefaultOperatorSplits).NewSplitBips);
    }

    [Fact]
    public void A_negative_block_number_is_named()
    {
        var finding = Assert.Single(Read($"{Header}\n1000,1200,-5,{Hash},1\n").Findings);
        Assert.Equal("splits.csv line 2 field block_number", finding.Where);
        Assert.Equal("a whole number from 0 to 9223372036854775807", finding.Expected);
    }

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Contains(
            Read("old_default_operator_split_bips,block_number\n").Findings,
            finding => finding.Expected == "new_default_operator_split_bips"
        );

    [Fact]
    public void A_short_line_is_named() =>
        Assert.Equal("splits.csv line 2 field record", Assert.Single(Read($"{Header}\n1000,1200\n").Findings).Where);

    [Fact]
    public void An_empty_file_is_named() => Assert.Single(Read("").Findings);

    [Fact]
    public void A_quoted_description_may_hold_commas_quotes_and_line_breaks()
    {
        var facts = new EigenLayerFacts();
        var findings = new List<Finding>();
        using var reader = new StringReader(
            $"address,network,description\n{Operator},mainnet,\"a \"\"b\"\", c\nd\"\n{Operator},mainnet,e\n"
        );
        FactTables.ExcludedAddresses.Read(reader, "excluded.csv", facts, findings);
        Assert.Empty(findings);
        Assert.Equal(["a \"b\", c\nd", "e"], facts.ExcludedAddresses.Select(row => row.Description));
    }

    private static (EigenLayerFacts Facts, List<Finding> Findings) Read(string text)
    {
        var (facts, findings) = (new EigenLayerFacts(), new List<Finding>());
        using var reader = new StringReader(text);
        FactTables.DefaultOperatorSplits.Read(reader, "splits.csv", facts, findings);
        return (facts, findings);
    }
}
