using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Stages;

/// <summary>An era's inflation after scaling and split. Treasury and rewards always sum to the scaled amount.</summary>
/// <param name="Base">I: base inflation.</param>
/// <param name="Percent">Whole percent it is scaled to; null where nothing is scaled.</param>
/// <param name="Scaled">S: what is minted.</param>
/// <param name="Treasury">The treasury's share of S.</param>
/// <param name="Rewards">The rest of S.</param>
public readonly record struct InflationSplit(
    UInt128 Base,
    uint? Percent,
    UInt128 Scaled,
    UInt128 Treasury,
    UInt128 Rewards
);

/// <summary>Base inflation, scaling by produced blocks, and the treasury's share. Source: spec datahaven section 8.</summary>
public static class EraInflation
{
    private const string Section = "datahaven section 8";
    private static readonly UInt128 MillisecondsPerYear = 31_557_600_000;

    /// <summary>Eras of a year of 365.25 days, rounded down; 0 if an era has no length.</summary>
    public static UInt128 ErasPerYear(RuntimeConstants constants)
    {
        var era = Saturating.Multiply(
            Saturating.Multiply((UInt128)constants.SessionsPerEra, constants.BlocksPerSession),
            constants.MillisecondsPerBlock
        );
        return era == 0 ? 0 : MillisecondsPerYear / era;
    }

    /// <summary>I: base inflation of an era. Source: spec datahaven section 8.1.</summary>
    /// <param name="rule">Where it comes from.</param>
    /// <param name="constants">Length of an era.</param>
    /// <param name="parameters">Annual amount or rate at this moment.</param>
    /// <param name="totalIssuance">Total issuance at the era's end; only a rate needs it.</param>
    public static UInt128 Base(
        InflationRule rule,
        RuntimeConstants constants,
        RuntimeParameters parameters,
        UInt128 totalIssuance
    )
    {
        var annual = rule switch
        {
            InflationRule.RateOfIssuance => parameters.InflationAnnualRate.MulFloor(totalIssuance),
            InflationRule.FixedAnnualAmount => parameters.InflationAnnualAmount,
            _ => UInt128.Zero,
        };
        var eras = ErasPerYear(constants);
        return eras == 0 ? 0 : annual / eras;
    }

    /// <summary>The whole percent that a number of produced blocks is worth: a fraction of a percent is dropped.</summary>
    public static uint Percent(uint blocks, RuntimeConstants constants)
    {
        var expected = constants.ExpectedBlocksPerEra;
        var ratio = expected > 0 ? Perbill.FromRational(Math.Min(blocks, expected), expected) : Perbill.One;
        var range = Saturating.Subtract(constants.MaxInflationPercent, constants.MinInflationPercent);
        return Saturating.Add(constants.MinInflationPercent, ratio.MulFloor(range));
    }

    /// <summary>Scales and splits. Source: spec datahaven sections 8.2 and 8.4.</summary>
    public static InflationSplit Split<TRecorder>(
        DataHavenRuleset ruleset,
        UInt128 baseInflation,
        uint blocks,
        RuntimeConstants constants,
        RuntimeParameters parameters,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        uint? percent = ruleset.ScalesInflation ? Percent(blocks, constants) : null;
        var scaled = percent is { } whole ? Perbill.FromPercent(whole).MulFloor(baseInflation) : baseInflation;
        var treasury = parameters.TreasuryProportion.MulFloor(scaled);
        var split = new InflationSplit(baseInflation, percent, scaled, treasury, scaled - treasury);
        if (TRecorder.Records)
            Record(split, blocks, constants, parameters, recorder);
        return split;
    }

    private static void Record<TRecorder>(
        in InflationSplit split,
        uint blocks,
        RuntimeConstants constants,
        RuntimeParameters parameters,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        if (split.Percent is { } percent)
        {
            recorder.Step(
                "percent",
                constants.ExpectedBlocksPerEra > 0
                    ? "lowest + floor(floor(1000000000 * min(blocks, expected) / expected) * max(highest - lowest, 0) / 1000000000)"
                    : "lowest + max(highest - lowest, 0)",
                percent.ToString(CultureInfo.InvariantCulture),
                Section,
                new Term("blocks", blocks),
                new Term("expected", constants.ExpectedBlocksPerEra),
                new Term("lowest", constants.MinInflationPercent),
                new Term("highest", constants.MaxInflationPercent)
            );
            recorder.Annotate("share of the base inflation that is minted", "%");
            recorder.Step(
                "scaledInflation",
                "floor(baseInflation * min(percent, 100) / 100)",
                Text(split.Scaled),
                Section,
                ("baseInflation", Text(split.Base)),
                new Term("percent", percent)
            );
        }
        else
        {
            recorder.Step(
                "scaledInflation",
                "baseInflation",
                Text(split.Scaled),
                Section,
                ("baseInflation", Text(split.Base))
            );
        }
        recorder.Annotate("minted in the era", "base units");
        recorder.Step(
            "treasury",
            "floor(scaledInflation * treasuryProportion / 1000000000)",
            Text(split.Treasury),
            Section,
            ("scaledInflation", Text(split.Scaled)),
            new Term("treasuryProportion", parameters.TreasuryProportion.Parts)
        );
        recorder.Annotate("the treasury's share", "base units");
        recorder.Step(
            "rewards",
            "scaledInflation - treasury",
            Text(split.Rewards),
            Section,
            ("scaledInflation", Text(split.Scaled)),
            ("treasury", Text(split.Treasury))
        );
        recorder.Annotate("minted to the rewards account", "base units");
    }

    private static string Text(UInt128 value) => value.ToString(CultureInfo.InvariantCulture);
}
