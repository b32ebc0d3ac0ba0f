using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Runs slash scenarios and random slash life cycles step by step, comparing the full state after each.</summary>
internal sealed class SlashVectors
{
    private readonly AccountNames _names = new();
    private readonly List<ChainEvent> _events = [];
    private readonly SlashesPallet _pallet;
    private readonly FileTally _tally;
    private readonly bool _isSequence;

    private SlashVectors(JsonElement config, FileTally tally, bool isSequence)
    {
        _tally = tally;
        _isSequence = isSequence;
        var ruleset = config.Optional("model") is { } model ? Models.Find(model.GetString()!)! : Models.M5;
        _pallet = new SlashesPallet(
            ruleset,
            new RuntimeConstants
            {
                SlashDeferDuration = config.Number("slash_defer_duration", 0),
                BondingDuration = config.Number("bonding_duration", 28),
                SlashesPerBatch = config.Number("batch", 10),
            },
            new MessageBridge { Checks = false }
        )
        {
            OnEvent = _events.Add,
            Invulnerables = _names.ReadAll(config.Items("invulnerables")).ToHashSet(),
            Parameters = new RuntimeParameters { MaxSlashWad = config.Amount("max_slash_wad") },
        };
        _pallet.FirstSessionOf = FirstSessionOf;
    }

    // The mock of the pallet's tests: era e starts at session e, known for the bonded eras only.
    private uint? FirstSessionOf(uint era) =>
        era <= _pallet.ActiveEra && era + _pallet.Constants.BondingDuration >= _pallet.ActiveEra ? era : null;

    /// <summary>A file of scenarios.</summary>
    public static void RunScenarios(JsonElement root, FileTally tally)
    {
        foreach (var scenario in root.GetProperty("scenarios").EnumerateArray())
            new SlashVectors(root.GetProperty("config"), tally, isSequence: false).RunSteps(
                scenario,
                scenario.Text("name")
            );
    }

    /// <summary>A random life cycle.</summary>
    public static void RunSequence(JsonElement root, FileTally tally) =>
        new SlashVectors(root.GetProperty("config"), tally, isSequence: true).RunSteps(root, "sequence");

    private void RunSteps(JsonElement owner, string name)
    {
        var index = 0;
        foreach (var step in owner.GetProperty("steps").EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{name} step {index++} {step.Text("op")}");
            var result = Apply(step, where);
            if (step.Optional("result") is { } expected && result is not null)
                Expected.Compare(_tally, $"{where} result", expected, result);
            if (step.Optional("after") is not { } after)
                continue;
            Expected.Compare(_tally, where, after, SlashShapes.State(_pallet, _events, _names));
            if (_isSequence)
                _events.Clear();
        }
        if (owner.Optional("final") is { } final)
            Expected.Compare(_tally, $"{name} final", final, SlashShapes.State(_pallet, _events, _names));
    }

    private string? Apply(JsonElement step, string where)
    {
        switch (step.Text("op"))
        {
            case "era_start":
                StartEra(step);
                return null;
            case "on_offence":
                OnOffence(step, where);
                return null;
            case "report_offence":
                return Report(step);
            case "on_initialize":
                _pallet.OnInitialize();
                return null;
            case "force_inject_slash":
                return _pallet.ForceInject(
                    step.Number("era"),
                    _names.Read(step.GetProperty("validator")),
                    Perbill.FromParts(step.Number("percentage")),
                    step.Text("kind")
                );
            case "cancel_deferred_slash":
                return _pallet.CancelDeferred(
                    step.Number("era"),
                    [.. step.Items("indices").Select(index => index.Number())]
                );
            case "retry_unsent_slash_era":
                return step.Flag("root", true) ? _pallet.RetryUnsentEra(step.Number("era")) : "BadOrigin";
            case "set_slashing_mode":
                _pallet.Mode = Enum.Parse<SlashingMode>(step.Text("mode"));
                return "Ok";
            default:
                Edit(step);
                return null;
        }
    }

    private void StartEra(JsonElement step)
    {
        var era = step.Number("era");
        if (_isSequence)
            _pallet.ActiveEra = era;
        _pallet.OnEraStart(era, step.Number("session"), (ulong)step.Amount("external_index"));
    }

    private void OnOffence(JsonElement step, string where)
    {
        var session = step.Number("session");
        foreach (var pending in step.Items("pending_kinds"))
            _pallet.SetPendingKind(session, _names.Read(pending[0]), pending[1].GetString()!);
        var offenders = step.Items("offenders")
            .Select(pair => (_names.Read(pair[0]), Perbill.FromParts(pair[1].Number())))
            .ToList();
        if (step.Optional("kinds") is { } kinds)
            Expected.Compare(
                _tally,
                $"{where} kinds",
                kinds,
                offenders.Select(pair => _pallet.PendingKinds.GetValueOrDefault((session, pair.Item1))).ToArray()
            );
        _pallet.OnOffence(offenders, session);
    }

    private string Report(JsonElement step)
    {
        var session = step.Number("session");
        if (_pallet.IsTooOld(session))
            return "Ok";
        var offenders = _names.ReadAll(step.Items("offenders"));
        foreach (var offender in offenders)
            _pallet.SetPendingKind(session, offender, step.Text("kind"));
        if (!step.Flag("inner_fails", false))
            return "Ok";
        foreach (var offender in offenders)
            _pallet.TakePendingKind(session, offender);
        return "DuplicateReport";
    }

    /// <summary>Direct edits of the state, as tests make them.</summary>
    private void Edit(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "set_defer_duration":
                _pallet.Constants = _pallet.Constants with { SlashDeferDuration = step.Number("eras") };
                break;
            case "set_active_era":
                _pallet.ActiveEra = step.Number("era");
                break;
            case "set_pending_kind":
                _pallet.SetPendingKind(
                    step.Number("session"),
                    _names.Read(step.GetProperty("validator")),
                    step.Text("kind")
                );
                break;
            case "take_pending_kind":
                _pallet.TakePendingKind(step.Number("session"), _names.Read(step.GetProperty("validator")));
                break;
            case "set_delivery":
                _pallet.Bridge.Delivers = step.GetProperty("ok").GetBoolean();
                break;
            case "set_slashes":
                _pallet.SetSlashes(step.Number("era"), ReadSlashes(step));
                break;
            case "queue_push":
                _pallet.Unsent.TryPush(new SlashBatch(step.Number("era"), ReadSlashes(step)));
                break;
            case "reset_events":
                _events.Clear();
                break;
            default:
                throw new FormatException($"unknown step \"{step.Text("op")}\"");
        }
    }

    private List<Slash> ReadSlashes(JsonElement step) =>
        [
            .. step.Items("slashes")
                .Select(slash => new Slash(
                    slash.Number("id"),
                    _names.Read(slash.GetProperty("validator")),
                    Perbill.FromParts(slash.Number("percentage")),
                    slash.Flag("confirmed", true),
                    slash.Optional("kind")?.GetString() ?? "",
                    []
                )),
        ];
}
