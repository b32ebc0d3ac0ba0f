using System.Text.Json;
using Apportion.DataHaven.Conformance;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Facts;

/// <summary>Reads facts from JSON Lines, or from one of the vectors' documents. Format: docs/reference/datahaven-facts.md.</summary>
public static class FactReader
{
    /// <summary>All facts of a stream, in order; lines that cannot be read become findings and the rest is kept.</summary>
    /// <param name="stream">JSON Lines, or one JSON document with <c>steps</c> or <c>blocks</c>.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <exception cref="ApportionException">The chain cannot be read: without its rules nothing can be computed.</exception>
    public static IReadOnlyList<Fact> Read(Stream stream, string file, ICollection<Finding> findings)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        if (VectorFacts.TryRead(memory.ToArray(), file) is { } vector)
            return vector;
        memory.Position = 0;
        var facts = new List<Fact>();
        foreach (var line in JsonLines.Read(memory, file))
        {
            try
            {
                facts.Add(ReadLine(line));
            }
            catch (ApportionException e) when (facts.Exists(fact => fact is ChainFact) || !IsChain(line))
            {
                findings.Add(e.Finding);
            }
        }
        return facts;
    }

    private static bool IsChain(JsonLine line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Utf8);
            return document.RootElement.Optional("fact") is { } name && name.ValueEquals("chain");
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            return false;
        }
    }

    private static Fact ReadLine(JsonLine line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("not an object");
            var fields = new FactFields(document.RootElement, line.Where);
            return Parse(fields.Text("fact"), fields);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "datahaven.fact",
                line.Where,
                "one JSON object a line",
                ParseEdge.Found(e),
                "see docs/reference/datahaven-facts.md",
                e
            );
        }
    }

    private static Fact Parse(string name, FactFields f) =>
        name switch
        {
            "chain" => Chain(f),
            "blockAuthored" => new BlockAuthored(
                f.Where,
                f.Has("author") ? f.Account("author") : null,
                f.Number("count", 1),
                f.Long("block"),
                f.Long("timestampMs")
            ),
            "heartbeat" => new Heartbeat(f.Where, f.Number("session"), f.Account("account")),
            "sessionEnd" => new SessionEnd(
                f.Where,
                f.Number("session"),
                f.Has("validators") ? f.Accounts("validators") : null,
                f.Has("online") ? f.Accounts("online").ToHashSet() : null
            ),
            "eraStart" => new EraStart(
                f.Where,
                f.Number("era"),
                f.Has("session") ? f.Number("session") : null,
                f.Has("whitelisted") ? f.Accounts("whitelisted") : null,
                f.Long("startMs"),
                f.Long("externalIndex") ?? 0
            ),
            "eraWhitelist" => new EraWhitelist(f.Where, f.Accounts("whitelisted")),
            "eraEnd" => new EraEnd(f.Where, f.Number("era")),
            "initialize" => new BlockInitialized(f.Where),
            "validatorSet" => new ValidatorSet(f.Where, f.Accounts("validators"), f.Long("targetEra") ?? 0),
            "whitelistAdd" => new WhitelistChange(f.Where, f.Account("validator"), Adds: true),
            "whitelistRemove" => new WhitelistChange(f.Where, f.Account("validator"), Adds: false),
            "skipExternal" => new SkipExternal(f.Where, f.Flag("skip", otherwise: true)),
            "forceEra" => new EraForcing(f.Where, f.Choice<ForceEra>("mode")),
            "parameters" => Parameters(f),
            "runtimeUpgrade" => new RuntimeUpgrade(f.Where, f.Number("specVersion")),
            "totalIssuance" => new TotalIssuance(f.Where, f.Amount("amount")),
            "baseInflation" => new BaseInflation(f.Where, f.Amount("amount")),
            "sendOutcome" => new SendOutcome(f.Where, f.Flag("ok", otherwise: true)),
            "offenceReport" => Offence(f),
            "recordedPoints" => new RecordedPoints(
                f.Where,
                f.Number("era"),
                f.Has("session") ? f.Number("session") : null,
                f.Number("total"),
                f.Counts("individual")
            ),
            "recordedMessage" => new RecordedMessage(f.Where, f.Number("era"), f.Bytes("calldata")),
            "recordedRoot" => new RecordedRoot(
                f.Where,
                f.Number("era"),
                f.Bytes("root") is { Length: 32 } root
                    ? Merkle.Hash256.FromBytes(root)
                    : throw f.Error("root", "0x and 64 hex digits")
            ),
            _ => Call(name, f),
        };

    private static ChainFact Chain(FactFields f)
    {
        var constants = f.Flag("fast", otherwise: false) ? RuntimeConstants.Fast : new RuntimeConstants();
        var parameters = new RuntimeParameters();
        if (f.Has("network"))
            parameters = Networks.Parameters(f.Text("network"), f);
        return new ChainFact(
            f.Where,
            f.Has("specVersion") ? f.Number("specVersion") : null,
            f.Has("model") ? f.Text("model") : null,
            f.Has("constants") ? ParameterNames.Apply(f.Inner("constants"), constants) : constants,
            f.Has("parameters") ? ParameterNames.Apply(f.Inner("parameters"), parameters) : parameters,
            f.Has("genesis")
                ? (f.Inner("genesis").Accounts("whitelisted"), f.Inner("genesis").Accounts("external"))
                : null,
            f.Amount("rewardsBalance", 0),
            f.Amount("treasuryBalance", 0),
            f.Flag("checksMessages", otherwise: true)
        );
    }

    private static ParameterChange Parameters(FactFields f) => new(f.Where, ParameterChanges.Of(f));

    private static OffenceReported Offence(FactFields f)
    {
        var kind = OffenceKinds.Find(f.Text("kind"), f);
        var session = f.Number("session");
        return new OffenceReported(
            f.Where,
            new OffenceReport(
                f.Text("kind"),
                f.Has("description") ? f.Text("description") : kind.Description,
                kind.Rule,
                session,
                f.Has("timeSlot") ? f.Text("timeSlot") : session.ToString(CultureInfo.InvariantCulture),
                f.Number("validators"),
                f.Accounts("offenders"),
                f.Has("reporters") ? f.Accounts("reporters") : []
            )
        );
    }

    private static RootCall Call(string name, FactFields f) =>
        name switch
        {
            "forceInjectSlash" => new RootCall(
                f.Where,
                name,
                f.Number("era"),
                f.Account("validator"),
                f.Parts("percentage", Perbill.Zero),
                f.Text("kind")
            ),
            "cancelDeferredSlash" => new RootCall(
                f.Where,
                name,
                f.Number("era"),
                Indices: [.. f.Items("indices").Select(index => index.GetUInt32())]
            ),
            "retryUnsentRewardEra" or "retryUnsentSlashEra" => new RootCall(f.Where, name, f.Number("era")),
            "setSlashingMode" => new RootCall(f.Where, name, Mode: f.Choice<SlashingMode>("mode")),
            _ => throw f.Error("fact", "the name of a fact"),
        };
}
