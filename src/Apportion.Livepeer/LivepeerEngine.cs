using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Replay;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer;

/// <summary>
/// Replays Livepeer logs and answers for any account and round. Give it facts in the order of the chain; read
/// <see cref="State"/> through a profile (<see cref="ContractProfile"/>, <see cref="SharesProfile"/>). Not thread-safe while
/// facts come in; any number of readers afterwards.
/// </summary>
public sealed class LivepeerEngine
{
    private readonly TransactionReplay _replay;
    private readonly List<LivepeerFact> _transaction = [];
    private readonly List<Finding> _findings = [];
    private LogOrigin? _last;

    /// <summary>An empty engine, at the first block of the contracts.</summary>
    public LivepeerEngine(LivepeerOptions options)
        : this(options, Fresh(), ReplayAmounts.AsLogged) { }

    internal LivepeerEngine(LivepeerOptions options, LivepeerState state, ReplayAmounts amounts)
    {
        Options = options;
        State = state;
        _replay = new TransactionReplay(
            state,
            options.Rulesets,
            options.Parameters,
            options.Contracts,
            Checks,
            amounts
        );
    }

    /// <summary>What it was made with.</summary>
    public LivepeerOptions Options { get; }

    /// <summary>The state after all complete transactions.</summary>
    public LivepeerState State { get; }

    /// <summary>Comparisons of logs with the recomputation.</summary>
    public ReplayChecks Checks { get; } = new();

    /// <summary>True once a transaction could not be applied. Earlier rounds stay; nothing after is applied.</summary>
    public bool Halted { get; private set; }

    /// <summary>Logs passed over because a resumed state contains them already.</summary>
    public long AlreadyApplied { get; private set; }

    /// <summary>The contract versions the logs were replayed under, in the order they came into force.</summary>
    public IReadOnlyList<LivepeerRuleset> RulesetsUsed => _replay.Used;

    /// <summary>The contract version in force at the end of a round; the first one where nothing was applied.</summary>
    public LivepeerRuleset RulesetAt(ulong round)
    {
        var then = State.Protocol.At(round);
        return TransactionReplay.InForce(Options.Rulesets, then.TargetSwitchBlock, then.LastBlock);
    }

    /// <summary>Facts applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Facts not applied, because the replay had halted.</summary>
    public long NotApplied { get; private set; }

    /// <summary>Problems of the input: what stopped the replay, and what a source noted.</summary>
    public IReadOnlyList<Finding> Problems => _findings;

    /// <summary>Everything found, problems of the input first, then differences by check.</summary>
    public IReadOnlyList<Finding> Findings => [.. _findings, .. Checks.All.SelectMany(check => check.Findings)];

    /// <summary>Called after every transaction with its facts, when the state holds their effect.</summary>
    public Action<IReadOnlyList<LivepeerFact>>? AfterTransaction { get; set; }

    /// <summary>Takes the next fact. It takes effect once its transaction is complete.</summary>
    public void Apply(LivepeerFact fact)
    {
        if (Halted)
        {
            NotApplied++;
            return;
        }
        var origin = fact.Origin;
        if (_last is null && State.HasLogs && IsContained(origin))
        {
            AlreadyApplied++;
            return;
        }
        if (_last is { } last && origin <= last)
        {
            RefuseOrder(last, origin);
            return;
        }
        if (_transaction.Count > 0 && !origin.SameTransaction(_transaction[0].Origin))
            Flush();
        _last = origin;
        if (Halted)
            NotApplied++;
        else
            _transaction.Add(fact);
    }

    /// <summary>Takes facts in order and completes the last transaction.</summary>
    public void Apply(IEnumerable<LivepeerFact> facts)
    {
        foreach (var fact in facts)
            Apply(fact);
        Flush();
    }

    /// <summary>Says that the last transaction is complete.</summary>
    public void Flush()
    {
        if (_transaction.Count == 0 || Halted)
            return;
        var round = State.Round;
        try
        {
            _replay.Apply(_transaction);
            Applied += _transaction.Count;
            AfterTransaction?.Invoke(_transaction);
        }
        catch (ApportionException e)
        {
            Halt(round, e.Finding);
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            Halt(round, Arithmetic(e));
        }
        _transaction.Clear();
    }

    /// <summary>Applies a transaction that the logs do not have (simulations).</summary>
    internal void Inject(IReadOnlyList<LivepeerFact> transaction)
    {
        Flush();
        _transaction.AddRange(transaction);
        Flush();
    }

    /// <summary>Goes back to the end of a round, as if nothing after it had come. Logs after it may then be given again.</summary>
    public void RollBack(ulong round)
    {
        Flush();
        State.CutAfter(round);
        _last = null;
        Halted = false;
    }

    /// <summary>Adds what a source of facts found, for example duplicates.</summary>
    public void Note(Finding finding) => _findings.Add(finding);

    private static LivepeerState Fresh()
    {
        var state = new LivepeerState();
        ref var globals = ref state.Globals;
        globals.TreasuryRewardCutRate = UInt256.Zero;
        globals.NextRoundTreasuryRewardCutRate = UInt256.Zero;
        globals.TreasuryBalanceCeiling = UInt256.Zero;
        return state;
    }

    private bool IsContained(in LogOrigin origin) =>
        origin.Block != State.LastBlock ? origin.Block < State.LastBlock : origin.LogIndex <= State.LastLogIndex;

    private void RefuseOrder(in LogOrigin last, in LogOrigin found)
    {
        var duplicate = found.CompareTo(last) == 0;
        Halt(
            State.Round,
            Finding.Malformed(
                duplicate ? "livepeer.duplicate" : "livepeer.order",
                found.ToString(),
                $"a log after {last}",
                duplicate ? "the same place again" : "an earlier place",
                "log indices rise through the transactions of a block; fetch its logs again, or sort them and drop duplicates"
            )
        );
    }

    private void Halt(ulong round, Finding finding)
    {
        _findings.Add(finding);
        NotApplied += _transaction.Count;
        _transaction.Clear();
        Halted = true;
        if (round == 0)
            return;
        State.CutAfter(round - 1);
        _findings.Add(
            Finding.Missing(
                "livepeer.halted",
                string.Create(CultureInfo.InvariantCulture, $"round {round}"),
                "all its logs",
                State.FirstInitialized() == 0
                    ? "it is the first one, so nothing was computed"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"rounds up to {State.Round} are complete and stay; nothing after them was computed"
                    )
            )
        );
    }

    private Finding Arithmetic(Exception e) =>
        Finding.Malformed(
            "livepeer.arithmetic",
            _transaction[0].Origin.ToString(),
            "amounts the contract can compute with",
            e.Message,
            "the contract would have reverted: it was changed, or a log before it is missing; fetch the logs again"
        );
}
