using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Stages;

/// <summary>What a delegator owns at the end of a round, rewards and fees since its last claim included.</summary>
/// <remarks>
/// Source: spec livepeer section 4.4 (pendingStake and pendingFees of the contract). The start factor is the raw one of
/// the claim's round, read when asked: whatever was added to that round after the claim is lost to the delegator.
/// </remarks>
public static class PendingStakeAndFees
{
    private const string Source = "livepeer section 4.4";

    /// <summary>Computes both, for one delegator.</summary>
    public static Outputs Compute<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var stake = inputs.Bonded;
        var fees = inputs.Fees;
        if (inputs.LastClaimRound < inputs.EndRound)
        {
            stake = Grown(inputs, ref recorder);
            fees = inputs.Fees + Earned(inputs, ref recorder);
            if (TRecorder.Records)
                recorder.Step(
                    "fees",
                    "feesBooked + feesEarned",
                    fees.ToString(),
                    Source,
                    ("feesBooked", inputs.Fees),
                    ("feesEarned", fees - inputs.Fees)
                );
        }
        else if (TRecorder.Records)
            Booked(inputs, ref recorder);
        return inputs.Self ? WithCommission(inputs, stake, fees, ref recorder) : new Outputs(stake, fees);
    }

    /// <inheritdoc cref="Compute{TRecorder}(in Inputs, ref TRecorder)"/>
    public static Outputs Compute(in Inputs inputs)
    {
        var silent = default(Silent);
        return Compute(inputs, ref silent);
    }

    /// <summary>The stake alone; the same formula without that of the fees.</summary>
    public static UInt256 Stake(in Inputs inputs)
    {
        var silent = default(Silent);
        var stake = inputs.LastClaimRound < inputs.EndRound ? Grown(inputs, ref silent) : inputs.Bonded;
        return inputs.Self ? stake + inputs.CumulativeRewards : stake;
    }

    private static UInt256 Grown<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var (start, end) = (inputs.Start.RewardOrOne, inputs.End.RewardOrOne);
        var stake = PreciseMathUtils.PercOf(inputs.Bonded, end, start);
        if (TRecorder.Records)
        {
            recorder.Step(
                "stakeOfBond",
                "floor(bonded * floor(factorEnd * 1000000000000000000000000000 / factorStart) / 1000000000000000000000000000)",
                stake.ToString(),
                Source,
                ("bonded", inputs.Bonded),
                ("factorEnd", end),
                ("factorStart", start)
            );
            recorder.Annotate(
                "stake from the bond and the growth of the reward factor",
                "wei LPT",
                Unchanged(start, end)
            );
        }
        return stake;
    }

    private static UInt256 Earned<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var start = inputs.Start.RewardOrOne;
        var earned = PreciseMathUtils.PercOf(inputs.Bonded, inputs.End.Fee - inputs.Start.Fee, start);
        if (TRecorder.Records)
        {
            recorder.Step(
                "feesEarned",
                "floor(bonded * floor((feeFactorEnd - feeFactorStart) * 1000000000000000000000000000 / factorStart) / 1000000000000000000000000000)",
                earned.ToString(),
                Source,
                ("bonded", inputs.Bonded),
                ("feeFactorEnd", inputs.End.Fee),
                ("feeFactorStart", inputs.Start.Fee),
                ("factorStart", start)
            );
            recorder.Annotate(
                "fees earned since the last claim",
                "wei ETH",
                Unchanged(inputs.Start.Fee, inputs.End.Fee)
            );
        }
        return earned;
    }

    private static Outputs WithCommission<TRecorder>(
        in Inputs inputs,
        UInt256 stake,
        UInt256 fees,
        ref TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var outputs = new Outputs(stake + inputs.CumulativeRewards, fees + inputs.CumulativeFees);
        if (TRecorder.Records)
        {
            recorder.Step(
                "pendingFees",
                "fees + feeCommission",
                outputs.Fees.ToString(),
                Source,
                ("fees", fees),
                ("feeCommission", inputs.CumulativeFees)
            );
            recorder.Annotate("pending fees with the orchestrator's own commission", "wei ETH");
            recorder.Step(
                "pendingStake",
                "stakeOfBond + rewardCommission",
                outputs.Stake.ToString(),
                Source,
                ("stakeOfBond", stake),
                ("rewardCommission", inputs.CumulativeRewards)
            );
            recorder.Annotate("pending stake with the orchestrator's own commission", "wei LPT");
        }
        return outputs;
    }

    private static void Booked<TRecorder>(in Inputs inputs, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Step("fees", "feesBooked", inputs.Fees.ToString(), Source, ("feesBooked", inputs.Fees));
        recorder.Annotate("fees as of the claim in this round", "wei ETH", "livepeer.claimed-this-round");
        recorder.Step("stakeOfBond", "bonded", inputs.Bonded.ToString(), Source, ("bonded", inputs.Bonded));
        recorder.Annotate(
            "bond as of the claim in this round",
            "wei LPT",
            "livepeer.claimed-this-round",
            "A claim in a round takes what was earned until then; what the round brings later does not reach it."
        );
    }

    private static string? Unchanged(UInt256 start, UInt256 end) => start == end ? "livepeer.factor-unchanged" : null;

    /// <summary>One delegator and the factors of its delegate.</summary>
    /// <param name="Bonded">Bond as of the last claim.</param>
    /// <param name="Fees">Fees as of the last claim.</param>
    /// <param name="LastClaimRound">Round of the last claim.</param>
    /// <param name="EndRound">Round at whose end (or in which, for the current one) the amounts are wanted.</param>
    /// <param name="Start">Raw factors of the delegate in the claim's round.</param>
    /// <param name="End">Latest factors of the delegate at the end round.</param>
    /// <param name="Self">True if the account delegates to itself; its pending commission is then added.</param>
    /// <param name="CumulativeRewards">Pending reward commission.</param>
    /// <param name="CumulativeFees">Pending fee commission.</param>
    public readonly record struct Inputs(
        UInt256 Bonded,
        UInt256 Fees,
        ulong LastClaimRound,
        ulong EndRound,
        CumulativeFactors Start,
        CumulativeFactors End,
        bool Self,
        UInt256 CumulativeRewards,
        UInt256 CumulativeFees
    );

    /// <summary>Pending stake and fees in wei.</summary>
    /// <param name="Stake">LPT.</param>
    /// <param name="Fees">ETH.</param>
    public readonly record struct Outputs(UInt256 Stake, UInt256 Fees);
}
