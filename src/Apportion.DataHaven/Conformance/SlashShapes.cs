using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Our slashes in the shape in which vectors write them.</summary>
internal static class SlashShapes
{
    public static Dictionary<string, object?> State(
        SlashesPallet pallet,
        IEnumerable<ChainEvent> events,
        AccountNames names
    ) =>
        new(StringComparer.Ordinal)
        {
            ["slashes"] = pallet
                .Slashes.Where(pair => pair.Value.Count > 0)
                .ToDictionary(
                    pair => pair.Key.ToString(CultureInfo.InvariantCulture),
                    pair => (object?)pair.Value.Select(slash => Shape(slash, names)).ToArray(),
                    StringComparer.Ordinal
                ),
            ["max_in_era"] = pallet
                .Largest.OrderBy(pair => pair.Key.Era)
                .ThenBy(pair => pair.Key.Validator)
                .Select(pair =>
                    (object?)new object?[] { pair.Key.Era, names.Name(pair.Key.Validator), pair.Value.Parts }
                )
                .ToArray(),
            ["bonded_eras"] = pallet
                .BondedEras.Select(era => (object?)new object?[] { era.Era, era.Session, era.ExternalIndex })
                .ToArray(),
            ["next_slash_id"] = pallet.NextSlashId,
            ["queue"] = pallet.Unsent.Entries.Select(Shape).ToArray(),
            ["pending_kinds"] = pallet
                .PendingKinds.OrderBy(pair => pair.Key.Session)
                .ThenBy(pair => pair.Key.Validator)
                .Select(pair => (object?)new object?[] { pair.Key.Session, names.Name(pair.Key.Validator), pair.Value })
                .ToArray(),
            ["last_built"] = LastBuilt(pallet, names),
            ["events"] = events.Select(happened => Shape(happened, names)).ToArray(),
        };

    private static Dictionary<string, object?> Shape(Slash slash, AccountNames names) =>
        new(StringComparer.Ordinal)
        {
            ["id"] = slash.Id,
            ["validator"] = names.Name(slash.Validator),
            ["percentage"] = slash.Percentage.Parts,
            ["confirmed"] = slash.Confirmed,
            ["kind"] = slash.Kind,
        };

    private static Dictionary<string, object?> Shape(SlashBatch batch) =>
        new(StringComparer.Ordinal)
        {
            ["era"] = batch.Era,
            ["ids"] = batch.Slashes.Select(slash => (object?)slash.Id).ToArray(),
        };

    private static Dictionary<string, object?> LastBuilt(SlashesPallet pallet, AccountNames names) =>
        new(StringComparer.Ordinal)
        {
            ["era"] = pallet.LastBuilt?.Era,
            ["slashes"] = (pallet.LastBuilt?.Requests ?? [])
                .Select(request =>
                    (object?)
                        new Dictionary<string, object?>(StringComparer.Ordinal)
                        {
                            ["validator"] = names.Name(request.Validator),
                            ["wad"] = request.Wad,
                            ["description"] = request.Description,
                        }
                )
                .ToArray(),
        };

    private static Dictionary<string, object?> Shape(ChainEvent happened, AccountNames names)
    {
        var shape = new Dictionary<string, object?>(StringComparer.Ordinal) { ["event"] = happened.Name };
        if (happened.Validator is { } validator)
            shape["validator"] = names.Name(validator);
        if (happened.Fraction is { } fraction)
            shape["fraction"] = fraction.Parts;
        if (happened.Era is { } era)
            shape[happened.Name == "SlashReported" ? "slash_era" : "era"] = era;
        if (happened.Number is { } number)
            shape[NumberName(happened.Name)] = number;
        return shape;
    }

    private static string NumberName(string happened) =>
        happened switch
        {
            "SlashInjected" => "slash_id",
            "SlashAddedToQueue" => "number",
            _ => "count",
        };
}
