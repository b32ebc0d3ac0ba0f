using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven;

/// <summary>
/// Applies facts to the pallets in the order of hooks: author, rotation, retries, calls, finalisation.
/// Source: spec datahaven sections 1 and 16.
/// </summary>
internal sealed partial class Replay
{
    private readonly ReplayOptions _options;
    private readonly List<Finding> _findings;
    private readonly List<SessionReport> _sessions = [];
    private readonly List<EraReport> _eras = [];
    private readonly Dictionary<uint, EraReport> _erasByIndex = [];
    private readonly List<SlashEntry> _events = [];
    private readonly List<SlashEntry> _slashEvents = [];
    private readonly List<SlashMessageEntry> _slashMessages = [];
    private readonly List<RecordedPoints> _recordedPoints = [];
    private readonly List<RecordedMessage> _recordedMessages = [];
    private readonly List<RecordedRoot> _recordedRoots = [];
    private readonly Dictionary<Address, (ulong Seen, ulong Kept)> _uptime = [];
    private readonly HashSet<Address> _online = [];
    private readonly MessageBridge _bridge;
    private ChainFact _chain;
    private RewardsPallet _rewards;
    private SlashesPallet _slashes;
    private OffencesPallet _offences;
    private ValidatorsPallet? _validators;
    private string _where = "start";
    private uint? _specVersion;
    private uint? _lastSession;
    private bool _eraRuns;
    private ulong? _eraStart;
    private ulong? _lastTimestamp;
    private bool _hooksPending;
    private bool _started;
    private UInt128? _issuance;
    private UInt128? _inflation;

    public Replay(ReplayOptions options, IEnumerable<Finding> findings)
    {
        _options = options;
        _findings = [.. findings];
        _bridge = new MessageBridge();
        _chain = new ChainFact("(no chain fact)", null, null, new(), new(), null, 0, 0, ChecksMessages: true);
        _rewards = null!;
        _slashes = null!;
        _offences = null!;
    }

    public void Apply(Fact fact)
    {
        _where = fact.Where;
        if (fact is ChainFact chain)
            Start(chain);
        else if (!_started)
            StartWithout();
        try
        {
            Dispatch(fact);
        }
        catch (ApportionException e)
        {
            _findings.Add(e.Finding with { Where = $"{fact.Where}, {e.Finding.Where}" });
            _rewards.ClearAuthored();
        }
    }

    private void StartWithout()
    {
        _findings.Add(
            Finding.Notice(
                "datahaven.no-chain",
                _where,
                "no fact \"chain\" comes first; defaults of mainnet and the latest model are used"
            )
        );
        Start(_chain);
    }

    private void Start(ChainFact chain)
    {
        if (_started)
        {
            _findings.Add(
                Finding.Malformed(
                    "datahaven.second-chain",
                    chain.Where,
                    "one fact \"chain\", the first",
                    "another one",
                    "compute each chain on its own"
                )
            );
            return;
        }
        _started = true;
        var constants = _options.Constants?.Invoke(chain.Constants) ?? chain.Constants;
        _chain = chain with { Constants = constants };
        _specVersion = chain.SpecVersion;
        var ruleset = InitialRuleset(chain);
        var bridge = new MessageBridge { Checks = chain.ChecksMessages, Delivers = _bridge.Delivers };
        var parameters = Changed(chain.Parameters);
        _rewards = new RewardsPallet(ruleset, constants, bridge)
        {
            Parameters = parameters,
            OnEvent = happened => _events.Add(new SlashEntry(_where, happened)),
            OnAttempt = NoteAttempt,
        };
        _rewards.Balances.Mint(chain.RewardsBalance, chain.TreasuryBalance);
        _slashes = new SlashesPallet(ruleset, constants, bridge)
        {
            Parameters = parameters,
            OnEvent = happened => _slashEvents.Add(new SlashEntry(_where, happened)),
            OnMessage = (batch, message, failure) =>
                _slashMessages.Add(
                    new SlashMessageEntry(_where, batch.Era, batch.Slashes, message.EncodedLength, failure)
                ),
        };
        _offences = new OffencesPallet(_slashes);
        if (chain.Genesis is { } genesis)
            StartDerived(genesis, ruleset, constants);
    }

    private DataHavenRuleset InitialRuleset(ChainFact chain)
    {
        if (_options.Ruleset is { } forced)
            return forced;
        if (chain.Model is { } name)
            return Models.Find(name)
                ?? throw ApportionException.Unsupported(
                    "datahaven.model",
                    chain.Where,
                    string.Join(", ", Models.All.Select(model => model.Name)),
                    name,
                    "name a model or a spec version"
                );
        return chain.SpecVersion is { } version ? RulesetOf(version) : Models.M5;
    }

    private DataHavenRuleset RulesetOf(uint version)
    {
        if (version > Models.LatestKnownSpecVersion)
            _findings.Add(
                Finding.Notice(
                    "datahaven.unknown-spec-version",
                    _where,
                    FormattableString.Invariant(
                        $"spec version {version} is later than {Models.LatestKnownSpecVersion}, the latest whose rules were read"
                    )
                )
            );
        return Models.ForSpecVersion(version);
    }

    private RuntimeParameters Changed(RuntimeParameters parameters) =>
        _options.Parameters?.Invoke(parameters) ?? parameters;

    private void Dispatch(Fact fact)
    {
        switch (fact)
        {
            case BlockAuthored block:
                Author(block);
                break;
            case Heartbeat heartbeat:
                _online.Add(heartbeat.Account);
                break;
            case SessionEnd session:
                EndSession(session);
                break;
            case EraStart era:
                StartEra(era);
                break;
            case EraEnd era:
                EndEra(era);
                break;
            case EraWhitelist whitelist:
                SetWhitelist(whitelist.Whitelisted);
                break;
            case BlockInitialized:
                RunHooks();
                break;
            case RecordedPoints points:
                _recordedPoints.Add(points);
                break;
            case RecordedMessage message:
                _recordedMessages.Add(message);
                break;
            case RecordedRoot root:
                _recordedRoots.Add(root);
                break;
            case SendOutcome outcome:
                // Known before the block's hooks run, so it does not let them run first.
                _rewards.Bridge.Delivers = outcome.Delivers;
                break;
            case TotalIssuance issuance:
                _issuance = issuance.Amount;
                break;
            case BaseInflation inflation:
                _inflation = inflation.Amount;
                break;
            case OffenceReported offence:
                _offences.Report(offence.Report);
                break;
            case ChainFact:
                break;
            default:
                RunPendingHooks();
                Call(fact);
                break;
        }
    }

    private void Author(BlockAuthored block)
    {
        RunPendingHooks();
        Finalize(block.TimestampMilliseconds);
        if (block.Author is { } author)
        {
            if (!_eraRuns)
                _findings.Add(
                    Finding.Malformed(
                        "datahaven.unknown-era",
                        block.Where,
                        "a block within an era",
                        "a block before any era started",
                        "add the fact \"eraStart\""
                    )
                );
            var count = Kept(author, block.Count);
            if (count > 0)
            {
                _online.Add(author);
                _rewards.NoteAuthor(author, count);
            }
            NoteFixedPoints(author, count);
        }
        _hooksPending = block.Block is not null;
    }

    /// <summary>The blocks an account keeps under a simulated uptime.</summary>
    private uint Kept(Address author, uint count)
    {
        if (!_options.UptimePercent.TryGetValue(author, out var percent))
            return count;
        var (seen, kept) = _uptime.GetValueOrDefault(author);
        seen += count;
        var now = seen * percent / 100;
        _uptime[author] = (seen, now);
        return (uint)(now - kept);
    }

    private void Finalize(ulong? nextTimestamp)
    {
        if (_eraRuns && _eraStart is null && _lastTimestamp is { } timestamp)
            SetEraStart(timestamp);
        if (_validators is not null && _lastTimestamp is { } last)
            _validators.OnFinalize(last);
        _lastTimestamp = nextTimestamp;
    }

    private void RunPendingHooks()
    {
        if (_hooksPending)
            RunHooks();
    }

    private void RunHooks()
    {
        _hooksPending = false;
        _rewards.OnInitialize();
        _slashes.OnInitialize();
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

    private SendAttempt? _firstAttempt;

    private static void Count(EraReport report, SendAttempt attempt)
    {
        report.Attempts++;
        report.DustMoved += attempt.DustMoved;
        report.LastAttempt = attempt;
    }

    public ReplayResult Finish()
    {
        if (!_started)
            StartWithout();
        RunPendingHooks();
        return new ReplayResult(
            _sessions,
            _eras,
            _events,
            _slashEvents,
            _slashMessages,
            _rewards,
            _slashes,
            _recordedPoints,
            _recordedMessages,
            _recordedRoots,
            _findings
        );
    }
}
