using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Scenarios of validator lists, sessions and eras.</summary>
internal sealed class ErasVectors
{
    private readonly AccountNames _names = new();
    private readonly List<object?> _hooks = [];
    private readonly ValidatorsPallet _pallet;

    private ErasVectors(JsonElement config)
    {
        var most = (int)config.Number("max_list", 100);
        _pallet = Build(
            config,
            new RuntimeConstants
            {
                SessionsPerEra = config.Number("sessions_per_era"),
                MaxWhitelisted = most,
                MaxExternal = most,
            },
            _names,
            _hooks
        );
    }

    /// <summary>A pallet at genesis that logs its hooks.</summary>
    public static ValidatorsPallet Build(
        JsonElement config,
        RuntimeConstants constants,
        AccountNames names,
        List<object?> hooks
    )
    {
        var pallet = new ValidatorsPallet(RewardsShapes.Ruleset(config), constants)
        {
            WithoutKeys = names.ReadAll(config.Items("without_keys")).ToHashSet(),
            OnEraStart = (era, session, index) =>
                hooks.Add(
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["hook"] = "era_start",
                        ["era"] = era,
                        ["session"] = session,
                        ["external_index"] = index,
                    }
                ),
            OnEraEnd = era =>
                hooks.Add(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["hook"] = "era_end", ["era"] = era }
                ),
        };
        pallet.Genesis(
            names.ReadAll(config.Items("whitelisted_at_genesis")),
            names.ReadAll(config.Items("external_at_genesis"))
        );
        return pallet;
    }

    public static void Run(JsonElement root, FileTally tally)
    {
        foreach (var scenario in root.GetProperty("scenarios").EnumerateArray())
            new ErasVectors(root.GetProperty("config")).RunSteps(scenario, tally);
    }

    private void RunSteps(JsonElement scenario, FileTally tally)
    {
        var index = 0;
        foreach (var step in scenario.GetProperty("steps").EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{scenario.Text("name")} step {index++}");
            var result = Apply(_pallet, step, step.Text("op"), _names);
            if (step.Optional("expect_result") is { } expectedResult)
                Expected.Compare(tally, $"{where} result", expectedResult, result);
            if (step.Optional("expect") is not { } expect)
                continue;
            foreach (var member in expect.EnumerateObject())
                Expected.Compare(
                    tally,
                    $"{where} {member.Name}",
                    member.Value,
                    member.Name == "hooks" ? _hooks : Value(_pallet, member.Name, _names)
                );
        }
    }

    /// <summary>Applies a call or moves on to a session; gives <c>Ok</c> or the error's name.</summary>
    public static string Apply(ValidatorsPallet pallet, JsonElement step, string op, AccountNames names)
    {
        switch (op)
        {
            case "run_to_session":
                while (pallet.Session < step.Number("session"))
                    pallet.Rotate();
                return "Ok";
            case "set_external":
                return pallet.SetExternal(names.ReadAll(step.Items("validators")), (ulong)step.Amount("target_era"));
            case "add_whitelisted":
                return pallet.AddWhitelisted(names.Read(step.GetProperty("validator")));
            case "remove_whitelisted":
                return pallet.RemoveWhitelisted(names.Read(step.GetProperty("validator")));
            case "skip_external":
                pallet.SkipExternal = step.GetProperty("skip").GetBoolean();
                return "Ok";
            case "force_era":
                pallet.Force = Enum.Parse<ForceEra>((step.Optional("mode") ?? step.GetProperty("force")).GetString()!);
                return "Ok";
            default:
                throw new FormatException($"unknown step \"{op}\"");
        }
    }

    /// <summary>A value of the state by its name in vectors.</summary>
    public static object? Value(ValidatorsPallet pallet, string name, AccountNames names) =>
        name switch
        {
            "session" => pallet.Session,
            "active_era" => pallet.ActiveEra,
            "era_start_ms" => pallet.ActiveEraStart,
            "planned_era" or "current_era" => pallet.PlannedEra,
            "validators" => names.Names(pallet.Current),
            "queued" => names.Names(pallet.Queued),
            "whitelisted" => names.Names(pallet.Whitelisted),
            "whitelisted_active_era" => names.Names(pallet.WhitelistedActiveEra),
            "external" => names.Names(pallet.External),
            // The tests' "external index" is the one in use by the active era.
            "external_index" => pallet.CurrentExternalIndex,
            "force" => pallet.Force.ToString(),
            "skip_external" => pallet.SkipExternal,
            _ => throw new FormatException($"unknown value \"{name}\""),
        };
}
