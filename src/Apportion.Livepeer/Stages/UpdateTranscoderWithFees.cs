using Apportion.Livepeer.Numbers;

namespace Apportion.Livepeer.Stages;

/// <summary>Splits fees between an orchestrator's commission and its cumulative fee factor.</summary>
/// <remarks>
/// Source: spec livepeer section 5.3. Fees accrue on the stake at the start of the round, hence the reward factor of the
/// round before.
/// </remarks>
public static class UpdateTranscoderWithFees
{
    private const string Source = "livepeer section 5.3";

    /// <summary>Computes commission and the new fee factor.</summary>
    /// <exception cref="DivideByZeroException">The pool has no stake (the contract reverts).</exception>
    public static Outputs Compute<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var delegatorFees = MathUtils.PercOf(inputs.Amount, inputs.FeeShare);
        var commission = inputs.Amount - delegatorFees;
        var onCommission = PreciseMathUtils.PercOf(delegatorFees, inputs.ActiveCumulativeRewards, inputs.Stake);
        var growth = PreciseMathUtils.PercOf(inputs.PreviousRewardFactor, delegatorFees, inputs.Stake);
        var outputs = new Outputs(commission, onCommission, inputs.FeeFactor + growth);
        if (TRecorder.Records)
            Record(inputs, outputs, delegatorFees, ref recorder);
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
        UInt256 delegatorFees,
        ref TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Step(
            "delegatorFees",
            "floor(feeAmount * feeShare / 1000000)",
            delegatorFees.ToString(),
            Source,
            ("feeAmount", inputs.Amount),
            ("feeShare", (UInt256)inputs.FeeShare)
        );
        recorder.Annotate("part of the fees spread over all stake", "wei ETH");
        recorder.Step(
            "feeCommissionCut",
            "feeAmount - delegatorFees",
            outputs.Commission.ToString(),
            Source,
            ("feeAmount", inputs.Amount),
            ("delegatorFees", delegatorFees)
        );
        recorder.Annotate("commission by the fee share", "wei ETH");
        recorder.Step(
            "feeOnCommission",
            "floor(delegatorFees * floor(activeCommission * 1000000000000000000000000000 / poolStake) / 1000000000000000000000000000)",
            outputs.OnCommission.ToString(),
            Source,
            ("delegatorFees", delegatorFees),
            ("activeCommission", inputs.ActiveCumulativeRewards),
            ("poolStake", inputs.Stake)
        );
        recorder.Annotate("fees earned on unclaimed reward commission", "wei ETH");
        recorder.Step(
            "feeFactor",
            "feeFactorBefore + floor(previousFactor * floor(delegatorFees * 1000000000000000000000000000 / poolStake) / 1000000000000000000000000000)",
            outputs.FeeFactor.ToString(),
            Source,
            ("feeFactorBefore", inputs.FeeFactor),
            ("previousFactor", inputs.PreviousRewardFactor),
            ("delegatorFees", delegatorFees),
            ("poolStake", inputs.Stake)
        );
        recorder.Annotate("cumulative fee factor of the round", "10^-27");
    }

    /// <summary>Fees and the pool they fall to.</summary>
    /// <param name="Amount">Fees in wei of ETH.</param>
    /// <param name="Stake">Active stake of the round.</param>
    /// <param name="FeeShare">Fee share of the round in parts per million.</param>
    /// <param name="ActiveCumulativeRewards">Unclaimed reward commission at the start of the round.</param>
    /// <param name="PreviousRewardFactor">Reward factor before the round, or 10^27.</param>
    /// <param name="FeeFactor">The fee factor to add to.</param>
    public readonly record struct Inputs(
        UInt256 Amount,
        UInt256 Stake,
        uint FeeShare,
        UInt256 ActiveCumulativeRewards,
        UInt256 PreviousRewardFactor,
        UInt256 FeeFactor
    );

    /// <summary>The split.</summary>
    /// <param name="Commission">Kept by the fee share.</param>
    /// <param name="OnCommission">Earned on unclaimed reward commission.</param>
    /// <param name="FeeFactor">The round's cumulative fee factor.</param>
    public readonly record struct Outputs(UInt256 Commission, UInt256 OnCommission, UInt256 FeeFactor);
}
