using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Eras of the old models, with roots and growing issuance.</summary>
internal static class OldModelVectors
{
    public static void Run(JsonElement root, FileTally tally)
    {
        foreach (var sequence in root.GetProperty("sequences").EnumerateArray())
            RunSequence(sequence, tally);
    }

    private static void RunSequence(JsonElement sequence, FileTally tally)
    {
        var config = sequence.GetProperty("config");
        var names = new AccountNames();
        var events = new List<ChainEvent>();
        var pallet = new RewardsPallet(
            RewardsShapes.Ruleset(sequence),
            RewardsShapes.Constants(config),
            new MessageBridge { Checks = false }
        )
        {
            OnEvent = events.Add,
            Parameters = RewardsShapes.Parameters(config, new RuntimeParameters()),
        };
        UInt128? issuance = null;
        foreach (var era in sequence.GetProperty("eras").EnumerateArray())
        {
            var number = era.Number("era");
            var where = string.Create(CultureInfo.InvariantCulture, $"{sequence.Text("name")} era {number}");
            pallet.ActiveEra = number;
            RunSessions(era, where, pallet, names, tally);
            issuance ??= era.Amount("issuance_before");
            events.Clear();
            var inflation = EraInflation.Base(
                pallet.Ruleset.Inflation,
                pallet.Constants,
                pallet.Parameters,
                issuance.Value
            );
            var result = pallet.EndEra(number, inflation, null);
            Compare(era, where, result, issuance.Value, pallet, events, names, tally);
            issuance += result.Minted ? result.Inflation.Scaled : 0;
        }
    }

    private static void RunSessions(
        JsonElement era,
        string where,
        RewardsPallet pallet,
        AccountNames names,
        FileTally tally
    )
    {
        var index = 0;
        foreach (var session in era.GetProperty("sessions").EnumerateArray())
        {
            pallet.Whitelisted = names.ReadAll(session.Items("whitelisted")).ToHashSet();
            foreach (var author in session.GetProperty("authored").EnumerateObject())
                pallet.NoteAuthor(names.Read(author.Name), author.Value.Number());
            var rows = pallet.EndSession(
                names.ReadAll(session.Items("validators")),
                names.ReadAll(session.Items("online")).ToHashSet(),
                out _
            );
            var at = string.Create(CultureInfo.InvariantCulture, $"{where} session {index++} rows");
            if (session.Optional("rows") is { } expected)
                Expected.Compare(tally, at, expected, RewardsShapes.Rows(rows, names));
        }
    }

    private static void Compare(
        JsonElement era,
        string where,
        EraResult result,
        UInt128 issuance,
        RewardsPallet pallet,
        List<ChainEvent> events,
        AccountNames names,
        FileTally tally
    )
    {
        var points = pallet.Points.GetValueOrDefault(result.Era) ?? new EraPoints();
        var ours = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["issuance_before"] = issuance,
            ["base_inflation"] = result.Inflation.Base,
            ["percent"] = result.Inflation.Percent,
            ["scaled_inflation"] = result.Inflation.Scaled,
            ["minted_rewards"] = result.Minted ? result.Inflation.Rewards : UInt128.Zero,
            ["minted_treasury"] = result.Minted ? result.Inflation.Treasury : UInt128.Zero,
            ["points"] = RewardsShapes.Counts(points.Individual, names),
            ["total_points"] = points.Total,
            ["merkle_root"] = Commitment.PointsTree.Build(points.Ascending()).Root.ToString(),
            ["event_inflation_amount"] = events.Count > 0 ? events[0].Amount : null,
        };
        foreach (var member in era.EnumerateObject())
            if (member.Name is not ("era" or "sessions"))
                Expected.Compare(tally, $"{where} {member.Name}", member.Value, ours.GetValueOrDefault(member.Name));
    }
}
