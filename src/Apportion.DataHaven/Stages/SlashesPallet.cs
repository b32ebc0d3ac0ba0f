using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Stages;

/// <summary>What happens to reported offences.</summary>
public enum SlashingMode
{
    /// <summary>Slashes are stored and sent.</summary>
    Enabled,

    /// <summary>Offences leave an event only.</summary>
    LogOnly,

    /// <summary>Offences leave nothing.</summary>
    Disabled,
}

/// <summary>An era for which offences can still be slashed.</summary>
/// <param name="Era">The era.</param>
/// <param name="Session">Its first session.</param>
/// <param name="ExternalIndex">Index of its external validator set.</param>
public readonly record struct BondedEra(uint Era, uint Session, ulong ExternalIndex);

/// <summary>Slashes of one message.</summary>
/// <param name="Era">Era the message names.</param>
/// <param name="Slashes">The slashes, in order.</param>
public sealed record SlashBatch(uint Era, IReadOnlyList<Slash> Slashes);

/// <summary>The pallet <c>ExternalValidatorsSlashes</c>, hook by hook and call by call. Not thread-safe. Source: spec datahaven section 13.</summary>
public sealed class SlashesPallet
{
    private readonly Dictionary<(uint Era, Address Validator), Perbill> _largest = [];
    private readonly Dictionary<(uint Session, Address Validator), string> _kinds = [];
    private readonly SortedDictionary<uint, List<Slash>> _slashes = [];
    private readonly List<BondedEra> _bonded = [];
    private readonly Queue<Slash> _flat = new();

    /// <summary>An empty pallet.</summary>
    public SlashesPallet(DataHavenRuleset ruleset, RuntimeConstants constants, MessageBridge bridge)
    {
        Ruleset = ruleset;
        Constants = constants;
        Bridge = bridge;
    }

    /// <summary>The rules; a runtime upgrade changes them.</summary>
    public DataHavenRuleset Ruleset { get; set; }

    /// <summary>Constants of the runtime.</summary>
    public RuntimeConstants Constants { get; set; }

    /// <summary>Parameters of this moment.</summary>
    public RuntimeParameters Parameters { get; set; } = new();

    /// <summary>How messages fare.</summary>
    public MessageBridge Bridge { get; }

    /// <summary>What happens to offences.</summary>
    public SlashingMode Mode { get; set; }

    /// <summary>The active era.</summary>
    public uint ActiveEra { get; set; }

    /// <summary>Who cannot be slashed: the current whitelist, not that of the active era.</summary>
    public IReadOnlySet<Address> Invulnerables { get; set; } = new HashSet<Address>();

    /// <summary>First session of an era; null if it is not known (any more).</summary>
    public Func<uint, uint?> FirstSessionOf { get; set; } = static _ => null;

    /// <summary>Eras for which offences can be slashed, oldest first.</summary>
    public IReadOnlyList<BondedEra> BondedEras => _bonded;

    /// <summary>Stored slashes by the era in which they are due.</summary>
    public IReadOnlyDictionary<uint, List<Slash>> Slashes => _slashes;

    /// <summary>The largest fraction so far, by era and validator.</summary>
    public IReadOnlyDictionary<(uint Era, Address Validator), Perbill> Largest => _largest;

    /// <summary>Kinds of offences that wait for their report, by session and validator.</summary>
    public IReadOnlyDictionary<(uint Session, Address Validator), string> PendingKinds => _kinds;

    /// <summary>Number of the next slash.</summary>
    public uint NextSlashId { get; private set; }

    /// <summary>Batches that wait, where slashes are retried.</summary>
    public UnsentRing<SlashBatch> Unsent { get; } = new();

    /// <summary>Slashes that wait, where they are not retried.</summary>
    public IReadOnlyCollection<Slash> FlatQueue => _flat;

    /// <summary>The message built last, delivered or not.</summary>
    public (uint Era, IReadOnlyList<SlashRequest> Requests)? LastBuilt { get; private set; }

    /// <summary>Told of every event.</summary>
    public Action<ChainEvent>? OnEvent { get; set; }

    /// <summary>Told of every message, its era and why it failed (null if it was sent).</summary>
    public Action<SlashBatch, OutboundMessage, string?>? OnMessage { get; set; }

    /// <summary>Whether the report wrapper drops a report of a session without effect. Source: spec datahaven section 13.2.</summary>
    public bool IsTooOld(uint session) => _bonded.Count == 0 || session < _bonded[0].Session;

    /// <summary>Records the kind of an offence before its report. Source: spec datahaven section 13.2.</summary>
    public void SetPendingKind(uint session, Address validator, string kind) => _kinds[(session, validator)] = kind;

    /// <summary>Forgets the kind of an offence.</summary>
    public void TakePendingKind(uint session, Address validator) => _kinds.Remove((session, validator));

    /// <summary>Handles concurrent offenders with their fractions. Source: spec datahaven section 13.4.</summary>
    public void OnOffence(
        IReadOnlyList<(Address Validator, Perbill Fraction)> offenders,
        uint session,
        IReadOnlyList<Address>? reporters = null,
        string kind = ""
    )
    {
        if (Mode == SlashingMode.Disabled)
            return;
        if (EraOfSession(session) is not { } slashEra)
            return;
        var due = Constants.SlashDeferDuration == 0 ? ActiveEra + 1 : slashEra + Constants.SlashDeferDuration + 1;
        foreach (var (validator, fraction) in offenders)
        {
            var description = kind;
            if (Ruleset.RecordsOffenceKind && !_kinds.Remove((session, validator), out description!))
                continue;
            if (Invulnerables.Contains(validator))
                continue;
            OnEvent?.Invoke(new ChainEvent("SlashReported", slashEra, Validator: validator, Fraction: fraction));
            if (Mode == SlashingMode.LogOnly)
                continue;
            if (Compute(slashEra, validator, fraction, description, reporters ?? []) is { } slash)
                ListOf(due).Add(slash);
        }
    }

    private uint? EraOfSession(uint session)
    {
        if (session >= (FirstSessionOf(ActiveEra) ?? 0))
            return ActiveEra;
        for (var i = _bonded.Count - 1; i >= 0; i--)
            if (_bonded[i].Session <= session)
                return _bonded[i].Era;
        return null;
    }

    /// <summary>A slash of the whole fraction if it exceeds the largest so far; the number moves on only then.</summary>
    private Slash? Compute(uint era, Address validator, Perbill fraction, string kind, IReadOnlyList<Address> reporters)
    {
        _largest.TryGetValue((era, validator), out var prior);
        if (fraction <= prior)
            return null;
        _largest[(era, validator)] = fraction;
        var slash = new Slash(
            NextSlashId,
            validator,
            fraction,
            Confirmed: Constants.SlashDeferDuration == 0,
            kind,
            reporters
        );
        NextSlashId = Saturating.Add(NextSlashId, 1);
        return slash;
    }

    private List<Slash> ListOf(uint era)
    {
        if (!_slashes.TryGetValue(era, out var list))
            _slashes[era] = list = [];
        return list;
    }

    /// <summary>The call <c>cancel_deferred_slash</c>; gives <c>Ok</c> or the error's name. The largest fraction stays. Source: spec datahaven section 13.5.</summary>
    public string CancelDeferred(uint era, IReadOnlyList<uint> indices)
    {
        if (era <= ActiveEra || era > ActiveEra + Constants.SlashDeferDuration + 1)
            return "DeferPeriodIsOver";
        if (indices.Count == 0)
            return "EmptyTargets";
        for (var i = 1; i < indices.Count; i++)
            if (indices[i - 1] >= indices[i])
                return "NotSortedAndUnique";
        var list = _slashes.GetValueOrDefault(era);
        if (indices[^1] >= (list?.Count ?? 0))
            return "InvalidSlashIndex";
        for (var i = indices.Count - 1; i >= 0; i--)
            list!.RemoveAt((int)indices[i]);
        return "Ok";
    }

    /// <summary>The call <c>force_inject_slash</c>: no invulnerables, any mode; gives <c>Ok</c> or the error's name. Source: spec datahaven section 13.5.</summary>
    public string ForceInject(uint era, Address validator, Perbill percentage, string kind)
    {
        if (era > ActiveEra)
            return "ProvidedFutureEra";
        if (FirstSessionOf(era) is null)
            return "ProvidedNonSlashableEra";
        if (Compute(era, validator, percentage, kind, []) is not { } slash)
            return "ErrorComputingSlash";
        var due = Constants.SlashDeferDuration == 0 ? era + 1 : era + Constants.SlashDeferDuration + 1;
        ListOf(due).Add(slash);
        if (Ruleset.AnnouncesQueuedSlashes)
            OnEvent?.Invoke(new ChainEvent("SlashInjected", due, Number: slash.Id));
        return "Ok";
    }

    /// <summary>Start of an era: bonded eras move on, slashes that are due are queued. Source: spec datahaven sections 13.7 and 13.8.</summary>
    public void OnEraStart(uint era, uint session, ulong externalIndex)
    {
        _bonded.Add(new BondedEra(era, session, externalIndex));
        if (era > Constants.BondingDuration)
            Prune(era - Constants.BondingDuration);
        if (_slashes.TryGetValue(era, out var due) && due.Count > 0)
            Enqueue(era, due);
    }

    private void Prune(uint firstKept)
    {
        var gone = 0;
        while (gone < _bonded.Count && _bonded[gone].Era < firstKept)
        {
            var era = _bonded[gone++].Era;
            _slashes.Remove(era);
            foreach (var key in _largest.Keys.Where(key => key.Era == era).ToList())
                _largest.Remove(key);
        }
        _bonded.RemoveRange(0, gone);
    }

    private void Enqueue(uint era, List<Slash> due)
    {
        var queued = 0;
        if (!Ruleset.RetriesSlashes)
        {
            foreach (var slash in due)
                _flat.Enqueue(slash);
            queued = due.Count;
        }
        else
        {
            foreach (var batch in due.Chunk((int)Math.Max(1, Constants.SlashesPerBatch)))
            {
                if (!Unsent.TryPush(new SlashBatch(era, batch)))
                {
                    OnEvent?.Invoke(new ChainEvent("UnsentQueueFull", era));
                    break;
                }
                queued += batch.Length;
            }
        }
        if (queued > 0 && Ruleset.AnnouncesQueuedSlashes)
            OnEvent?.Invoke(new ChainEvent("SlashAddedToQueue", era, Number: (uint)queued));
    }

    /// <summary>Start of a block: sends at most one message. Source: spec datahaven section 13.8.</summary>
    public void OnInitialize()
    {
        if (!Ruleset.RetriesSlashes)
        {
            SendFlat();
            return;
        }
        if (Unsent.IsEmpty)
            return;
        var head = Unsent.Head;
        if (TrySend(head))
        {
            Unsent.DropHead();
            OnEvent?.Invoke(new ChainEvent("SlashesMessageSent"));
            return;
        }
        Unsent.RotateHead();
        OnEvent?.Invoke(new ChainEvent("SlashesMessageSendFailed", head.Era, Number: (uint)head.Slashes.Count));
    }

    /// <summary>One message under the era of this moment; if it fails it is lost.</summary>
    private void SendFlat()
    {
        if (_flat.Count == 0)
            return;
        var slashes = new List<Slash>();
        while (slashes.Count < Constants.SlashesPerBatch && _flat.TryDequeue(out var slash))
            slashes.Add(slash);
        if (slashes.Count > 0 && TrySend(new SlashBatch(ActiveEra, slashes)))
            OnEvent?.Invoke(new ChainEvent("SlashesMessageSent"));
    }

    private bool TrySend(SlashBatch batch)
    {
        var requests = batch
            .Slashes.Select(slash => SlashesMessage.Request(slash, Ruleset.SlashMessage, Parameters.MaxSlashWad))
            .ToList();
        LastBuilt = (batch.Era, requests);
        var message = SlashesMessage.Build(batch.Era, requests, Ruleset.SlashMessage, Parameters);
        var sent = Bridge.TryDeliver(message, out var failure);
        OnMessage?.Invoke(batch, message, failure);
        return sent;
    }

    /// <summary>The call <c>retry_unsent_slash_era</c>: the first batch of an era; gives <c>Ok</c> or the error's name.</summary>
    public string RetryUnsentEra(uint era)
    {
        var index = Unsent.FindIndex(batch => batch.Era == era);
        if (index < 0)
            return "EraNotInUnsentQueue";
        var batch = Unsent.Entries[index];
        if (!TrySend(batch))
            return "MessageSendFailed";
        Unsent.RemoveAt(index);
        OnEvent?.Invoke(new ChainEvent("SlashesMessageRetried", era, Number: (uint)batch.Slashes.Count));
        return "Ok";
    }

    internal void SetSlashes(uint era, List<Slash> slashes) => _slashes[era] = slashes;
}
