using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;

namespace Apportion.DataHaven.Replay;

/// <summary>Sessions: the validators at their end, and their points.</summary>
internal sealed partial class RuntimeReplay
{
    private IReadOnlySet<Address>? _explicitOnline;

    private void EndSession(SessionEnd end)
    {
        if (_lastSession is { } last && end.Session != last + 1)
            _findings.Add(
                Finding.Malformed(
                    "datahaven.session-gap",
                    end.Where,
                    FormattableString.Invariant($"session {last + 1}"),
                    FormattableString.Invariant($"session {end.Session}"),
                    "add the sessions between, or put them in order"
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
            var (most, usual) = (_chain.Constants.MaxWhitelisted, _chain.Constants.MaxAuthorities);
            _findings.Add(
                count > most
                    ? Finding.Malformed(
                        code,
                        end.Where,
                        $"at most {Text(most)} validators",
                        Text(count),
                        "no session has so many: check that the list is of one session"
                    )
                    : Finding.Notice(code, end.Where, $"{Text(count)} validators; consensus allows {Text(usual)}")
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
}
