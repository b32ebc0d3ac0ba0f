namespace Apportion.DataHaven.Stages;

/// <summary>How an offence's fraction follows from the number of concurrent offenders.</summary>
public enum FractionRule
{
    /// <summary>BABE, GRANDPA and BEEFY double votes: the square of three times the offenders' share.</summary>
    Equivocation,

    /// <summary>BEEFY fork and future-block voting: half.</summary>
    BeefyFork,

    /// <summary>ImOnline: grows above a tenth of the validators, at most 7 %.</summary>
    Unresponsive,
}

/// <summary>Slash fractions. Source: spec datahaven section 13.6.</summary>
public static class SlashFractions
{
    /// <summary>The fraction for k concurrent offenders of n validators.</summary>
    public static Perbill Of(FractionRule rule, uint offenders, uint validators) =>
        rule switch
        {
            FractionRule.Equivocation => Equivocation(offenders, validators),
            FractionRule.BeefyFork => Perbill.FromPercent(50),
            _ => Unresponsive(offenders, validators),
        };

    /// <summary>min(3k/n, 1)^2, each step rounded down.</summary>
    public static Perbill Equivocation(uint offenders, uint validators) =>
        Perbill.FromRational((UInt128)3 * offenders, validators).Square();

    /// <summary>7 % of 3(k - (n/10 + 1))/n, nothing up to a tenth of the validators.</summary>
    public static Perbill Unresponsive(uint offenders, uint validators)
    {
        var above = Saturating.Subtract(offenders, validators / 10 + 1);
        return Perbill.FromRational((UInt128)3 * above, validators).Multiply(Perbill.FromPercent(7));
    }
}
