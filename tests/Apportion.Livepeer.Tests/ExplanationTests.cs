using Apportion.Livepeer.Reports;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Numerics;

namespace Apportion.Livepeer.Tests;

public sealed class ExplanationTests
{
    [Theory]
    [MemberData(nameof(VectorFolder.Names), MemberType = typeof(VectorFolder))]
    public void The_explained_amounts_are_the_contracts_amounts(string name)
    {
        var state = new Sequence(name).Replay().State;
        foreach (var account in state.Accounts)
            for (var round = state.FirstInitialized(); round <= state.Round; round++)
            {
                var derivations = StakeExplanation.Of(state, account, round);
                var (stake, fees) = ContractProfile.At(state, account, round);

                var alone = new UInt256[1];
                ContractProfile.Stakes(state, account, round, alone);

                Assert.Equal(stake, alone[0]);
                Assert.Equal(stake.ToString(), derivations[0].Result);
                Assert.Equal(fees.ToString(), derivations[^1].Result);
            }
    }

    [Fact]
    public void The_worked_example_explains_the_factor_down_to_the_reward_call()
    {
        var state = new Sequence("tiny").Replay().State;
        var account = state.Accounts.Single(a =>
            a.Address.ToString().StartsWith("0xda56479d", StringComparison.Ordinal)
        );

        var stake = StakeExplanation.Of(state, account, 23)[0];
        var factor = stake.Operands.Single(operand => operand.Name == "factorEnd").Step!;

        Assert.Equal("1071693521148325358851674640", factor.Result);
        Assert.Equal("rewardFactor", factor.Formula);
        Assert.Equal("45004500000000000000", factor.Operands[0].Step!.Operands[1].Step!.Operands[0].Value);
    }
}
