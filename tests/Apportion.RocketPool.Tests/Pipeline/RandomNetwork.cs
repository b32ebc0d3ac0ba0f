using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>Networks with members that join and leave, small bonds, cheaters, exits and withdrawals, by seed.</summary>
internal static class RandomNetwork
{
    public static NetworkState Build(int seed)
    {
        var random = new Random(seed);
        var builder = new StateBuilder();
        builder.Protocol = builder.Protocol with
        {
            SmoothingPoolBalance = (UInt256)(ulong)random.NextInt64(long.MaxValue),
        };
        var minipools = 1;
        for (var node = 1; node <= 12; node++)
        {
            var changed = (ulong)random.Next(3100, 3519);
            builder.Node(
                node,
                rplStake: random.Next(0, 3000),
                optedIn: random.Next(3) > 0,
                optChanged: StateBuilder.TimeOf(random.Next(2) == 0 ? 1000 : changed)
            );
            for (var count = random.Next(0, 4); count > 0; count--)
            {
                AddMinipool(builder, minipools++, random);
            }
        }

        return builder.Build();
    }

    private static void AddMinipool(StateBuilder builder, int number, Random random)
    {
        var bond = random.Next(2) == 0 ? 16 : 8;
        var activation = random.Next(4) == 0 ? (ulong)random.Next(100, 112) : 10;
        var exit = random.Next(5) == 0 ? (ulong)random.Next(99, 112) : BeaconConstants.FarFutureEpoch;
        // A validator that the filter takes for inactive attests nothing, as on the chain.
        var attests = activation < 110 && exit > 99;
        var good = attests ? random.Next(0, 10) : 0;
        builder.Minipool(
            number,
            bond,
            fee: bond == 8 ? "50000000000000000" : "150000000000000000",
            activation: activation,
            exit: exit,
            good: good,
            missed: attests ? random.Next(0, 10 - good) : 0,
            penalties: random.Next(15) == 0 ? 3UL : 0,
            status: random.Next(10) == 0 ? MinipoolStatus.Dissolved : MinipoolStatus.Staking
        );
        if (bond == 8 && random.Next(2) == 0)
        {
            builder.ChangeLastMinipool(minipool =>
                minipool with
                {
                    LastBondReductionTime = StateBuilder.TimeOf((ulong)random.Next(3100, 3500)),
                    LastBondReductionPrevValue = (UInt256)16 * StateBuilder.Eth,
                    LastBondReductionPrevNodeFee = random.Next(2) == 0 ? default : UInt256.Parse("200000000000000000"),
                }
            );
        }

        builder.Withdraw(
            (ulong)random.Next(3200, 3519),
            number,
            (UInt256)(ulong)random.NextInt64(1_000_000_000_000_000)
        );
    }
}
