using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Replay;

/// <summary>
/// Applies facts to the pallets in the order of hooks: author, rotation, retries, calls, finalisation.
/// Source: spec datahaven sections 1 and 16.
/// </summary>
internal sealed partial class RuntimeReplay
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
    private uint? _lastEra;
    private bool _eraRuns;
    private ulong? _eraStart;
    private ulong? _lastTimestamp;
    private bool _hooksPending;
    private bool _started;
    private UInt128? _issuance;
    private UInt128? _inflation;

    public RuntimeReplay(ReplayOptions options, IEnumerable<Finding> findings)
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
            var where = e.Finding.Where;
            if (!where.StartsWith(fact.Where, StringComparison.Ordinal))
                where = $"{fact.Where}, {where}";
            _findings.Add(e.Finding with { Where = where });
            _rewards.ClearAuthored();
        }
    }

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

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
