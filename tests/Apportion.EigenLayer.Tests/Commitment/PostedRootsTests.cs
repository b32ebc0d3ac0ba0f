using Apportion.Core;
using Apportion.EigenLayer.Commitment;

namespace Apportion.EigenLayer.Tests.Commitment;

/// <summary>Tables of posted roots.</summary>
public class PostedRootsTests
{
    private const string One = "0x00000000000000000000000000000000000000000000000000000000000000a1";
    private const string Two = "0x00000000000000000000000000000000000000000000000000000000000000a2";

    [Fact]
    public void Roots_are_read_by_number_in_either_form_of_time()
    {
        var roots = PostedRoots.Read(
            new StringReader(
                "root,root_index,rewards_calculation_end,activated_at\n"
                    + $"{Two},1,2026-01-09 00:00:00,1767999600\n"
                    + $"{One},0,1767744000,1767751200\n"
            ),
            "roots.csv"
        );
        Assert.Equal([One, Two], roots.Select(root => root.Root.ToString()));
        Assert.Equal((1767744000, 1767751200), (roots[0].RewardsCalculationEnd, roots[0].ActivatedAt));
        Assert.Equal((1767916800, 1767999600), (roots[1].RewardsCalculationEnd, roots[1].ActivatedAt));
    }

    [Fact]
    public void A_root_without_an_activation_is_active_from_its_end()
    {
        var text = $"root_index,root,rewards_calculation_end\n0,{One},1767744000\n";
        Assert.Equal(1767744000, Assert.Single(PostedRoots.Read(new StringReader(text), "roots.csv")).ActivatedAt);
    }

    [Fact]
    public void Disabled_roots_are_marked()
    {
        var text = $"root_index,root,rewards_calculation_end\n0,{One},1767744000\n1,{Two},1767830400\n";
        var disabled = PostedRoots.ReadDisabled(new StringReader("root_index\n0\n"), "disabled.csv");
        var roots = PostedRoots.Disable(PostedRoots.Read(new StringReader(text), "roots.csv"), disabled);
        Assert.Equal([true, false], roots.Select(root => root.Disabled));
    }

    [Theory]
    [InlineData("", "eigenlayer.root.row", "roots.csv")]
    [InlineData("root,root_index\n", null, null)]
    [InlineData("root_index,root,rewards_calculation_end\n0,0x12,1\n", "eigenlayer.root.row", "roots.csv:2: root")]
    [InlineData(
        "root_index,root,rewards_calculation_end\nx," + One + ",1\n",
        "eigenlayer.root.row",
        "roots.csv:2: root_index"
    )]
    [InlineData(
        "root_index,root,rewards_calculation_end\n0," + One + ",soon\n",
        "eigenlayer.root.row",
        "roots.csv:2: rewards_calculation_end"
    )]
    [InlineData("root_index,root\n0," + One + "\n", "eigenlayer.root.row", "roots.csv:2: rewards_calculation_end")]
    [InlineData("root_index,root,rewards_calculation_end\n1," + One + ",1\n", "eigenlayer.root-gap", "roots.csv")]
    public void What_cannot_be_read_is_named_by_line_and_column(string text, string? code, string? where)
    {
        if (code is null)
        {
            Assert.Empty(PostedRoots.Read(new StringReader(text), "roots.csv"));
            return;
        }
        var refusal = Assert.Throws<ApportionException>(() => PostedRoots.Read(new StringReader(text), "roots.csv"));
        Assert.Equal((code, where), (refusal.Finding.Code, refusal.Finding.Where));
    }
}
