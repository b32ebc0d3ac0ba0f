using System.Text.Json;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Our results in the shape in which reward vectors write them, and their configuration as ours.</summary>
internal static class RewardsShapes
{
    public static RuntimeConstants Constants(JsonElement config) =>
        new()
        {
            AuthorPoints = config.Number("author_points", 20),
            BasePointsPerBlock = config.Number("base_points_per_block", 320),
            SessionsPerEra = config.Number("sessions_per_era", 6),
            BlocksPerSession = config.Number("blocks_per_session", 600),
            MillisecondsPerBlock = config.Number("ms_per_block", 6000),
            ExpectedBlocks = config.Optional("expected_blocks_per_era")?.Number(),
            MinInflationPercent = config.Number("min_inflation_percent", 20),
            MaxInflationPercent = config.Number("max_inflation_percent", 100),
            RewardsHistoryDepth = config.Number("history_depth", 64),
        };

    public static DataHavenRuleset Ruleset(JsonElement config) =>
        config.Optional("model")?.GetString() is not { } name
            ? Models.M5
            : Models.Find(name) ?? throw new FormatException($"unknown model \"{name}\"");

    /// <summary>The parameters that are given, over those before.</summary>
    public static RuntimeParameters Parameters(JsonElement given, RuntimeParameters before) =>
        before with
        {
            BlockAuthoringWeight = given.Parts("block_authoring_weight", before.BlockAuthoringWeight),
            LivenessWeight = given.Parts("liveness_weight", before.LivenessWeight),
            FairShareCap = given.Parts("fair_share_cap", before.FairShareCap),
            TreasuryProportion = given.Parts("treasury_proportion", before.TreasuryProportion),
            InflationAnnualRate = given.Parts("annual_rate", before.InflationAnnualRate),
            InflationAnnualAmount = given.Optional("annual_inflation")?.Amount() ?? before.InflationAnnualAmount,
        };

    public static Dictionary<string, object?> State(
        RewardsPallet pallet,
        IEnumerable<ChainEvent> events,
        AccountNames names,
        bool withQueue
    )
    {
        var state = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["points"] = pallet.Points.ToDictionary(
                pair => Text(pair.Key),
                pair =>
                    (object?)
                        new Dictionary<string, object?>(StringComparer.Ordinal)
                        {
                            ["total"] = pair.Value.Total,
                            ["individual"] = Counts(pair.Value.Individual, names),
                        },
                StringComparer.Ordinal
            ),
            ["blocks_in_era"] = pallet.BlocksProduced.ToDictionary(
                pair => Text(pair.Key),
                pair => (object?)pair.Value,
                StringComparer.Ordinal
            ),
            ["authored_in_session"] = Counts(pallet.Authored, names),
            ["events"] = events.Select(Event).ToArray(),
            ["rewards_balance"] = pallet.Balances.Rewards,
            ["treasury_balance"] = pallet.Balances.Treasury,
        };
        if (withQueue)
            state["queue"] = pallet
                .Unsent.Entries.Select(entry =>
                    (object?)new object?[] { entry.Era, entry.StartTimestamp, entry.Amount }
                )
                .ToArray();
        return state;
    }

    public static Dictionary<string, object?> Counts(IReadOnlyDictionary<Address, uint> counts, AccountNames names) =>
        counts.ToDictionary(pair => names.Name(pair.Key), pair => (object?)pair.Value, StringComparer.Ordinal);

    private static object? Event(ChainEvent happened)
    {
        var shape = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["event"] = happened.Name,
            ["era"] = happened.Era,
        };
        if (happened.TotalPoints is { } points)
            shape["total_points"] = points;
        if (happened.Amount is { } amount)
            shape["inflation_amount"] = amount;
        return shape;
    }

    public static object?[] Rows(IEnumerable<AwardRow> rows, AccountNames names) =>
        [
            .. rows.Select(row => new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["validator"] = names.Name(row.Validator),
                ["authored"] = row.Authored,
                ["credited"] = row.Credited,
                ["online"] = row.Online,
                ["block_points"] = row.BlockPoints,
                ["liveness_base_points"] = row.LivenessBasePoints,
                ["points"] = row.Points,
            }),
        ];

    public static Dictionary<string, object?> Result(EraResult result, AccountNames names)
    {
        var shape = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["percent"] = result.Inflation.Percent,
            ["scaled_inflation"] = result.Inflation.Scaled,
        };
        if (result.Minted)
        {
            shape["treasury"] = result.Inflation.Treasury;
            shape["rewards"] = result.Inflation.Rewards;
            shape["message_amount"] = result.Amount;
            shape["start_timestamp"] = result.StartTimestamp;
        }
        if (result.Attempt?.Payout is { } payout)
        {
            shape["operator_rewards"] = payout
                .Rewards.Select(reward => (object?)new object?[] { names.Name(reward.Operator), reward.Amount })
                .ToArray();
            shape["dust"] = payout.Dust;
        }
        return shape;
    }

    private static string Text(uint value) => value.ToString(CultureInfo.InvariantCulture);
}
