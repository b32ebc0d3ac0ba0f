using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Replay;

/// <summary>Calls and what they change.</summary>
internal sealed partial class RuntimeReplay
{
    private void Call(Fact fact)
    {
        switch (fact)
        {
            case ParameterChange change:
                _chain = _chain with { Parameters = change.Change(_chain.Parameters) };
                _rewards.Parameters = _slashes.Parameters = Changed(_chain.Parameters);
                break;
            case RuntimeUpgrade upgrade:
                Upgrade(upgrade);
                break;
            case ValidatorSet set:
                Check("validatorSet", _validators?.SetExternal(set.Validators, set.TargetEra));
                break;
            case WhitelistChange change:
                Change(change);
                break;
            case SkipExternal skip when _validators is not null:
                _validators.SkipExternal = skip.Skips;
                break;
            case EraForcing force when _validators is not null:
                _validators.Force = force.Mode;
                break;
            case RootCall call:
                Check(call.Name, Root(call));
                break;
        }
    }

    private void SetWhitelist(IReadOnlyList<Address> whitelisted)
    {
        _rewards.Whitelisted = _options.Whitelist ?? whitelisted.ToHashSet();
        if (_validators is null)
            _slashes.Invulnerables = whitelisted.ToHashSet();
    }

    private void Change(WhitelistChange change)
    {
        if (_validators is null)
        {
            // Without derived sets only the protection from slashes follows the current list.
            var list = _slashes.Invulnerables.ToHashSet();
            _ = change.Adds ? list.Add(change.Validator) : list.Remove(change.Validator);
            _slashes.Invulnerables = list;
            return;
        }
        Check(
            change.Adds ? "whitelistAdd" : "whitelistRemove",
            change.Adds ? _validators.AddWhitelisted(change.Validator) : _validators.RemoveWhitelisted(change.Validator)
        );
        _slashes.Invulnerables = _validators.Whitelisted.ToHashSet();
    }

    private string Root(RootCall call) =>
        call.Name switch
        {
            "forceInjectSlash" => _slashes.ForceInject(call.Era, call.Validator, call.Percentage, call.Kind),
            "cancelDeferredSlash" => _slashes.CancelDeferred(call.Era, call.Indices ?? []),
            "retryUnsentRewardEra" => _rewards.RetryUnsentEra(call.Era),
            "retryUnsentSlashEra" => _slashes.RetryUnsentEra(call.Era),
            _ => SetMode(call.Mode),
        };

    private string SetMode(SlashingMode mode)
    {
        _slashes.Mode = mode;
        return "Ok";
    }

    /// <summary>A call that fails changes nothing on chain; it is worth knowing.</summary>
    private void Check(string call, string? outcome)
    {
        if (outcome is not (null or "Ok"))
            _findings.Add(
                Finding.Notice("datahaven.call-failed", _where, $"{call} fails with {outcome} and changes nothing")
            );
    }
}
