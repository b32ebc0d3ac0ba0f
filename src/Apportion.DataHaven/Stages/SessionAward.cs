using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Stages;

/// <summary>What all validators of a session share. Source: spec datahaven section 7 steps 1 to 5.</summary>
/// <param name="Blocks">T: blocks of all recorded authors, also of those outside the list.</param>
/// <param name="Validators">n: all validators, whitelisted ones included.</param>
/// <param name="FairShare">Blocks of a fair share, at least 1.</param>
/// <param name="MostCredited">Blocks credited at most.</param>
/// <param name="AuthoringWeight">Weight of blocks.</param>
/// <param name="LivenessWeight">Weight of being online.</param>
/// <param name="BaseWeight">Weight of being in the list.</param>
/// <param name="BasePointsPerBlock">Points a block adds to the pool.</param>
public readonly record struct SessionShares(
    uint Blocks,
    uint Validators,
    uint FairShare,
    uint MostCredited,
    Perbill AuthoringWeight,
    Perbill LivenessWeight,
    Perbill BaseWeight,
    uint BasePointsPerBlock
);

/// <summary>One validator's award of a session.</summary>
/// <param name="Validator">Who.</param>
/// <param name="Authored">Blocks authored.</param>
/// <param name="Credited">Blocks credited after the cap.</param>
/// <param name="Online">Whether it counted as online.</param>
/// <param name="BlockPoints">Points for blocks.</param>
/// <param name="LivenessBasePoints">Points for liveness and base.</param>
/// <param name="Points">Their sum, saturating.</param>
public readonly record struct AwardRow(
    Address Validator,
    uint Authored,
    uint Credited,
    bool Online,
    uint BlockPoints,
    uint LivenessBasePoints,
    uint Points
);

/// <summary>The award of performance points at the end of a session. Source: spec datahaven section 7.</summary>
public static class SessionAward
{
    private const string Section = "datahaven section 7";

    /// <summary>The figures all validators share.</summary>
    /// <param name="blocks">T: all recorded blocks of the session.</param>
    /// <param name="validators">n: all validators of the session.</param>
    /// <param name="parameters">Parameters at this moment.</param>
    /// <param name="basePointsPerBlock">Points a block adds to the pool.</param>
    public static SessionShares Share(
        uint blocks,
        uint validators,
        RuntimeParameters parameters,
        uint basePointsPerBlock
    )
    {
        var fair = Math.Max(1, blocks / validators);
        // Weights above 100 % in sum are never scaled: the sum is clamped before it is tested (spec section 15, 1).
        var baseWeight = Perbill
            .One.SaturatingSubtract(parameters.BlockAuthoringWeight)
            .SaturatingSubtract(parameters.LivenessWeight);
        return new SessionShares(
            blocks,
            validators,
            fair,
            Saturating.Add(fair, parameters.FairShareCap.MulFloor(fair)),
            parameters.BlockAuthoringWeight,
            parameters.LivenessWeight,
            baseWeight,
            basePointsPerBlock
        );
    }

    /// <summary>The award of one validator that is not whitelisted.</summary>
    public static AwardRow Of<TRecorder>(
        in SessionShares shares,
        Address validator,
        uint authored,
        bool online,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var credited = Math.Min(authored, shares.MostCredited);
        var blockPoints = shares.AuthoringWeight.MulFloor(Saturating.Multiply(credited, shares.BasePointsPerBlock));
        var weight = (online ? shares.LivenessWeight : Perbill.Zero).SaturatingAdd(shares.BaseWeight);
        var counted = Math.Max(shares.Blocks, shares.Validators);
        var pool = weight.MulFloor(Saturating.Multiply(counted, shares.BasePointsPerBlock));
        var livenessBase = pool / shares.Validators;
        var points = Saturating.Add(blockPoints, livenessBase);
        if (TRecorder.Records)
        {
            Record(shares, authored, recorder);
            recorder.Step(
                "blockPoints",
                "floor(min(credited * basePointsPerBlock, 4294967295) * authoringWeight / 1000000000)",
                Text(blockPoints),
                Section,
                new Term("credited", credited),
                new Term("basePointsPerBlock", shares.BasePointsPerBlock),
                new Term("authoringWeight", shares.AuthoringWeight.Parts)
            );
            recorder.Annotate(
                "points for authored blocks",
                "points",
                authored > credited ? "datahaven.soft-cap" : null
            );
            RecordPool(shares, online, weight, pool, recorder);
            recorder.Step(
                "livenessBasePoints",
                "floor(pool / validators)",
                Text(livenessBase),
                Section,
                new Term("pool", pool),
                new Term("validators", shares.Validators)
            );
            recorder.Annotate("points for liveness and base", "points", online ? null : "datahaven.offline");
            recorder.Step(
                "sessionPoints",
                "min(blockPoints + livenessBasePoints, 4294967295)",
                Text(points),
                Section,
                new Term("blockPoints", blockPoints),
                new Term("livenessBasePoints", livenessBase)
            );
            recorder.Annotate("points of the session", "points");
        }
        return new AwardRow(validator, authored, credited, online, blockPoints, livenessBase, points);
    }

    private static void Record<TRecorder>(in SessionShares shares, uint authored, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Step(
            "fairShare",
            "max(1, floor(blocks / validators))",
            Text(shares.FairShare),
            Section,
            new Term("blocks", shares.Blocks),
            new Term("validators", shares.Validators)
        );
        recorder.Annotate("fair share of blocks, over all validators", "blocks");
        var cap = shares.MostCredited - shares.FairShare;
        recorder.Step(
            "mostCredited",
            "min(fairShare + capBlocks, 4294967295)",
            Text(shares.MostCredited),
            Section,
            new Term("fairShare", shares.FairShare),
            new Term("capBlocks", cap)
        );
        recorder.Annotate("blocks credited at most", "blocks");
        recorder.Step(
            "credited",
            "min(authored, mostCredited)",
            Text(Math.Min(authored, shares.MostCredited)),
            Section,
            new Term("authored", authored),
            new Term("mostCredited", shares.MostCredited)
        );
        recorder.Annotate("credited blocks", "blocks");
    }

    private static void RecordPool<TRecorder>(
        in SessionShares shares,
        bool online,
        Perbill weight,
        uint pool,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Step(
            "livenessBaseWeight",
            "min(1000000000, if(online, livenessWeight, 0) + max(max(1000000000 - authoringWeight, 0) - livenessWeight, 0))",
            Text(weight.Parts),
            Section,
            new Term("online", online),
            new Term("livenessWeight", shares.LivenessWeight.Parts),
            new Term("authoringWeight", shares.AuthoringWeight.Parts)
        );
        recorder.Annotate("weight of liveness and base", "parts per billion");
        recorder.Step(
            "pool",
            "floor(min(max(blocks, validators) * basePointsPerBlock, 4294967295) * livenessBaseWeight / 1000000000)",
            Text(pool),
            Section,
            new Term("blocks", shares.Blocks),
            new Term("validators", shares.Validators),
            new Term("basePointsPerBlock", shares.BasePointsPerBlock),
            new Term("livenessBaseWeight", weight.Parts)
        );
        recorder.Annotate("pool of liveness and base", "points");
    }

    private static string Text(uint value) => value.ToString(CultureInfo.InvariantCulture);
}
