using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Conformance;

/// <summary>Chains block by block: authorship, rotation, planning, award, era end, calls.</summary>
internal sealed class ChainVectors
{
    private readonly AccountNames _names = new();
    private readonly List<object?> _hooks = [];
    private readonly RewardsPallet _rewards;
    private readonly ValidatorsPallet _validators;
    private object? _award;
    private EraResult? _ended;

    private ChainVectors(JsonElement config)
    {
        var constants = RewardsShapes.Constants(config);
        _rewards = new RewardsPallet(RewardsShapes.Ruleset(config), constants, new MessageBridge { Checks = false })
        {
            Parameters = RewardsShapes.Parameters(config, new RuntimeParameters()),
        };
        _validators = ErasVectors.Build(config, constants, _names, _hooks);
        var (logStart, logEnd) = (_validators.OnEraStart, _validators.OnEraEnd);
        _validators.OnEraEnd = era =>
        {
            logEnd?.Invoke(era);
            EndEra(era);
        };
        _validators.OnEraStart = (era, session, index) =>
        {
            logStart?.Invoke(era, session, index);
            _rewards.ActiveEra = era;
            _rewards.OnEraStart(era);
        };
        _rewards.Whitelisted = _validators.WhitelistedActiveEra.ToHashSet();
    }

    public static void Run(JsonElement root, FileTally tally)
    {
        var chain = new ChainVectors(root.GetProperty("config"));
        foreach (var block in root.GetProperty("blocks").EnumerateArray())
            chain.RunBlock(block, tally);
        if (root.Optional("hooks") is { } hooks)
            Expected.Compare(tally, "hooks", hooks, chain._hooks);
    }

    private void EndEra(uint era) =>
        _ended = _rewards.EndEra(
            era,
            EraInflation.Base(_rewards.Ruleset.Inflation, _rewards.Constants, _rewards.Parameters, 0),
            _validators.ActiveEraStart
        );

    private void RunBlock(JsonElement block, FileTally tally)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"block {block.Number("n")}");
        (_award, _ended) = (null, null);
        _rewards.Whitelisted = _validators.WhitelistedActiveEra.ToHashSet();
        if (block.Optional("author") is { } author)
            _rewards.NoteAuthor(_names.Read(author));
        if (block.Flag("ends_session", false))
            _validators.Rotate(() =>
                _award = RewardsShapes.Rows(_rewards.EndSession(_validators.Current, null, out _), _names)
            );
        _rewards.OnInitialize();
        foreach (var call in block.Items("calls"))
        {
            var result = ErasVectors.Apply(_validators, call, call.Text("call"), _names);
            if (call.Optional("result") is { } expected)
                Expected.Compare(tally, $"{where} {call.Text("call")}", expected, result);
        }
        _validators.OnFinalize((ulong)block.Amount("timestamp_ms"));
        Compare(block, where, tally);
    }

    private void Compare(JsonElement block, string where, FileTally tally)
    {
        if (block.Optional("award") is { } award)
            Expected.Compare(tally, $"{where} award", award, _award);
        if (block.Optional("era_end") is { } end)
        {
            var ours = _ended is null ? null : RewardsShapes.Result(_ended, _names);
            ours?.Add("era", _ended!.Era);
            Expected.Compare(tally, $"{where} era_end", end, ours);
        }
        else
        {
            tally.Equal($"{where} era_end", expected: false, actual: _ended is not null);
        }
        if (block.Optional("state_after") is not { } state)
            return;
        foreach (var member in state.EnumerateObject())
            Expected.Compare(tally, $"{where} {member.Name}", member.Value, Value(member.Name));
    }

    private object? Value(string name) =>
        name switch
        {
            "external_index" => _validators.ExternalIndex,
            "current_external_index" => _validators.CurrentExternalIndex,
            "rewards_balance" => _rewards.Balances.Rewards,
            "treasury_balance" => _rewards.Balances.Treasury,
            _ => ErasVectors.Value(_validators, name, _names),
        };
}
