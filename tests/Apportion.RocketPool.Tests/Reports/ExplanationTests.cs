using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;
using Apportion.RocketPool.Tests.Pipeline;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Reports;

public sealed class ExplanationTests
{
    [VectorFact("rocket-pool/pipeline")]
    public void Every_amount_of_every_shared_run_is_what_its_printed_inputs_give()
    {
        long compared = 0;
        foreach (var (name, state, ruleset, index) in SharedStates.Runs())
        {
            var result = RocketPoolEngine.Compute(state, ruleset, index);
            var rewards = result.Nodes.ToDictionary(reward => reward.Node);
            foreach (var node in state.Nodes)
            {
                var where = $"{name} {ruleset.Name} {node.Address}";
                var explanation = RocketPoolEngine.Explain(state, node.Address, null, ruleset, index);
                var reward = rewards.GetValueOrDefault(node.Address);
                AssertResult(where, reward.CollateralRpl, explanation.Derivations[0]);
                AssertResult(where, reward.OracleDaoRpl, explanation.Derivations[1]);
                AssertResult(where, reward.SmoothingPoolEth, explanation.Derivations[2]);
                if (ruleset.PaysVoterShare)
                {
                    AssertResult(where, reward.VoterShareEth, explanation.Derivations[3]);
                }

                compared += Recheck(where, explanation);
            }

            compared += Recheck(name, RocketPoolEngine.ExplainTotals(state, ruleset, index));
        }

        Assert.True(compared > 50_000);
    }

    [Fact]
    public void A_cheater_gets_nothing_and_is_told_why()
    {
        var builder = Pool();
        builder.Node(2, rplStake: 200, optedIn: true, optChanged: StateBuilder.TimeOf(100));
        builder.Minipool(2, penalties: 3);

        var explanation = RocketPoolEngine.Explain(builder.Build(), StateBuilder.Account(2), null, V(10));

        Assert.Equal("0", explanation.Derivations[2].Result);
        Assert.Equal(OutcomeReason.Cheater, explanation.Derivations[2].Reason);
    }

    [Fact]
    public void A_node_below_the_least_collateral_is_told_why()
    {
        var builder = Pool();
        builder.Node(2, rplStake: 79);
        builder.Minipool(2);

        var explanation = RocketPoolEngine.Explain(builder.Build(), StateBuilder.Account(2), null, V(9));

        Assert.Equal("0", explanation.Derivations[0].Result);
        Assert.Equal(OutcomeReason.BelowMinimum, explanation.Derivations[0].Reason);
    }

    [Fact]
    public void A_single_minipool_can_be_explained()
    {
        var state = Pool().Build();

        var explanation = RocketPoolEngine.Explain(state, StateBuilder.Account(1), StateBuilder.Account(10_001), V(9));

        var derivation = Assert.Single(explanation.Derivations);
        Assert.Equal(RocketPoolEngine.Compute(state, V(9)).Minipools.Single().EthEarned.ToString(), derivation.Result);
    }

    [Fact]
    public void A_node_that_is_not_in_the_state_is_named()
    {
        var error = Assert.Throws<ApportionException>(() =>
            RocketPoolEngine.Explain(Pool().Build(), StateBuilder.Account(77), null, V(9))
        );

        Assert.Equal("rocketpool.unknown-node", error.Finding.Code);
    }

    [Fact]
    public void The_treasury_branch_of_v7_to_v10_is_named_where_it_loses_the_oracle_amount()
    {
        var builder = new StateBuilder();
        builder.Node(1);

        var explanation = RocketPoolEngine.ExplainTotals(builder.Build(), V(9));

        Assert.Equal("rocketpool.treasury-loses-oracle-amount", explanation.Derivations[0].Reason);
        // 15 % and 70 % of 70000 RPL, less the Oracle DAO's 15 %.
        Assert.Equal("49000000000000000000000", explanation.Derivations[0].Result);
    }

    private static RewardsRuleset V(int version) => RewardsRulesets.OfVersion(version);

    private static StateBuilder Pool()
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 200, optedIn: true, optChanged: StateBuilder.TimeOf(100));
        builder.Minipool(1);
        return builder;
    }

    private static void AssertResult(string where, UInt256 expected, Derivation derivation) =>
        Assert.True(
            expected.ToString() == derivation.Result,
            $"{where} {derivation.Name}: expected {expected}, derived {derivation.Result}"
        );

    private static long Recheck(string where, RewardsExplanation explanation)
    {
        long compared = 0;
        foreach (var derivation in explanation.Derivations)
        {
            var (count, findings) = Core.Recheck.Run(derivation, RocketPoolFormulas.Library);
            Assert.True(findings.Count == 0, $"{where}: {string.Join("; ", findings.Take(3))}");
            Assert.True(
                derivation.Result != "0" || HasReason(derivation),
                $"{where} {derivation.Name} is zero without a reason"
            );
            compared += count;
        }

        return compared;
    }

    private static bool HasReason(Derivation derivation) =>
        derivation.Reason is not null
        || derivation.Operands.Any(operand => operand.Step is { } step && HasReason(step))
        || derivation.Operands.Any(operand => operand.Value == "0");
}
