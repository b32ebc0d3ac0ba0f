using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Facts;

/// <summary>Kinds of offences by the names facts use. Source: spec datahaven sections 13.1 and 13.6.</summary>
internal static class OffenceKinds
{
    public static (string Description, FractionRule Rule) Find(string name, FactFields fields) =>
        name switch
        {
            "liveness" => ("Liveness offence", FractionRule.Unresponsive),
            "babe" => ("BABE equivocation", FractionRule.Equivocation),
            "grandpa" => ("GRANDPA equivocation", FractionRule.Equivocation),
            "beefy" => ("BEEFY equivocation", FractionRule.Equivocation),
            "beefyFork" => ("BEEFY equivocation", FractionRule.BeefyFork),
            _ => throw fields.Error("kind", "liveness, babe, grandpa, beefy or beefyFork"),
        };
}
