using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Facts;

/// <summary>Parameters and constants by the names that facts and options use.</summary>
internal static class ParameterNames
{
    private static readonly UInt128 MultiplierLimit = (UInt128)1 << 96;

    /// <summary>Names of the parameters, for messages.</summary>
    public const string All =
        "blockAuthoringWeight, livenessWeight, fairShareCap, treasuryProportion, inflationAnnualRate (parts per 10^9), "
        + "inflationAnnualAmount, maxSlashWad (base units), serviceManager, rewardToken, rewardsRegistry, rewardsDuration, strategies";

    private static readonly string[] Names = All.Replace(" (parts per 10^9)", "", StringComparison.Ordinal)
        .Replace(" (base units)", "", StringComparison.Ordinal)
        .Split(", ");

    /// <summary>Whether a parameter has this name.</summary>
    public static bool IsKnown(string name) => name is "agentOrigin" || Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The parameters that are given, over those before.</summary>
    public static RuntimeParameters Apply(FactFields given, RuntimeParameters before) =>
        before with
        {
            BlockAuthoringWeight = given.Parts("blockAuthoringWeight", before.BlockAuthoringWeight),
            LivenessWeight = given.Parts("livenessWeight", before.LivenessWeight),
            FairShareCap = given.Parts("fairShareCap", before.FairShareCap),
            TreasuryProportion = given.Parts("treasuryProportion", before.TreasuryProportion),
            InflationAnnualRate = given.Parts("inflationAnnualRate", before.InflationAnnualRate),
            InflationAnnualAmount = given.Amount("inflationAnnualAmount", before.InflationAnnualAmount),
            MaxSlashWad = given.Amount("maxSlashWad", before.MaxSlashWad),
            ServiceManager = given.Account("serviceManager", before.ServiceManager),
            RewardToken = given.Account("rewardToken", before.RewardToken),
            RewardsRegistry = given.Account("rewardsRegistry", before.RewardsRegistry),
            AgentOrigin = given.Has("agentOrigin")
                ? Merkle.Hash256.ParseHex(given.Text("agentOrigin"))
                : before.AgentOrigin,
            RewardsDuration = given.Number("rewardsDuration", before.RewardsDuration),
            Strategies = given.Has("strategies") ? Strategies(given) : before.Strategies,
        };

    private static List<StrategyMultiplier> Strategies(FactFields given)
    {
        var strategies = new List<StrategyMultiplier>();
        foreach (var item in given.Items("strategies"))
        {
            var fields = new FactFields(item, $"{given.Where} strategies");
            var multiplier = fields.Amount("multiplier");
            if (multiplier >= MultiplierLimit)
                throw fields.Error(
                    "datahaven.multiplier",
                    "multiplier",
                    "less than 2^96",
                    multiplier.ToString(CultureInfo.InvariantCulture)
                );
            strategies.Add(new StrategyMultiplier(fields.Account("strategy"), multiplier));
        }
        return strategies;
    }

    /// <summary>The constants that are given, over those before.</summary>
    public static RuntimeConstants Apply(FactFields given, RuntimeConstants before) =>
        before with
        {
            AuthorPoints = given.Number("authorPoints", before.AuthorPoints),
            BasePointsPerBlock = given.Number("basePointsPerBlock", before.BasePointsPerBlock),
            BlocksPerSession = given.Number("blocksPerSession", before.BlocksPerSession),
            SessionsPerEra = given.Number("sessionsPerEra", before.SessionsPerEra),
            MillisecondsPerBlock = given.Number("millisecondsPerBlock", before.MillisecondsPerBlock),
            ExpectedBlocks = given.Has("expectedBlocks") ? given.Number("expectedBlocks") : before.ExpectedBlocks,
            MinInflationPercent = given.Number("minInflationPercent", before.MinInflationPercent),
            MaxInflationPercent = given.Number("maxInflationPercent", before.MaxInflationPercent),
            RewardsHistoryDepth = given.Number("rewardsHistoryDepth", before.RewardsHistoryDepth),
            BondingDuration = given.Number("bondingDuration", before.BondingDuration),
            SlashDeferDuration = given.Number("slashDeferDuration", before.SlashDeferDuration),
            SlashesPerBatch = given.Number("slashesPerBatch", before.SlashesPerBatch),
        };
}
