using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Replay;

/// <summary>Eras: start, end, inflation and attempts to send.</summary>
internal sealed partial class RuntimeReplay
{
    private readonly Dictionary<uint, uint> _firstSessions = [];

    private SendAttempt? _firstAttempt;

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
        CheckOrder(start);
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

    /// <summary>An era that started before is left out; one that is not the next leaves a gap.</summary>
    private void CheckOrder(EraStart start)
    {
        if (_lastEra is { } last && start.Era <= last)
            throw ApportionException.Malformed(
                "datahaven.era",
                start.Where,
                FormattableString.Invariant($"an era after {last}"),
                FormattableString.Invariant($"the start of era {start.Era}"),
                "check the order of facts; this start is left out"
            );
        if (_lastEra is { } before && start.Era != before + 1)
            _findings.Add(
                Finding.Missing(
                    "datahaven.era",
                    start.Where,
                    FormattableString.Invariant($"the start of era {before + 1} before that of era {start.Era}"),
                    "add the facts of the eras between"
                )
            );
        _lastEra = start.Era;
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
            _issuance = TokenBalances.Sum("total issuance", issuance, result.Inflation.Scaled);
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

    private void NoteAttempt(uint era, SendAttempt attempt)
    {
        if (!_erasByIndex.TryGetValue(era, out var report))
        {
            _firstAttempt = attempt;
            return;
        }
        Count(report, attempt);
    }

    private static void Count(EraReport report, SendAttempt attempt)
    {
        report.Attempts++;
        report.DustMoved += attempt.DustMoved;
        report.LastAttempt = attempt;
    }
}
