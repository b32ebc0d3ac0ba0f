using System.Text;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Commitment;

public sealed class RewardsFileTests
{
    public static TheoryData<int> Rulesets => [.. Enumerable.Range(1, 11)];

    [Theory]
    [MemberData(nameof(Rulesets))]
    public void A_file_is_read_and_written_again_byte_for_byte(int ruleset)
    {
        RewardsFile file = SmallInterval.Of(ruleset);
        foreach (bool indented in new[] { true, false })
        {
            byte[] written = SmallInterval.Json(file, indented);
            RewardsFile read = RewardsFileJson.Read(new MemoryStream(written), "x.json");
            Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(SmallInterval.Json(read, indented)));
            Assert.Equal(file.Header, read.Header);
            Assert.Equal(file.Totals, read.Totals);
            Assert.Equal(file.Nodes, read.Nodes);
        }
    }

    [Fact]
    public void Fields_stand_in_upstreams_order()
    {
        string v8 = Encoding.UTF8.GetString(SmallInterval.Json(SmallInterval.Of(8), indented: false));
        Assert.StartsWith(
            """{"rewardsFileVersion":3,"rulesetVersion":8,"index":7,"network":"4242","startTime":"2023-11-14T22:13:20Z" """.TrimEnd(),
            v8,
            StringComparison.Ordinal
        );
        string v11 = Encoding.UTF8.GetString(SmallInterval.Json(SmallInterval.Of(11), indented: false));
        Assert.StartsWith(
            """{"rewardsFileVersion":4,"rulesetVersion":11,"network":"4242","index":7,""",
            v11,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """ "smoothingPoolEth":"1000000000000000000","voterShareEth":"7","merkleProof":[ """.Trim(),
            v11,
            StringComparison.Ordinal
        );
        string v1 = Encoding.UTF8.GetString(SmallInterval.Json(SmallInterval.Of(1), indented: false));
        Assert.DoesNotContain("rulesetVersion", v1, StringComparison.Ordinal);
        Assert.Contains(
            """ "smoothingPoolEligibilityRate":0.5,"merkleProof":[ """.Trim(),
            v1,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Ssz_is_read_and_written_again_byte_for_byte(int ruleset)
    {
        RewardsFile file = SmallInterval.Of(ruleset);
        byte[] bytes = Ssz(file);
        int nodeSize = ruleset == 11 ? 156 : 124;
        Assert.Equal((ruleset == 11 ? 420 : 356) + 104 + (3 * nodeSize), bytes.Length);
        RewardsFile read = RewardsFileSsz.Read(new MemoryStream(bytes), "x.ssz");
        Assert.Equal(bytes, Ssz(read));
        Assert.Equal(file.Nodes, read.Nodes);
        Assert.Equal(file.Header.MerkleRoot, read.Header.MerkleRoot);
        Assert.Equal(file.Header.StartTime, read.Header.StartTime);
    }

    [Fact]
    public void Year_1_survives_ssz_and_json()
    {
        RewardsFile small = SmallInterval.Of(10);
        RewardsFile file = small with
        {
            Header = small.Header with { StartTime = -62135596800, EndTime = -62135596800 },
        };
        Assert.Contains(
            "\"0001-01-01T00:00:00Z\"",
            Encoding.UTF8.GetString(SmallInterval.Json(file)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            -62135596800,
            RewardsFileJson.Read(new MemoryStream(SmallInterval.Json(file)), "x").Header.EndTime
        );
        Assert.Equal(-62135596800, RewardsFileSsz.Read(new MemoryStream(Ssz(file)), "x").Header.EndTime);
    }

    [Fact]
    public void Ssz_writes_nodes_in_order_and_refuses_to_read_them_in_another()
    {
        RewardsFile file = SmallInterval.Of(10);
        byte[] bytes = Ssz(file with { Nodes = [.. file.Nodes.Reverse()] });
        Assert.Equal(Ssz(file), bytes);
        byte[] swapped = [.. bytes[..460], .. bytes[584..708], .. bytes[460..584], .. bytes[708..]];
        ApportionException error = Assert.Throws<ApportionException>(() =>
            RewardsFileSsz.Read(new MemoryStream(swapped), "x.ssz")
        );
        Assert.Equal("rocketpool.ssz.order", error.Finding.Code);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void Ssz_cut_at_any_byte_is_an_error_or_leaves_whole_nodes(int ruleset)
    {
        byte[] bytes = Ssz(SmallInterval.Of(ruleset));
        int nodes = bytes.Length - (3 * (ruleset == 11 ? 156 : 124));
        for (int length = 0; length < bytes.Length; length++)
        {
            bool whole = length >= nodes && (length - nodes) % (ruleset == 11 ? 156 : 124) == 0;
            if (whole)
                continue;
            var cut = new MemoryStream(bytes[..length]);
            Assert.StartsWith(
                "rocketpool.ssz.",
                Assert.Throws<ApportionException>(() => RewardsFileSsz.Read(cut, "x.ssz")).Finding.Code,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Older_versions_and_networks_without_chain_id_have_no_ssz()
    {
        Assert.Equal(
            "rocketpool.ssz.version",
            Assert.Throws<ApportionException>(() => Ssz(SmallInterval.Of(7))).Finding.Code
        );
        Assert.Equal(
            "rocketpool.network",
            Assert.Throws<ApportionException>(() => Ssz(SmallInterval.Of(10, network: "devnet"))).Finding.Code
        );
    }

    [Theory]
    [MemberData(nameof(Rulesets))]
    public void Facts_keep_everything_that_the_tree_is_made_of(int ruleset)
    {
        RewardsFile file = SmallInterval.Of(ruleset);
        using var stream = new MemoryStream();
        RewardsFacts.Write(file, stream);
        stream.Position = 0;
        RewardsFile read = RewardsFacts.Read(stream, "x.csv");
        Assert.Equal(file.Nodes, read.Nodes);
        Assert.Equal(file.Networks, read.Networks);
        Assert.Equal(file.Totals, read.Totals);
        Assert.Equal(file.Header with { MinipoolPerformanceFileCid = null }, read.Header);
        Assert.Equal(ArtifactKind.RewardsFacts, ArtifactKinds.Of(stream.ToArray()));
    }

    [Fact]
    public void A_file_is_known_by_its_first_bytes()
    {
        Assert.Equal(ArtifactKind.RewardsJson, ArtifactKinds.Of(SmallInterval.Json(SmallInterval.Of(10))));
        Assert.Equal(ArtifactKind.RewardsSsz, ArtifactKinds.Of(Ssz(SmallInterval.Of(10))));
        Assert.Equal(ArtifactKind.Performance, ArtifactKinds.Of("""{"index":0,"minipoolPerformance":{}}"""u8));
        Assert.Equal(ArtifactKind.Unknown, ArtifactKinds.Of("""{"files":[{"rewardsFileVersion":1}]}"""u8));
        Assert.Equal(ArtifactKind.Unknown, ArtifactKinds.Of("hello"u8));
        Assert.Equal(ArtifactKind.Unknown, ArtifactKinds.Of(""u8));
    }

    [Fact]
    public void Nodes_without_any_amount_stand_in_the_tree_from_ruleset_9_on()
    {
        foreach ((int ruleset, int leaves) in new[] { (8, 3), (9, 4) })
        {
            RewardsFile file = SmallInterval.Of(ruleset);
            NodeReward[] nodes = [.. file.Nodes, new NodeReward(SmallInterval.Node(9), 0, 0UL, 0UL, 0UL, 0UL)];
            RewardsTree tree = RewardsTree.Build(file.Header, nodes);
            Assert.Equal(leaves, tree.Tree.LeafCount);
            Assert.Equal(ruleset == 9, tree.HasLeaf(3));
        }
    }

    [VectorFact("rocket-pool/real")]
    public void Every_published_file_is_written_again_byte_for_byte()
    {
        int count = 0;
        foreach (string path in PublishedFiles.All())
        {
            byte[] bytes = PublishedFiles.Read(path);
            RewardsFile file = RewardsFileJson.Read(new MemoryStream(bytes), path);
            Assert.True(SmallInterval.Json(file, indented: false).AsSpan().SequenceEqual(bytes), path);
            count++;
        }
        Assert.True(count > 0);
    }

    internal static byte[] Ssz(RewardsFile file)
    {
        using var stream = new MemoryStream();
        RewardsFileSsz.Write(file, stream);
        return stream.ToArray();
    }
}
