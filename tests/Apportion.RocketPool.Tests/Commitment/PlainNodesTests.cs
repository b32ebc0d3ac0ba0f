using System.Text;
using Apportion.Core;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Tests.Commitment;

/// <summary>
/// A node whose bytes are all at hand is read in one go, others token by token. In pieces shorter than a node none is at hand, so both
/// ways can be compared.
/// </summary>
public sealed class PlainNodesTests
{
    private const int Piece = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(11)]
    public void However_a_file_arrives_what_is_read_and_what_is_wrong_with_it_is_the_same(int ruleset)
    {
        byte[] json = SmallInterval.Json(SmallInterval.Of(ruleset));
        int nodes = json.AsSpan().IndexOf("nodeRewards"u8);
        Assert.Equal(Outcome(new MemoryStream(json)), Outcome(new PiecewiseStream(json)));
        foreach (byte changed in "\"\\,:}]09gA "u8)
        {
            for (int place = nodes; place < json.Length; place += 3)
            {
                byte[] mutated = [.. json];
                mutated[place] = changed;
                Assert.Equal(Outcome(new MemoryStream(mutated)), Outcome(new PiecewiseStream(mutated)));
            }
        }
    }

    [Theory]
    [InlineData(
        "0000000000000000000000000000000000000003",
        "0000000000000000000000000000000000000002",
        "duplicate-address"
    )]
    [InlineData(
        "0000000000000000000000000000000000000003",
        "0000000000000000000000000000000000000001",
        "duplicate-address"
    )]
    [InlineData("0000000000000000000000000000000000000003", "0000000000000000000000000000000000000000", "order")]
    [InlineData(
        "0x0000000000000000000000000000000000000003",
        "\\u0030x0000000000000000000000000000000000000001",
        "duplicate-address"
    )]
    public void Addresses_that_repeat_or_do_not_ascend_are_named(string old, string now, string code)
    {
        string json = Encoding.UTF8.GetString(SmallInterval.Json(SmallInterval.Of(11)));
        byte[] changed = Encoding.UTF8.GetBytes(json.Replace(old, now, StringComparison.Ordinal));
        string outcome = Outcome(new MemoryStream(changed));
        Assert.Contains("rocketpool.schema." + code, outcome, StringComparison.Ordinal);
        Assert.Equal(outcome, Outcome(new PiecewiseStream(changed)));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_at_the_same_place()
    {
        byte[] json = SmallInterval.Json(SmallInterval.Of(8));
        for (int length = 0; length < json.Length - 2; length += 5)
        {
            byte[] cut = json[..length];
            Assert.Equal(Outcome(new MemoryStream(cut)), Outcome(new PiecewiseStream(cut)));
        }
    }

    private static string Outcome(Stream stream)
    {
        var notices = new List<Finding>();
        try
        {
            RewardsFile read = RewardsFileJson.Read(stream, "x.json", notices);
            return string.Join('\n', notices) + Encoding.UTF8.GetString(SmallInterval.Json(read));
        }
        catch (RewardsFileException e)
        {
            return string.Join('\n', e.Problems);
        }
        catch (ApportionException e)
        {
            return e.Finding.ToString();
        }
    }

    private sealed class PiecewiseStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, Piece));
    }
}
