using System.Text.Json;
using Apportion.DataHaven.Facts;

namespace Apportion.DataHaven.Conformance;

/// <summary>Turns the vectors' sequences and chains into facts, so that every verb takes them as input.</summary>
internal static class VectorFacts
{
    /// <summary>The facts of a document; null if it is not one of these documents.</summary>
    public static IReadOnlyList<Fact>? TryRead(byte[] utf8, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.Optional("config") is not { } config)
                return null;
            if (root.Optional("blocks") is not null && config.Optional("whitelisted_at_genesis") is not null)
                return Collect(Chain(root, config, file), file);
            return root.Optional("steps") is not null && config.Optional("base_points_per_block") is not null
                ? Collect(Sequence(root, config, file), file)
                : null;
        }
        catch (JsonException)
        {
            // Several documents, one a line, are JSON Lines and are read as such.
            return null;
        }
    }

    /// <summary>All facts; a document of another shape is named with the last place that could be read.</summary>
    private static List<Fact> Collect(IEnumerable<Fact> facts, string file)
    {
        var read = new List<Fact>();
        try
        {
            foreach (var fact in facts)
                read.Add(fact);
            return read;
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "datahaven.facts.document",
                read.Count > 1 ? $"{file}, after {read[^1].Where}" : file,
                "a sequence or chain document of the vectors",
                ParseEdge.Found(e),
                "see vectors/datahaven/README.md for its shape",
                e
            );
        }
    }

    private static ChainFact Header(
        JsonElement config,
        string file,
        (IReadOnlyList<Address> Whitelisted, IReadOnlyList<Address> External)? genesis
    ) =>
        new(
            file,
            null,
            RewardsShapes.Ruleset(config).Name,
            RewardsShapes.Constants(config),
            RewardsShapes.Parameters(config.Optional("initial") ?? config, RewardsShapes.Parameters(config, new())),
            genesis,
            0,
            0,
            ChecksMessages: false
        );

    private static IEnumerable<Fact> Sequence(JsonElement root, JsonElement config, string file)
    {
        yield return Header(config, file, null);
        var index = 0;
        foreach (var step in root.Member("steps").EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{file} step {index++}");
            if (step.Optional("message_delivery_ok") is { } delivers)
                yield return new SendOutcome(where, delivers.GetBoolean());
            foreach (var fact in OfStep(step, where))
                yield return fact;
        }
    }

    private static IEnumerable<Fact> OfStep(JsonElement step, string where)
    {
        switch (step.Text("op"))
        {
            case "era_start":
                var start = step.Optional("start_ms") is { } ms ? (ulong?)ms.Amount() : null;
                return
                [
                    new EraStart(where, step.Number("era"), null, null, start, 0),
                    new BaseInflation(where, step.Amount("base_inflation")),
                ];
            case "authored":
                return
                [
                    .. step.Member("counts")
                        .EnumerateObject()
                        .Select(author => new BlockAuthored(
                            where,
                            Address.Parse(author.Name),
                            author.Value.Number(),
                            null,
                            null
                        )),
                ];
            case "session_end":
                return
                [
                    new EraWhitelist(where, Accounts(step, "whitelisted")),
                    new SessionEnd(where, step.Number("session"), Accounts(step, "validators"), null),
                ];
            case "params":
                var given = step.Clone();
                return [new ParameterChange(where, before => RewardsShapes.Parameters(given, before))];
            case "era_end":
                return [new EraEnd(where, step.Number("era"))];
            default:
                return [new BlockInitialized(where)];
        }
    }

    private static IEnumerable<Fact> Chain(JsonElement root, JsonElement config, string file)
    {
        yield return Header(
            config,
            file,
            (Accounts(config, "whitelisted_at_genesis"), Accounts(config, "external_at_genesis"))
        );
        uint session = 0;
        foreach (var block in root.Member("blocks").EnumerateArray())
        {
            var number = (ulong)block.Amount("n");
            var where = string.Create(CultureInfo.InvariantCulture, $"{file} block {number}");
            var author = block.Optional("author") is { } text ? Address.Parse(text.GetString()!) : (Address?)null;
            yield return new BlockAuthored(where, author, 1, number, (ulong)block.Amount("timestamp_ms"));
            if (block.Flag("ends_session", otherwise: false))
                yield return new SessionEnd(where, session++, null, null);
            foreach (var call in block.Items("calls"))
                yield return OfCall(call, where);
        }
    }

    private static Fact OfCall(JsonElement call, string where) =>
        call.Text("call") switch
        {
            "set_external" => new ValidatorSet(where, Accounts(call, "validators"), (ulong)call.Amount("target_era")),
            "add_whitelisted" => new WhitelistChange(where, Address.Parse(call.Text("validator")), Adds: true),
            "remove_whitelisted" => new WhitelistChange(where, Address.Parse(call.Text("validator")), Adds: false),
            "skip_external" => new SkipExternal(where, call.Member("skip").GetBoolean()),
            "force_era" => new EraForcing(
                where,
                Enum.Parse<Stages.ForceEra>((call.Optional("mode") ?? call.Member("force")).GetString()!)
            ),
            var name => throw ApportionException.Malformed(
                "datahaven.call",
                where,
                "set_external, add_whitelisted, remove_whitelisted, skip_external or force_era",
                name,
                "name a call of the validators pallet; see vectors/datahaven/README.md"
            ),
        };

    private static IReadOnlyList<Address> Accounts(JsonElement element, string name) =>
        [.. element.Items(name).Select(item => Address.Parse(item.GetString()!))];
}
