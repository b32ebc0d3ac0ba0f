using Apportion.Core;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Reports.Simulation;

namespace Apportion.Livepeer.Tests;

public sealed class SimulationTests
{
    private static readonly Address T1 = Address.Parse("0x5531d3f9e51341f19bb365751531cd6d53a97bc4");
    private static readonly Address T0 = Address.Parse("0xc706713f28253f6119335ee59ec6090def7c98fd");
    private static readonly Address D1 = Address.Parse("0xda56479dc000b5bb3621abdf8c77487e0b7cea31");

    [Theory]
    [MemberData(nameof(VectorFolder.Names), MemberType = typeof(VectorFolder))]
    public void Changing_nothing_gives_the_unchanged_result(string name)
    {
        var comparison = Run(name, new SimulationPlan());

        Assert.Empty(comparison.Rows);
    }

    [Fact]
    public void Calling_reward_in_a_missed_round_mints_the_missed_tokens()
    {
        var comparison = Run("tiny", new SimulationPlan { CallMissed = [T1] });

        var gained = comparison.Rows.Single(row => row.Account == T1.ToString() && row.Asset == LivepeerAssets.Lpt);
        // Rounds 23 and 25 were missed: 45.0045 and about 43 LPT after the treasury cut, and the growth on them.
        Assert.InRange(gained.Difference, 88 * Lpt, 92 * Lpt);
    }

    [Fact]
    public void A_lower_cut_moves_commission_to_the_delegators()
    {
        var comparison = Run("tiny", new SimulationPlan { RewardCuts = new Dictionary<Address, uint> { [T0] = 0 } });

        Assert.True(
            comparison.Rows.Single(row => row.Account == D1.ToString() && row.Asset == LivepeerAssets.Lpt).Difference
                > 0
        );
        Assert.True(
            comparison.Rows.Single(row => row.Account == T0.ToString() && row.Asset == LivepeerAssets.Lpt).Difference
                < 0
        );
    }

    [Fact]
    public void A_moved_bond_earns_with_the_new_orchestrator()
    {
        var sequence = new Sequence("tiny");
        var simulation = new SimulatedReplay(
            sequence.Options,
            new SimulationPlan { Moves = [new SimulatedMove(D1, T1, 22)] }
        );
        simulation.Run(sequence.Facts);

        Assert.Empty(simulation.Changed.Findings);
        var state = simulation.Changed.State;
        Assert.Equal(T1, state.DelegateOf(state.Find(D1)!.States.Current)!.Address);
        Assert.Contains(simulation.Compare().Rows, row => row.Account == D1.ToString());
    }

    private static System.Numerics.BigInteger Lpt { get; } = System.Numerics.BigInteger.Pow(10, 18);

    private static Comparison Run(string name, SimulationPlan plan)
    {
        var sequence = new Sequence(name);
        var simulation = new SimulatedReplay(sequence.Options, plan);
        simulation.Run(sequence.Facts);
        Assert.Empty(simulation.Changed.Findings);
        return simulation.Compare();
    }
}
