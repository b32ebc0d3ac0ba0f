using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Runs reward scenarios and whole-era sequences step by step, comparing the full state after each.</summary>
internal sealed class RewardsVectors
{
    private readonly AccountNames _names = new();
    private readonly List<ChainEvent> _events = [];
    private readonly RewardsPallet _pallet;
    private readonly FileTally _tally;
    private readonly bool _clearsEvents;
    private readonly Address _rewards;
    private readonly Address _treasury;
    private UInt128 _baseInflation;
    private ulong? _eraStart;

    private RewardsVectors(JsonElement config, FileTally tally, MessageBridge bridge, bool clearsEvents)
    {
        _tally = tally;
        _clearsEvents = clearsEvents;
        _pallet = new RewardsPallet(RewardsShapes.Ruleset(config), RewardsShapes.Constants(config), bridge)
        {
            OnEvent = _events.Add,
            Parameters = RewardsShapes.Parameters(config.Optional("initial") ?? config, new RuntimeParameters()),
        };
        _baseInflation = config.Optional("default_era_inflation")?.Amount() ?? 0;
        _pallet.Balances.Mint(
            config.Optional("rewards_balance")?.Amount() ?? 0,
            config.Optional("treasury_balance")?.Amount() ?? 0
        );
        _rewards = _names.Read(config.Optional("rewards_account")?.GetString() ?? "18446744073709551615");
        _treasury = _names.Read(config.Optional("treasury_account")?.GetString() ?? "999");
    }

    /// <summary>A file of scenarios.</summary>
    public static void RunScenarios(JsonElement root, FileTally tally)
    {
        var config = root.GetProperty("config");
        foreach (var scenario in root.GetProperty("scenarios").EnumerateArray())
        {
            var bridge = new MessageBridge { Builds = false, Checks = false };
            new RewardsVectors(config, tally, bridge, clearsEvents: false).RunSteps(scenario, scenario.Text("name"));
        }
    }

    /// <summary>A sequence of eras.</summary>
    public static void RunSequence(JsonElement root, FileTally tally)
    {
        var bridge = new MessageBridge { Checks = false };
        new RewardsVectors(root.GetProperty("config"), tally, bridge, clearsEvents: true).RunSteps(root, "sequence");
    }

    private void RunSteps(JsonElement owner, string name)
    {
        var index = 0;
        foreach (var step in owner.GetProperty("steps").EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{name} step {index++} {step.Text("op")}");
            Apply(step, where);
            if (step.Optional("after") is not { } after)
                continue;
            Expected.Compare(_tally, where, after, State(after));
            if (_clearsEvents)
                _events.Clear();
        }
        if (owner.Optional("final") is { } final)
            Expected.Compare(_tally, $"{name} final", final, State(final));
    }

    /// <summary>Our state; models without a ring are written without one.</summary>
    private Dictionary<string, object?> State(JsonElement expected) =>
        RewardsShapes.State(
            _pallet,
            _events,
            _names,
            withQueue: _pallet.Ruleset.RetriesRewards || expected.TryGetProperty("queue", out _)
        );

    private void Apply(JsonElement step, string where)
    {
        if (step.Optional("message_delivery_ok") is { } delivers)
            _pallet.Bridge.Delivers = delivers.GetBoolean();
        switch (step.Text("op"))
        {
            case "set":
                Set(step);
                break;
            case "params":
                _pallet.Parameters = RewardsShapes.Parameters(step, _pallet.Parameters);
                break;
            case "author":
                _pallet.NoteAuthor(_names.Read(step.GetProperty("validator")), step.Number("count", 1));
                break;
            case "authored":
                foreach (var author in step.GetProperty("counts").EnumerateObject())
                    _pallet.NoteAuthor(_names.Read(author.Name), author.Value.Number());
                break;
            case "reward_by_ids":
                foreach (var entry in step.Items("points"))
                    _pallet.AddPoints(_names.Read(entry[0]), entry[1].Number());
                break;
            case "session_end":
                EndSession(step, where);
                break;
            case "era_start":
                StartEra(step);
                break;
            case "era_end":
                var result = _pallet.EndEra(step.Number("era"), _baseInflation, _eraStart);
                if (step.Optional("result") is { } expected)
                    Expected.Compare(_tally, $"{where} result", expected, RewardsShapes.Result(result, _names));
                break;
            case "on_initialize":
                _pallet.OnInitialize();
                break;
            case "retry_unsent_reward_era":
                var outcome = step.Flag("root", true) ? _pallet.RetryUnsentEra(step.Number("era")) : "BadOrigin";
                Expected.Compare(_tally, $"{where} result", step.GetProperty("result"), outcome);
                break;
            default:
                Edit(step);
                break;
        }
    }

    private void Set(JsonElement step)
    {
        _pallet.ActiveEra = step.Number("active_era", _pallet.ActiveEra);
        _eraStart = step.Optional("active_era_start_ms") is { } start ? (ulong)start.Amount() : null;
        _baseInflation = step.Optional("era_inflation")?.Amount() ?? _baseInflation;
        _pallet.Bridge.Delivers = !step.Flag("send_message_fails", false);
    }

    private void StartEra(JsonElement step)
    {
        var era = step.Number("era");
        if (step.Optional("base_inflation") is { } inflation)
        {
            _pallet.ActiveEra = era;
            _baseInflation = inflation.Amount();
            _eraStart = step.Optional("start_ms") is { } start ? (ulong)start.Amount() : null;
        }
        _pallet.OnEraStart(era);
    }

    private void EndSession(JsonElement step, string where)
    {
        _pallet.Whitelisted = _names.ReadAll(step.Items("whitelisted")).ToHashSet();
        var online = step.Optional("online") is null ? null : _names.ReadAll(step.Items("online")).ToHashSet();
        var rows = _pallet.EndSession(_names.ReadAll(step.Items("validators")), online, out _);
        if (step.Optional("rows") is { } expected)
            Expected.Compare(_tally, $"{where} rows", expected, RewardsShapes.Rows(rows, _names));
    }

    /// <summary>Direct edits of the state, as tests make them.</summary>
    private void Edit(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "queue_push":
                var entry = step.GetProperty("entry");
                var pushed = _pallet.Unsent.TryPush(
                    new UnsentReward(entry[0].Number(), entry[1].Number(), entry[2].Amount())
                );
                if (step.Optional("result") is { } result)
                    _tally.Equal("queue_push result", result.GetRawText(), pushed ? "true" : "false");
                break;
            case "mint":
                var account = _names.Read(Either(step, "account", "who", "to"));
                var amount = step.Amount("amount");
                _pallet.Balances.Mint(account == _rewards ? amount : 0, account == _treasury ? amount : 0);
                break;
            case "set_authored":
                _pallet.SetAuthored(
                    _names.Read(Either(step, "validator", "author", "account")),
                    Either(step, "count", "blocks", "value").Number()
                );
                break;
            case "set_blocks_in_era":
                _pallet.SetBlocks(step.Number("era"), Either(step, "blocks", "count", "value").Number());
                break;
            case "clear_authored":
                _pallet.ClearAuthored();
                break;
            case "reset_events":
                _events.Clear();
                break;
            default:
                throw new FormatException($"unknown step \"{step.Text("op")}\"");
        }
    }

    private static JsonElement Either(JsonElement step, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (step.Optional(name) is { } value)
                return value;
        throw new FormatException($"step \"{step.Text("op")}\" has none of {string.Join(", ", names!)}");
    }
}
