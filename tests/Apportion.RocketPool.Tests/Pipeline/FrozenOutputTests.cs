using System.Globalization;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>
/// Outputs of every ruleset on fixed random networks, hashed. A ruleset that passed its vectors never changes: if one of
/// these fails, amounts have changed, and that is a correctness fix with a story or a mistake.
/// </summary>
public sealed class FrozenOutputTests
{
    [Theory]
    [InlineData(1, "0xcf6e9b3c43c4d5c3f791d8c23991be720db0d7f119de9ddd14f76e367a188549")]
    [InlineData(2, "0x62100ed6423070712cd1e06efd83391314ab59d6c068b960bc98964d649f6a67")]
    [InlineData(3, "0xde7d6f741581572850b1ec30b9b0c9acd889d8a26120ac1c06fe594ffae44002")]
    [InlineData(4, "0x21e7056f4c523c31534ec26a8181dbe3ee19c8a0707d67eb4f4af13e89c63d78")]
    [InlineData(5, "0x424af7eeccbdbb5c92e32f6fda233ad82d99e368770a5af6f12681c1d5a591a9")]
    [InlineData(6, "0x424af7eeccbdbb5c92e32f6fda233ad82d99e368770a5af6f12681c1d5a591a9")]
    [InlineData(7, "0xe996194d292b2fed1f7200b8a047331897f8c34528c28c40b9e3255323654306")]
    [InlineData(8, "0x1cc4ce3ae6bd408331e2264066f4f37fb9bb00491b048afdb643e8376689c1f4")]
    [InlineData(9, "0x1cc4ce3ae6bd408331e2264066f4f37fb9bb00491b048afdb643e8376689c1f4")]
    [InlineData(10, "0xd689a4b4309200a4f80a8cb59560be931606d43a4b86c6367905b589cd6cf558")]
    [InlineData(11, "0x5433c8abdbd11fd6de155c3e855bbb42164d56aa87e6655b8139302baae6a03c")]
    public void A_ruleset_gives_the_same_roots_as_ever(int version, string expected)
    {
        var outcomes = string.Join('\n', Enumerable.Range(100, 30).Select(seed => Outcome(seed, version)));

        var actual = Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(outcomes)).ToString();

        Assert.True(expected == actual, $"v{version.ToString(CultureInfo.InvariantCulture)} gives {actual}");
    }

    private static string Outcome(int seed, int version)
    {
        try
        {
            var result = RocketPoolEngine.Compute(RandomNetwork.Build(seed), RewardsRulesets.OfVersion(version));
            return RocketPoolEngine.FileOf(result).Header.MerkleRoot.ToString();
        }
        catch (ApportionException e)
        {
            return e.Finding.Code;
        }
    }

    [Fact]
    public void An_amount_beyond_256_bits_is_a_clear_error()
    {
        var builder = new StateBuilder();
        builder.Protocol = builder.Protocol with { PendingRpl = UInt256.MaxValue };
        builder.Node(1, rplStake: 200);
        builder.Minipool(1);

        var error = Assert.Throws<ApportionException>(() =>
            RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(8))
        );

        Assert.Equal("rocketpool.state.out-of-range", error.Finding.Code);
        Assert.Equal(FindingKind.Malformed, error.Finding.Kind);
    }

    [Fact]
    public void A_node_that_joined_after_the_snapshot_is_noticed_and_v1_refuses_it()
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 200, optedIn: true, optChanged: StateBuilder.TimeOf(StateBuilder.LastSlot + 5));
        builder.Minipool(1);
        var state = builder.Build();

        Assert.Equal("rocketpool.state.joined-after-snapshot", Assert.Single(StateValidation.Check(state)).Code);
        var error = Assert.Throws<ApportionException>(() =>
            RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(1))
        );
        Assert.Equal("rocketpool.refused.joined-after-snapshot", error.Finding.Code);
    }
}
