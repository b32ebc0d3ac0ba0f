using Apportion.Livepeer.Numbers;

namespace Apportion.Livepeer.Stages;

/// <summary>What the Minter mints for a reward call, and the treasury's part of it.</summary>
/// <remarks>Source: spec livepeer section 5.2. The stake fraction is cut to nine digits first.</remarks>
public static class CreateReward
{
    private const string Source = "livepeer section 5.2";

    /// <summary>Computes the total minted.</summary>
    /// <param name="mintable">Mintable tokens of the round.</param>
    /// <param name="stake">Active stake of the orchestrator.</param>
    /// <param name="totalActiveStake">Active stake of the round, all orchestrators.</param>
    /// <param name="recorder">Takes note.</param>
    public static UInt256 Total<TRecorder>(
        UInt256 mintable,
        UInt256 stake,
        UInt256 totalActiveStake,
        ref TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var total = MathUtilsV2.PercOf(mintable, stake, totalActiveStake);
        if (TRecorder.Records)
        {
            recorder.Step(
                "minted",
                "floor(mintable * floor(poolStake * 1000000000 / activeStake) / 1000000000)",
                total.ToString(),
                Source,
                ("mintable", mintable),
                ("poolStake", stake),
                ("activeStake", totalActiveStake)
            );
            recorder.Annotate("tokens minted for the reward call", "wei LPT");
        }
        return total;
    }

    /// <inheritdoc cref="Total{TRecorder}(UInt256, UInt256, UInt256, ref TRecorder)"/>
    public static UInt256 Total(UInt256 mintable, UInt256 stake, UInt256 totalActiveStake)
    {
        var silent = default(Silent);
        return Total(mintable, stake, totalActiveStake, ref silent);
    }

    /// <summary>The treasury's part: <c>floor(total * rate / 10^27)</c>.</summary>
    public static UInt256 Treasury(UInt256 total, UInt256 treasuryRewardCutRate) =>
        PreciseMathUtils.PercOf(total, treasuryRewardCutRate);
}
