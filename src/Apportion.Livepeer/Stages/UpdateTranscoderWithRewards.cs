using Apportion.Livepeer.Numbers;

namespace Apportion.Livepeer.Stages;

/// <summary>Splits a reward between an orchestrator's commission and its cumulative reward factor.</summary>
/// <remarks>
/// Source: spec livepeer section 5.2. Commission has two components: the cut, and what unclaimed commission earns as part
/// of the stake. The second one is not taken from the delegators' part: the factor spreads that part over all stake.
/// </remarks>
public static class UpdateTranscoderWithRewards
{
    private const string Source = "livepeer section 5.2";

    /// <summary>Computes commission and the new factor.</summary>
    /// <exception cref="DivideByZeroException">The pool has no stake (the contract reverts).</exception>
    public static Outputs Compute<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var commission = MathUtils.PercOf(inputs.Amount, inputs.RewardCut);
        var delegatorRewards = inputs.Amount - commission;
        var onCommission = PreciseMathUtils.PercOf(delegatorRewards, inputs.CumulativeRewards, inputs.Stake);
        var growth = PreciseMathUtils.PercOf(inputs.PreviousFactor, delegatorRewards, inputs.Stake);
        var outputs = new Outputs(commission, onCommission, inputs.PreviousFactor + growth);
        if (TRecorder.Records)
            Record(inputs, outputs, delegatorRewards, ref recorder);
        return outputs;
    }

    /// <inheritdoc cref="Compute{TRecorder}(in Inputs, ref TRecorder)"/>
    public static Outputs Compute(in Inputs inputs)
    {
        var silent = default(Silent);
        return Compute(inputs, ref silent);
    }

    private static void Record<TRecorder>(
        in Inputs inputs,
        in Outputs outputs,
        UInt256 delegatorRewards,
        ref TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Step(
            "commission",
            "floor(reward * rewardCut / 1000000)",
            outputs.Commission.ToString(),
            Source,
            ("reward", inputs.Amount),
            ("rewardCut", (UInt256)inputs.RewardCut)
        );
        recorder.Annotate("commission by the reward cut", "wei LPT");
        recorder.Step(
            "delegatorRewards",
            "reward - commission",
            delegatorRewards.ToString(),
            Source,
            ("reward", inputs.Amount),
            ("commission", outputs.Commission)
        );
        recorder.Annotate("part of the reward spread over all stake", "wei LPT");
        recorder.Step(
            "onCommission",
            "floor(delegatorRewards * floor(pendingCommission * 1000000000000000000000000000 / poolStake) / 1000000000000000000000000000)",
            outputs.OnCommission.ToString(),
            Source,
            ("delegatorRewards", delegatorRewards),
            ("pendingCommission", inputs.CumulativeRewards),
            ("poolStake", inputs.Stake)
        );
        recorder.Annotate("rewards earned on unclaimed commission", "wei LPT");
        recorder.Step(
            "rewardFactor",
            "previousFactor + floor(previousFactor * floor(delegatorRewards * 1000000000000000000000000000 / poolStake) / 1000000000000000000000000000)",
            outputs.Factor.ToString(),
            Source,
            ("previousFactor", inputs.PreviousFactor),
            ("delegatorRewards", delegatorRewards),
            ("poolStake", inputs.Stake)
        );
        recorder.Annotate("cumulative reward factor of the round", "10^-27");
    }

    /// <summary>A reward and the pool it falls to.</summary>
    /// <param name="Amount">Reward after the treasury cut.</param>
    /// <param name="Stake">Active stake of the round.</param>
    /// <param name="RewardCut">Reward cut of the round in parts per million.</param>
    /// <param name="CumulativeRewards">Pending commission before this reward.</param>
    /// <param name="PreviousFactor">Reward factor of the last rewarded round, or 10^27.</param>
    public readonly record struct Inputs(
        UInt256 Amount,
        UInt256 Stake,
        uint RewardCut,
        UInt256 CumulativeRewards,
        UInt256 PreviousFactor
    );

    /// <summary>The split.</summary>
    /// <param name="Commission">Kept by the cut.</param>
    /// <param name="OnCommission">Earned on unclaimed commission.</param>
    /// <param name="Factor">The round's cumulative reward factor.</param>
    public readonly record struct Outputs(UInt256 Commission, UInt256 OnCommission, UInt256 Factor);
}
