using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Stages;

/// <summary>Whether eras are forced.</summary>
public enum ForceEra
{
    /// <summary>An era is planned when its sessions are over.</summary>
    NotForcing,

    /// <summary>An era is planned at the next session, once.</summary>
    ForceNew,

    /// <summary>No era is planned.</summary>
    ForceNone,

    /// <summary>An era is planned at every session.</summary>
    ForceAlways,
}

/// <summary>
/// The pallet <c>ExternalValidators</c> with the session rotation that drives it: validator lists, sessions, eras.
/// Not thread-safe. Source: spec datahaven section 5.
/// </summary>
public sealed class ValidatorsPallet
{
    private readonly RuntimeConstants _constants;
    private readonly List<Address> _whitelisted = [];
    private readonly Dictionary<uint, uint> _firstSession = [];
    private List<Address> _external = [];
    private List<Address> _pendingWhitelist = [];
    private ulong _pendingIndex;
    private uint? _planned;

    /// <summary>The state before genesis.</summary>
    public ValidatorsPallet(DataHavenRuleset ruleset, RuntimeConstants constants)
    {
        Ruleset = ruleset;
        _constants = constants;
    }

    /// <summary>The rules; a runtime upgrade changes them.</summary>
    public DataHavenRuleset Ruleset { get; set; }

    /// <summary>Accounts that have no session keys: they cannot be whitelisted and are not queued.</summary>
    public IReadOnlySet<Address> WithoutKeys { get; set; } = new HashSet<Address>();

    /// <summary>The current whitelist, in order of insertion.</summary>
    public IReadOnlyList<Address> Whitelisted => _whitelisted;

    /// <summary>The whitelist of the active era.</summary>
    public IReadOnlyList<Address> WhitelistedActiveEra { get; private set; } = [];

    /// <summary>External validators from Ethereum.</summary>
    public IReadOnlyList<Address> External => _external;

    /// <summary>Whether external validators are left out.</summary>
    public bool SkipExternal { get; set; }

    /// <summary>Whether eras are forced.</summary>
    public ForceEra Force { get; set; }

    /// <summary>Target era of the last accepted list.</summary>
    public ulong ExternalIndex { get; private set; }

    /// <summary>Target era of the list the active era uses.</summary>
    public ulong CurrentExternalIndex { get; private set; }

    /// <summary>The current session.</summary>
    public uint Session { get; private set; }

    /// <summary>The active era; null before genesis.</summary>
    public uint? ActiveEra { get; private set; }

    /// <summary>Milliseconds at which the active era started; null until its first block is finalised.</summary>
    public ulong? ActiveEraStart { get; private set; }

    /// <summary>The era planned last.</summary>
    public uint PlannedEra => _planned ?? 0;

    /// <summary>Validators of the current session.</summary>
    public IReadOnlyList<Address> Current { get; private set; } = [];

    /// <summary>Validators of the next session.</summary>
    public IReadOnlyList<Address> Queued { get; private set; } = [];

    /// <summary>Called when an era starts: era, first session, external index.</summary>
    public Action<uint, uint, ulong>? OnEraStart { get; set; }

    /// <summary>Called when an era ends.</summary>
    public Action<uint>? OnEraEnd { get; set; }

    /// <summary>First session of an era; null if it is not planned or forgotten.</summary>
    public uint? FirstSessionOf(uint era) => _firstSession.TryGetValue(era, out var session) ? session : null;

    /// <summary>Genesis: era 0 is planned with session 0 and active at once. Source: spec datahaven section 5.2.</summary>
    public void Genesis(IEnumerable<Address> whitelisted, IEnumerable<Address> external)
    {
        _whitelisted.AddRange(whitelisted);
        _external = [.. external.Take(_constants.MaxExternal)];
        WhitelistedActiveEra = [.. _whitelisted];
        _pendingWhitelist = [.. _whitelisted];
        Current = NewSession(0) ?? [];
        Queued = Current;
        StartSession(0);
        Queued = NewSession(1) ?? Current;
    }

    /// <summary>All validators as of now: whitelist, then external ones, the first occurrence kept. Source: spec datahaven section 5.1.</summary>
    public IReadOnlyList<Address> Validators() =>
        [.. (SkipExternal ? _whitelisted : _whitelisted.Concat(_external)).Distinct()];

    /// <summary>Ends the session: award first, then perhaps the era, then the next session starts. Source: spec datahaven section 1.</summary>
    /// <param name="award">Called for the ending session while everything is as it was.</param>
    public void Rotate(Action? award = null)
    {
        award?.Invoke();
        if (ActiveEra is { } active && FirstSessionOf(active + 1) == Session + 1)
            OnEraEnd?.Invoke(active);
        Current = Queued;
        Session++;
        StartSession(Session);
        Queued = NewSession(Session + 1) ?? Current;
    }

    /// <summary>Ends a block: an era without a start gets the block's time. Source: spec datahaven section 5.6.</summary>
    public void OnFinalize(ulong timestampMilliseconds) => ActiveEraStart ??= timestampMilliseconds;

    private List<Address>? NewSession(uint session)
    {
        if (_planned is { } planned)
        {
            var length = Saturating.Subtract(session, FirstSessionOf(planned) ?? 0);
            var plans = Force switch
            {
                ForceEra.ForceNew or ForceEra.ForceAlways => true,
                ForceEra.NotForcing => length >= _constants.SessionsPerEra,
                _ => false,
            };
            if (!plans)
                return null;
        }
        Plan(session);
        return [.. Validators().Where(validator => !WithoutKeys.Contains(validator))];
    }

    private void Plan(uint session)
    {
        var era = _planned is { } planned ? planned + 1 : 0;
        _planned = era;
        _firstSession[era] = session;
        if (era > _constants.ValidatorsHistoryDepth)
            _firstSession.Remove(era - _constants.ValidatorsHistoryDepth - 1);
        _pendingWhitelist = [.. _whitelisted];
        _pendingIndex = ExternalIndex;
        if (Force == ForceEra.ForceNew)
            Force = ForceEra.NotForcing;
    }

    private void StartSession(uint session)
    {
        var next = ActiveEra is { } active ? active + 1 : 0;
        if (FirstSessionOf(next) is not { } first || first > session)
            return;
        ActiveEra = next;
        ActiveEraStart = null;
        WhitelistedActiveEra = _pendingWhitelist;
        _pendingWhitelist = [];
        CurrentExternalIndex = _pendingIndex;
        _pendingIndex = 0;
        OnEraStart?.Invoke(next, session, CurrentExternalIndex);
    }

    /// <summary>A validator list from Ethereum or root; gives <c>Ok</c> or the error's name. Source: spec datahaven section 5.7.</summary>
    public string SetExternal(IReadOnlyList<Address> validators, ulong targetEra)
    {
        if (Ruleset.ChecksTargetEra)
        {
            ulong active = ActiveEra ?? 0;
            if (targetEra <= active)
                return "TargetEraTooOld";
            if (targetEra > active + 1)
                return "TargetEraTooNew";
            if (targetEra <= ExternalIndex)
                return "DuplicateOrStaleTargetEra";
        }
        _external = [.. validators.Take(_constants.MaxExternal)];
        ExternalIndex = targetEra;
        return "Ok";
    }

    /// <summary>The call <c>add_whitelisted</c>; gives <c>Ok</c> or the error's name.</summary>
    public string AddWhitelisted(Address validator)
    {
        if (WithoutKeys.Contains(validator))
            return "NoKeysRegistered";
        if (_whitelisted.Contains(validator))
            return "AlreadyWhitelisted";
        if (_whitelisted.Count >= _constants.MaxWhitelisted)
            return "TooManyWhitelisted";
        _whitelisted.Add(validator);
        return "Ok";
    }

    /// <summary>The call <c>remove_whitelisted</c>; gives <c>Ok</c> or the error's name.</summary>
    public string RemoveWhitelisted(Address validator) => _whitelisted.Remove(validator) ? "Ok" : "NotWhitelisted";
}
