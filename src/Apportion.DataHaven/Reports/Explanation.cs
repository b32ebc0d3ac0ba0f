using Apportion.DataHaven.Replay;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Reports;

/// <summary>
/// Derivations of points and amounts, from authored blocks to tokens, by running the same stages with a recorder.
/// </summary>
public static class Explanation
{
    private const string PointsSection = "datahaven section 7";
    private const string SplitSection = "datahaven section 9.2";

    /// <summary>Why an account has its points of a session; a zero names its reason.</summary>
    public static Derivation OfSession(ReplayResult result, SessionReport session, Address account)
    {
        var recording = new Recording();
        var authored = session.Authored.GetValueOrDefault(account);
        if (session.Whitelisted.Contains(account))
            return Zero(
                recording,
                "datahaven.whitelisted",
                "whitelisted validators are counted but earn nothing",
                authored
            );
        if (!session.Ruleset.CountsBlocks)
            return Fixed(recording, session, account, authored, result);
        if (!session.Validators.Contains(account))
            return Zero(recording, "datahaven.not-in-set", "it is no validator of the session", authored);
        if (session.Shares is not { } shares)
            return Zero(recording, "datahaven.nobody-can-earn", "all validators are whitelisted", authored);
        foreach (var (name, value) in Inputs(shares, authored))
            recording.Fact(name, value.ToString(CultureInfo.InvariantCulture), new FactSource(session.Where));
        var row = session.Rows.First(row => row.Validator == account);
        SessionAward.Of(shares, account, authored, row.Online, recording);
        return recording.Last with { Title = Title(session) };
    }

    private static (string Name, uint Value)[] Inputs(in SessionShares shares, uint authored) =>
        [
            ("authored", authored),
            ("blocks", shares.Blocks),
            ("validators", shares.Validators),
            ("basePointsPerBlock", shares.BasePointsPerBlock),
            ("authoringWeight", shares.AuthoringWeight.Parts),
            ("livenessWeight", shares.LivenessWeight.Parts),
        ];

    private static string Title(SessionReport session) =>
        FormattableString.Invariant($"points of session {session.Session}");

    private static Derivation Zero(Recording recording, string reason, string note, uint authored)
    {
        recording.Zero("sessionPoints", reason, note, PointsSection, new Term("authored", authored));
        return recording.Last;
    }

    private static Derivation Fixed(
        Recording recording,
        SessionReport session,
        Address account,
        uint authored,
        ReplayResult result
    )
    {
        if (authored == 0)
            return Zero(recording, "datahaven.no-blocks", "it authored no block of the session", authored);
        recording.Step(
            "sessionPoints",
            "min(authored * authorPoints, 4294967295)",
            Text(session.FixedPoints.GetValueOrDefault(account)),
            "datahaven section 12.1",
            new Term("authored", authored),
            new Term("authorPoints", result.Rewards.Constants.AuthorPoints)
        );
        recording.Annotate(Title(session), "points");
        return recording.Last;
    }

    /// <summary>Why an account has its points of an era, session by session.</summary>
    public static Derivation PointsOfEra(ReplayResult result, EraReport era, Address account)
    {
        var operands = result
            .SessionsOf(era.Era)
            .Select(session =>
            {
                var step = OfSession(result, session, account);
                return new Operand($"session {Text(session.Session)}", step.Result, null, step);
            })
            .ToArray();
        var points = Text(era.PointsOf(account));
        return operands.Length == 0
            ? new Derivation(
                "eraPoints",
                "points of the era",
                null,
                [],
                points,
                "points",
                [],
                PointsSection,
                null,
                null
            )
            : Step(
                "eraPoints",
                "points of the era",
                "min(sum(), 4294967295)",
                operands,
                points,
                "points",
                PointsSection
            );
    }

    /// <summary>Why an account has its amount in an era's message; a zero names its reason.</summary>
    public static Derivation AmountOfEra(ReplayResult result, EraReport era, Address account)
    {
        var points = PointsOfEra(result, era, account);
        if (era.LastAttempt?.Payout is not { } payout)
            return NoAmount(era, points);
        var recording = Inflation(era);
        var name = era.Ruleset.MessageAmount == MessageAmountRule.AfterTreasury ? "rewards" : "scaledInflation";
        Operand[] operands =
        [
            new("eraPoints", points.Result, null, points),
            new("messageAmount", Text(era.Result.Amount ?? 0), null, recording.Find(name)),
            new("totalPoints", Text(era.Result.TotalPoints), new FactSource(era.Where), null),
        ];
        _ = payout;
        var step = Step(
            "amount",
            FormattableString.Invariant($"amount of era {era.Era}"),
            "floor(eraPoints * messageAmount / totalPoints)",
            operands,
            Text(era.AmountOf(account)),
            "base units",
            SplitSection
        );
        return era.Sent
            ? step
            : step with
            {
                Reason = $"datahaven.not-sent.{era.LastAttempt.Failure}",
                Note = "the message was not sent; the amount stays in the rewards account",
            };
    }

    private static Derivation NoAmount(EraReport era, Derivation points)
    {
        var (reason, note) =
            !era.Result.Minted && era.Ruleset.Inflation == InflationRule.None
                ? ("datahaven.no-inflation", "the model mints nothing; points are published as a Merkle root")
            : !era.Result.Minted ? ("datahaven.nothing-minted", "the era has no points or no inflation")
            : era.Ruleset.Message == MessageForm.PointsRoot
                ? (
                    "datahaven.points-root",
                    "the message carries the root of points; a claim pays one base unit per point"
                )
            : ($"datahaven.not-sent.{era.LastAttempt?.Failure}", "no message was built, so no amount was split");
        return new Derivation(
            "amount",
            FormattableString.Invariant($"amount of era {era.Era}"),
            null,
            [new Operand("eraPoints", points.Result, null, points)],
            "0",
            "base units",
            [],
            SplitSection,
            reason,
            note
        );
    }

    private static Recording Inflation(EraReport era)
    {
        var recording = new Recording();
        var source = new FactSource(era.Where);
        recording.Fact("blocks", Text(era.Result.Blocks), source);
        recording.Fact("baseInflation", Text(era.Result.Inflation.Base), source);
        EraInflation.Split(
            era.Ruleset,
            era.Result.Inflation.Base,
            era.Result.Blocks,
            era.Constants,
            era.Parameters,
            recording
        );
        return recording;
    }

    private static Derivation Step(
        string name,
        string title,
        string formula,
        Operand[] operands,
        string expected,
        string unit,
        string source
    )
    {
        var evaluation = Formula.Evaluate(formula, operands, FormulaLibrary.BuiltIn);
        return evaluation.Value.EqualsText(expected)
            ? new Derivation(name, title, formula, operands, expected, unit, evaluation.Roundings, source, null, null)
            : throw new BrokenInvariantException(
                "derivation",
                $"{name} = {formula} gives {evaluation.Value}, not {expected}"
            );
    }

    private static string Text(UInt128 value) => value.ToString(CultureInfo.InvariantCulture);
}
