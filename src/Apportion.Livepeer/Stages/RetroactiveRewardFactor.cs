using Apportion.Livepeer.Numbers;

namespace Apportion.Livepeer.Stages;

/// <summary>
/// The contract's estimate of the reward factor before this round's reward, used for fees when reward was called in the
/// round and the round before stores no factor.
/// </summary>
/// <remarks>
/// Source: spec livepeer section 5.3. The estimate is of mintable plus minted tokens, not of mintable ones, so it depends
/// on how many others were rewarded before; part of the fee reaches nobody.
/// </remarks>
public static class RetroactiveRewardFactor
{
    private const string Source = "livepeer section 5.3";

    /// <summary>Computes the estimate.</summary>
    public static UInt256 Compute<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var rewards = PreciseMathUtils.PercOf(inputs.Mintable + inputs.Minted, inputs.Stake, inputs.TotalActiveStake);
        var afterTreasury = rewards - PreciseMathUtils.PercOf(rewards, inputs.TreasuryRewardCutRate);
        var delegatorRewards = afterTreasury - MathUtils.PercOf(afterTreasury, inputs.RewardCut);
        var factor = PreciseMathUtils.PercOf(inputs.Factor, inputs.Stake, delegatorRewards + inputs.Stake);
        if (TRecorder.Records)
            Record(inputs, rewards, afterTreasury, delegatorRewards, factor, ref recorder);
        return factor;
    }

    /// <inheritdoc cref="Compute{TRecorder}(in Inputs, ref TRecorder)"/>
    public static UInt256 Compute(in Inputs inputs)
    {
        var silent = default(Silent);
        return Compute(inputs, ref silent);
    }

    private static void Record<TRecorder>(
        in Inputs inputs,
        UInt256 rewards,
        UInt256 afterTreasury,
        UInt256 delegatorRewards,
        UInt256 factor,
        ref TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Step(
            "estimatedRewards",
            "floor((mintable + minted) * floor(poolStake * 1000000000000000000000000000 / activeStake) / 1000000000000000000000000000)",
            rewards.ToString(),
            Source,
            ("mintable", inputs.Mintable),
            ("minted", inputs.Minted),
            ("poolStake", inputs.Stake),
            ("activeStake", inputs.TotalActiveStake)
        );
        recorder.Step(
            "estimatedAfterTreasury",
            "estimatedRewards - floor(estimatedRewards * treasuryRate / 1000000000000000000000000000)",
            afterTreasury.ToString(),
            Source,
            ("estimatedRewards", rewards),
            ("treasuryRate", inputs.TreasuryRewardCutRate)
        );
        recorder.Step(
            "estimatedDelegatorRewards",
            "estimatedAfterTreasury - floor(estimatedAfterTreasury * rewardCut / 1000000)",
            delegatorRewards.ToString(),
            Source,
            ("estimatedAfterTreasury", afterTreasury),
            ("rewardCut", (UInt256)inputs.RewardCut)
        );
        recorder.Step(
            "previousFactor",
            "floor(rewardFactor * floor(poolStake * 1000000000000000000000000000 / (estimatedDelegatorRewards + poolStake)) / 1000000000000000000000000000)",
            factor.ToString(),
            Source,
            ("rewardFactor", inputs.Factor),
            ("poolStake", inputs.Stake),
            ("estimatedDelegatorRewards", delegatorRewards)
        );
        recorder.Annotate(
            "reward factor before the round, as the contract estimates it",
            "10^-27",
            "livepeer.retroactive-factor"
        );
    }

    /// <summary>The round and the pool.</summary>
    /// <param name="Mintable">Mintable tokens of the round.</param>
    /// <param name="Minted">Tokens minted in the round so far.</param>
    /// <param name="TreasuryRewardCutRate">Treasury cut of the round, units of 10^-27.</param>
    /// <param name="TotalActiveStake">Active stake of the round, all orchestrators.</param>
    /// <param name="Stake">Active stake of the pool.</param>
    /// <param name="RewardCut">Reward cut of the pool in parts per million.</param>
    /// <param name="Factor">Reward factor of the round.</param>
    public readonly record struct Inputs(
        UInt256 Mintable,
        UInt256 Minted,
        UInt256 TreasuryRewardCutRate,
        UInt256 TotalActiveStake,
        UInt256 Stake,
        uint RewardCut,
        UInt256 Factor
    );
}
