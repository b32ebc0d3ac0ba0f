using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven;

/// <summary>Sessions, eras and calls of a replay.</summary>
internal sealed partial class Replay
{
    private readonly Dictionary<uint, uint> _firstSessions = [];
    private Dictionary<Address, uint> _fixedPoints = [];
    private Dictionary<Address, uint> _fixedAuthored = [];
    private IReadOnlySet<Address>? _explicitOnline;

    private void StartDerived(
        (IReadOnlyList<Address> Whitelisted, IReadOnlyList<Address> External) genesis,
        DataHavenRuleset ruleset,
        RuntimeConstants constants
    )
    {
        _validators = new ValidatorsPallet(ruleset, constants) { OnEraStart = BeginEra, OnEraEnd = FinishEra };
        _validators.Genesis(genesis.Whitelisted, genesis.External);
        _slashes.FirstSessionOf = _validators.FirstSessionOf;
        _slashes.Invulnerables = _validators.Whitelisted.ToHashSet();
        SetWhitelist(_validators.WhitelistedActiveEra);
    }

    private void SetWhitelist(IReadOnlyList<Address> whitelisted)
    {
        _rewards.Whitelisted = _options.Whitelist ?? whitelisted.ToHashSet();
        if (_validators is null)
            _slashes.Invulnerables = whitelisted.ToHashSet();
    }

    private void BeginEra(uint era, uint session, ulong externalIndex)
    {
        _eraRuns = true;
        _eraStart = null;
        _rewards.ActiveEra = era;
        _slashes.ActiveEra = era;
        _slashes.OnEraStart(era, session, externalIndex);
        _rewards.OnEraStart(era);
    }

    private void SetEraStart(ulong milliseconds)
    {
        _eraStart = milliseconds;
        if (milliseconds / 1000 > uint.MaxValue)
            _findings.Add(
                Finding.Notice(
                    "datahaven.timestamp-wraps",
                    _where,
                    FormattableString.Invariant(
                        $"{milliseconds} ms exceed 32 bits of seconds; the message's start wraps"
                    )
                )
            );
    }

    private void StartEra(EraStart start)
    {
        if (_validators is not null)
        {
            if (_validators.ActiveEra != start.Era)
                _findings.Add(
                    Finding.Of("datahaven.era", start.Where, _validators.ActiveEra ?? 0, (BigInteger)start.Era)
                );
            return;
        }
        if (_eraRuns)
            _findings.Add(
                Finding.Missing(
                    "datahaven.era-not-ended",
                    start.Where,
                    FormattableString.Invariant($"the end of era {_rewards.ActiveEra}"),
                    "add the fact \"eraEnd\""
                )
            );
        var session = start.Session ?? (_lastSession is { } last ? last + 1 : 0);
        _firstSessions[start.Era] = session;
        _slashes.FirstSessionOf = era => _firstSessions.TryGetValue(era, out var first) ? first : null;
        BeginEra(start.Era, session, start.ExternalIndex);
        if (start.StartMilliseconds is { } milliseconds)
            SetEraStart(milliseconds);
        if (start.Whitelisted is { } whitelisted)
            SetWhitelist(whitelisted);
    }

    private void EndSession(SessionEnd end)
    {
        if (_lastSession is { } last && end.Session != last + 1)
            _findings.Add(
                Finding.Malformed(
                    "datahaven.session-gap",
                    end.Where,
                    FormattableString.Invariant($"session {last + 1}"),
                    FormattableString.Invariant($"session {end.Session}"),
                    "add the sessions between, or their order"
                )
            );
        _lastSession = end.Session;
        _explicitOnline = end.Online;
        if (_validators is null)
        {
            if (end.Validators is null)
                throw ApportionException.Missing(
                    "datahaven.validators",
                    end.Where,
                    "the session's validators",
                    "add \"validators\", or \"genesis\" to the fact \"chain\""
                );
            Award(end, end.Validators);
            return;
        }
        if (end.Validators is { } recorded && !recorded.SequenceEqual(_validators.Current))
            _findings.Add(
                new Finding(
                    "datahaven.validator-set",
                    end.Where,
                    string.Join(' ', _validators.Current),
                    string.Join(' ', recorded),
                    Advice: "the recorded list is used; members without session keys may be missing"
                )
            );
        _validators.Rotate(() => Award(end, end.Validators ?? _validators.Current));
        SetWhitelist(_validators.WhitelistedActiveEra);
    }

    private void Award(SessionEnd end, IReadOnlyList<Address> validators)
    {
        var distinct = CheckList(end, validators);
        var authored = _rewards.Ruleset.CountsBlocks
            ? new SortedDictionary<Address, uint>(_rewards.Authored.ToDictionary())
            : new SortedDictionary<Address, uint>(_fixedAuthored);
        var members = distinct.ToHashSet();
        foreach (var author in authored.Keys)
            if (!members.Contains(author))
                _findings.Add(
                    Finding.Notice(
                        "datahaven.author-outside",
                        end.Where,
                        $"{author} authored blocks but is no validator of the session; its blocks count for the fair share"
                    )
                );
        var rows = _rewards.EndSession(distinct, _explicitOnline ?? _online, out var shares);
        _sessions.Add(
            new SessionReport(
                end.Where,
                end.Session,
                _rewards.ActiveEra,
                _rewards.Ruleset,
                shares,
                distinct,
                _rewards.Whitelisted,
                authored,
                [.. rows],
                _fixedPoints
            )
        );
        _fixedPoints = [];
        _fixedAuthored = [];
        _online.Clear();
    }

    private IReadOnlyList<Address> CheckList(SessionEnd end, IReadOnlyList<Address> validators)
    {
        if (validators.Count > _chain.Constants.MaxAuthorities)
        {
            var (code, count) = ("datahaven.validator-list", validators.Count);
            var most = _chain.Constants.MaxWhitelisted;
            _findings.Add(
                count > most
                    ? Finding.Malformed(code, end.Where, Text(most), Text(count), "a session never has so many")
                    : Finding.Notice(code, end.Where, $"{Text(count)} validators; consensus allows 32")
            );
        }
        List<Address> distinct = [.. validators.Distinct()];
        if (distinct.Count != validators.Count)
            _findings.Add(
                Finding.Malformed(
                    "datahaven.duplicate-validator",
                    end.Where,
                    "every validator once",
                    string.Join(' ', validators.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key)),
                    "the first occurrence was used"
                )
            );
        return distinct;
    }

    private void NoteFixedPoints(Address author, uint count)
    {
        if (_rewards.Ruleset.CountsBlocks)
            return;
        _fixedAuthored[author] = Saturating.Add(_fixedAuthored.GetValueOrDefault(author), count);
        if (!_rewards.Whitelisted.Contains(author))
            _fixedPoints[author] = Saturating.Add(
                _fixedPoints.GetValueOrDefault(author),
                Saturating.Multiply(_chain.Constants.AuthorPoints, count)
            );
    }

    private void EndEra(EraEnd end)
    {
        if (_validators is not null)
            return;
        if (!_eraRuns || end.Era != _rewards.ActiveEra)
        {
            throw ApportionException.Malformed(
                "datahaven.era-end-without-start",
                end.Where,
                _eraRuns ? FormattableString.Invariant($"era {_rewards.ActiveEra}") : "an era that started",
                FormattableString.Invariant($"the end of era {end.Era}"),
                "add the fact \"eraStart\""
            );
        }
        FinishEra(end.Era);
    }

    private void FinishEra(uint era)
    {
        _eraRuns = false;
        var inflation = _inflation ?? DerivedInflation(era);
        _inflation = null;
        _firstAttempt = null;
        var points = _rewards.Points.GetValueOrDefault(era) ?? new EraPoints();
        var result = _rewards.EndEra(era, inflation, _eraStart);
        var report = new EraReport(
            _where,
            result,
            points.Ascending(),
            points.Total,
            _eraStart,
            _lastTimestamp,
            _rewards.Ruleset,
            _rewards.Constants,
            _rewards.Parameters
        );
        if (_firstAttempt is { } attempt)
            Count(report, attempt);
        _eras.Add(report);
        _erasByIndex[era] = report;
        if (_issuance is { } issuance && result.Minted)
            _issuance = issuance + result.Inflation.Scaled;
    }

    private UInt128 DerivedInflation(uint era)
    {
        if (_rewards.Ruleset.Inflation == InflationRule.RateOfIssuance && _issuance is null)
            _findings.Add(
                Finding.Missing(
                    "datahaven.issuance",
                    FormattableString.Invariant($"{_where}, era {era}"),
                    "total issuance",
                    "add the fact \"totalIssuance\" before the era's end"
                )
            );
        return EraInflation.Base(_rewards.Ruleset.Inflation, _rewards.Constants, _rewards.Parameters, _issuance ?? 0);
    }

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
                Check(_validators?.SetExternal(set.Validators, set.TargetEra));
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
                Check(Root(call));
                break;
        }
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
    private void Check(string? outcome)
    {
        if (outcome is not (null or "Ok"))
            _findings.Add(Finding.Notice("datahaven.call-failed", _where, $"the call fails with {outcome}"));
    }

    private void Upgrade(RuntimeUpgrade upgrade)
    {
        if (_specVersion is { } before && upgrade.SpecVersion < before)
            _findings.Add(
                Finding.Malformed(
                    "datahaven.spec-version-decreases",
                    upgrade.Where,
                    $"at least {Text(before)}",
                    Text(upgrade.SpecVersion),
                    "check the order of facts"
                )
            );
        _specVersion = upgrade.SpecVersion;
        if (_options.Ruleset is not null)
            return;
        var ruleset = RulesetOf(upgrade.SpecVersion);
        _rewards.Ruleset = ruleset;
        _slashes.Ruleset = ruleset;
        if (_validators is not null)
            _validators.Ruleset = ruleset;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
