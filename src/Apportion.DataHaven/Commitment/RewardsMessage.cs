using Apportion.Core.Evm;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Commitment;

/// <summary>The <c>submitRewards</c> message of an era. Source: spec datahaven sections 9.4 to 9.6.</summary>
public static class RewardsMessage
{
    /// <summary>Description that every message carries.</summary>
    public const string Description = "DataHaven validator rewards";

    private const ulong Gas = 2_000_000;
    private static readonly UInt128 MultiplierLimit = (UInt128)1 << 96;

    /// <summary>Selector of <c>submitRewards</c>.</summary>
    public static FunctionSelector Selector { get; } =
        FunctionSelector.Of("submitRewards(((address,uint96)[],address,(address,uint256)[],uint32,uint32,string))");

    /// <summary>The strategies as they are sent: zero addresses dropped, ascending, equal ones in configured order.</summary>
    public static IReadOnlyList<StrategyMultiplier> Strategies(IReadOnlyList<StrategyMultiplier> configured) =>
        [.. configured.Where(strategy => !strategy.Strategy.IsZero).OrderBy(strategy => strategy.Strategy)];

    /// <summary>Whether every multiplier that is sent fits into 96 bits.</summary>
    public static bool MultipliersFit(IReadOnlyList<StrategyMultiplier> configured) =>
        Strategies(configured).All(strategy => strategy.Multiplier < MultiplierLimit);

    /// <summary>Calldata of the message.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A multiplier is 2^96 or more.</exception>
    public static byte[] Calldata(
        IReadOnlyList<StrategyMultiplier> configured,
        Address token,
        IReadOnlyList<OperatorReward> rewards,
        uint startTimestamp,
        uint duration
    )
    {
        if (!MultipliersFit(configured))
            throw new ArgumentOutOfRangeException(nameof(configured), "a multiplier is 2^96 or more");
        var tuple = new AbiWriter()
            .WriteArray(
                Strategies(configured),
                (writer, strategy) => writer.Write(strategy.Strategy).Write((UInt256)strategy.Multiplier)
            )
            .Write(token)
            .WriteArray(rewards, (writer, reward) => writer.Write(reward.Operator).Write((UInt256)reward.Amount))
            .Write((UInt256)startTimestamp)
            .Write((UInt256)duration)
            .WriteString(Description);
        return new AbiWriter().WriteTuple(tuple).ToCalldata(Selector);
    }

    /// <summary>The message with the parameters of this moment.</summary>
    public static OutboundMessage Build(
        uint era,
        uint startTimestamp,
        IReadOnlyList<OperatorReward> rewards,
        RuntimeParameters parameters
    ) =>
        new(
            parameters.ServiceManager,
            Calldata(
                parameters.Strategies,
                parameters.RewardToken,
                rewards,
                startTimestamp,
                parameters.RewardsDuration
            ),
            Gas,
            OutboundMessage.IdOf(era),
            parameters.AgentOrigin
        );

    /// <summary>Length of the calldata with a number of strategies and operators.</summary>
    public static int CalldataLength(int strategies, int operators) => 356 + 64 * (strategies + operators);
}
