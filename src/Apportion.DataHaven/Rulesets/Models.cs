namespace Apportion.DataHaven.Rulesets;

/// <summary>The presets. Source: spec datahaven section 2.</summary>
public static class Models
{
    /// <summary>20 points to each block's author, no inflation, Merkle root of points.</summary>
    public static DataHavenRuleset M0 { get; } =
        new()
        {
            Name = "M0",
            Form = RulesetForm.Copy,
            Summary = "20 points to each block's author; nothing is minted; a Merkle root of points",
            FirstSpecVersion = 0,
        };

    /// <summary>M0 with inflation as a rate of total issuance.</summary>
    public static DataHavenRuleset M1 { get; } =
        M0 with
        {
            Name = "M1",
            Parent = "M0",
            Form = RulesetForm.Delta,
            Summary = "an annual rate of the total issuance is minted each era and split with the treasury",
            FirstSpecVersion = 800,
            Inflation = InflationRule.RateOfIssuance,
        };

    /// <summary>The performance model with an explicit set of online validators.</summary>
    public static DataHavenRuleset M2 { get; } =
        M1 with
        {
            Name = "M2",
            Parent = "M1",
            Summary = "performance points 60/30/10 with liveness from ImOnline; inflation scaled 20 % to 100 %",
            FirstSpecVersion = 900,
            Points = PointsRule.Performance,
            Liveness = LivenessSource.OnlineSet,
            ScalesInflation = true,
            MessageAmount = MessageAmountRule.BeforeTreasury,
        };

    /// <summary>M2 as it ran on chain: nobody was ever online.</summary>
    public static DataHavenRuleset M2OnChain { get; } =
        M2 with
        {
            Name = "M2-onchain",
            Parent = "M2",
            Summary = "M2 as it ran: ImOnline data is cleared before the award, so nobody is online",
            Liveness = LivenessSource.Nobody,
        };

    /// <summary>M3 before slashes carried amounts.</summary>
    public static DataHavenRuleset M3WithoutSlashAmounts { get; } =
        M2 with
        {
            Name = "M3-rt910",
            Parent = "M2",
            Summary =
                "liveness is an authored block; fixed annual inflation; submitRewards of the amount before the treasury's share",
            FirstSpecVersion = 910,
            Liveness = LivenessSource.AuthoredBlock,
            Inflation = InflationRule.FixedAnnualAmount,
            Message = MessageForm.SubmitRewards,
        };

    /// <summary>M3 with a constant slash amount.</summary>
    public static DataHavenRuleset M3 { get; } =
        M3WithoutSlashAmounts with
        {
            Name = "M3",
            Parent = "M3-rt910",
            Summary = "slashes are sent with a constant wad and announced by events",
            FirstSpecVersion = 1000,
            SlashMessage = SlashMessageRule.ConstantWad,
            AnnouncesQueuedSlashes = true,
        };

    /// <summary>M3 with the amount after the treasury's share, typed offences and era-targeted validator sets.</summary>
    public static DataHavenRuleset M4 { get; } =
        M3 with
        {
            Name = "M4",
            Parent = "M3",
            Summary = "the message promises what was minted for rewards; slash wad by fraction; target era checked",
            FirstSpecVersion = 1400,
            MessageAmount = MessageAmountRule.AfterTreasury,
            SlashMessage = SlashMessageRule.FractionOfMaximum,
            RecordsOffenceKind = true,
            ChecksTargetEra = true,
        };

    /// <summary>M4 with retry rings.</summary>
    public static DataHavenRuleset M5 { get; } =
        M4 with
        {
            Name = "M5",
            Parent = "M4",
            Summary = "failed messages are kept in rings and retried",
            FirstSpecVersion = 1500,
            RetriesRewards = true,
            RetriesSlashes = true,
        };

    /// <summary>All presets, oldest first.</summary>
    public static IReadOnlyList<DataHavenRuleset> All { get; } =
    [M0, M1, M2, M2OnChain, M3WithoutSlashAmounts, M3, M4, M5];

    /// <summary>The latest spec version whose rules were read; later ones are taken to be the same, and said so.</summary>
    public const uint LatestKnownSpecVersion = 1500;

    /// <summary>The preset of a name, in any case; null if there is none.</summary>
    public static DataHavenRuleset? Find(string name) =>
        All.FirstOrDefault(model => string.Equals(model.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a runtime of a spec version did on chain.</summary>
    public static DataHavenRuleset ForSpecVersion(uint specVersion) =>
        All.Last(model => !ReferenceEquals(model, M2) && model.FirstSpecVersion <= specVersion);
}
