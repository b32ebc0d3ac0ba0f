using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>Laws that hold for every ruleset.</summary>
public sealed class PropertyTests
{
    public static TheoryData<int> Versions => [.. Enumerable.Range(1, 11)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_order_of_rows_never_matters(int version)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var state = RandomNetwork.Build(seed);
            var expected = Outcome(state, version);
            var shuffled = Outcome(Shuffle(state, new Random(seed)), version);

            Assert.Equal(expected, shuffled);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_node_that_is_not_eligible_changes_no_other_amount(int version)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var state = RandomNetwork.Build(seed);
            var builder = new StateBuilder();
            var stranger = builder.Node(5000, rplStake: 0);
            var more = state with { Nodes = [.. state.Nodes, stranger with { EffectiveRplStake = default(UInt256) }] };

            Assert.Equal(Outcome(state, version), Outcome(more, version));
        }
    }

    [Fact]
    public void V8_at_full_phase_in_equals_v9()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var state = RandomNetwork.Build(seed);
            for (ulong index = 23; index < 26; index++)
            {
                var v8 = RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(8), index);
                var v9 = RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(9), index);

                Assert.Equal(v9.Nodes, v8.Nodes);
                Assert.Equal(v9.Totals, v8.Totals);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_pot_is_given_out_to_the_wei(int version)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var result = RocketPoolEngine.Compute(RandomNetwork.Build(seed), RewardsRulesets.OfVersion(version));

            Assert.All(result.Ledger.Balances, balance => Assert.True(balance.Difference.IsZero));
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Without_an_eligible_node_v7_to_v10_lose_the_oracle_amount_and_say_so(int version)
    {
        var builder = new StateBuilder();
        builder.Node(1);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(version));

        var rpl = result.Ledger.Balances.Single(balance => balance.Pot.Asset.Id == "RPL");
        Assert.Equal("rocketpool.treasury-loses-oracle-amount", rpl.Pot.Exception!.Name);
        Assert.Equal(
            System.Numerics.BigInteger.Parse(
                "-10500000000000000000000",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            rpl.Difference
        );
    }

    [Fact]
    public void Without_an_eligible_node_v11_gives_the_pot_to_the_treasury()
    {
        var builder = new StateBuilder();
        builder.Node(1);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(11));

        Assert.Equal("59500000000000000000000", result.Totals.ProtocolDaoRpl.ToString());
        Assert.All(result.Ledger.Balances, balance => Assert.True(balance.Difference.IsZero));
    }

    [VectorFact("rocket-pool/pipeline")]
    public void Conservation_holds_for_every_shared_run_or_is_declared()
    {
        foreach (var (name, state, ruleset, index) in SharedStates.Runs())
        {
            var result = RocketPoolEngine.Compute(state, ruleset, index);

            Assert.All(
                result.Ledger.Balances,
                balance => Assert.True(balance.Difference.IsZero || balance.Pot.Exception is not null, name)
            );
        }
    }

    private static string Outcome(NetworkState state, int version)
    {
        try
        {
            var result = RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(version));
            return string.Join('\n', result.Nodes.Select(Line))
                + string.Join(
                    '\n',
                    result.Minipools.Select(minipool => $"{minipool.Address} {minipool.EthEarned} {minipool.Reason}")
                )
                + RocketPoolEngine.FileOf(result).Header.MerkleRoot;
        }
        catch (ApportionException e)
        {
            return e.Finding.Code;
        }
    }

    private static string Line(NodeReward node) =>
        $"{node.Node} {node.CollateralRpl} {node.OracleDaoRpl} {node.SmoothingPoolEth} {node.VoterShareEth}";

    private static NetworkState Shuffle(NetworkState state, Random random) =>
        state with
        {
            Nodes =
            [
                .. state
                    .Nodes.OrderBy(_ => random.Next())
                    .Select(node => node with { Minipools = [.. node.Minipools.OrderBy(_ => random.Next())] }),
            ],
            OracleMembers = [.. state.OracleMembers.OrderBy(_ => random.Next())],
            Withdrawals = [.. state.Withdrawals.OrderBy(_ => random.Next())],
            Validators = state
                .Validators.OrderBy(_ => random.Next())
                .ToDictionary(pair => pair.Key, pair => pair.Value),
            Attestations = state.Attestations with
            {
                PerValidator = state
                    .Attestations.PerValidator.OrderBy(_ => random.Next())
                    .ToDictionary(
                        pair => pair.Key,
                        pair =>
                            DutyRecord.FromSlots(
                                [.. pair.Value.SuccessSlots.ToArray().OrderBy(_ => random.Next())],
                                [.. pair.Value.MissedSlots.ToArray().OrderBy(_ => random.Next())]
                            )
                    ),
            },
        };
}
