using System.Runtime.InteropServices;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Turns raw logs into the rows of the input tables. Logs come in any order and each becomes its rows at once: of a log that
/// was read, only rows, its place and a fingerprint are kept. What depends on the order of the chain (slashes, migrated
/// withdrawals, gaps of nonces and roots) follows from the rows at the end.
/// </summary>
/// <remarks>
/// Logs are chosen by contract address and first topic; all others are counted and left out. Source: spec eigenlayer
/// section 2; eigenlayer-logs-notes section 1.
/// </remarks>
public sealed partial class LogFactsBuilder
{
    private readonly EigenLayerContracts _contracts;
    private readonly KnownBlocks _blocks = new();
    private readonly SeenLogs _seen = new();
    private readonly Dictionary<EventDescription, Action<DecodedEvent>> _writers = [];
    private readonly LogFacts _result = new();
    private readonly List<Finding> _findings = [];
    private Origin _at;
    private long _removed;
    private long _newest = -1;

    /// <summary>Starts without blocks and logs.</summary>
    /// <param name="contracts">Where the contracts live.</param>
    public LogFactsBuilder(EigenLayerContracts contracts)
    {
        _contracts = contracts;
        AddShareWriters();
        AddSetWriters();
        AddSubmissionWriters();
        AddRewardWriters();
    }

    /// <summary>Names of the events that give rows, current and earlier forms.</summary>
    internal static IEnumerable<string> EventsRead =>
        new LogFactsBuilder(EigenLayerContracts.For("mainnet"))._writers.Keys.Select(description => description.Name);

    /// <summary>Reads a list of logs in any order.</summary>
    /// <param name="logs">Logs of the contracts, possibly with others between them.</param>
    /// <param name="contracts">Where the contracts live.</param>
    /// <param name="blocks">
    /// Blocks with their times: needed where logs carry no time, and for blocks without logs in which an allocation takes
    /// effect.
    /// </param>
    /// <exception cref="ApportionException">A log cannot be decoded or the time of its block is not known.</exception>
    public static LogFacts Read(
        IEnumerable<EvmLog> logs,
        EigenLayerContracts contracts,
        IEnumerable<Block>? blocks = null
    )
    {
        var builder = new LogFactsBuilder(contracts);
        foreach (var block in blocks ?? [])
            builder.AddBlock(block);
        foreach (var log in logs)
            builder.Add(log);
        return builder.Build();
    }

    /// <summary>Names a block and its time. A block may be added before or after its logs, and more than once.</summary>
    /// <exception cref="ApportionException">The block is known with another hash or time.</exception>
    public void AddBlock(Block block) => _blocks.Add(block);

    /// <summary>Takes one log; logs come in any order.</summary>
    /// <exception cref="ApportionException">It cannot be decoded.</exception>
    public void Add(EvmLog log)
    {
        if (log.Removed)
        {
            _removed++;
            return;
        }
        if (!_contracts.TryFind(log.Address, out var contract))
        {
            _result.LogsIgnored++;
            return;
        }
        RefuseHugeNumber(log);
        _blocks.Add(log, _findings);
        _newest = Math.Max(_newest, (long)log.BlockNumber);
        if (
            !EigenLayerEvents.TryFind(contract.Value, log.Topic0, out var description)
            || !_writers.TryGetValue(description, out var write)
        )
        {
            _result.LogsIgnored++;
            return;
        }
        if (_seen.TryAdd(log, _findings))
            Write(log, contract.Value, description, write);
    }

    /// <summary>Takes account of everything that was read and gives all rows in the order of the chain, those of slashes last.</summary>
    /// <exception cref="ApportionException">The time of a log's block is not known.</exception>
    public LogFacts Build()
    {
        if (!_seen.IsAscending)
            SortRows();
        FillTimes();
        RemoveMigrated();
        new SlashReplay(_result, _blocks).Run(_slashes);
        CheckNonces();
        CheckRoots();
        CheckEffectBlocks();
        _result.Facts.Blocks.AddRange(_blocks.InOrder(_findings));
        _result.Findings.AddRange(Notices());
        _result.Findings.AddRange(_findings);
        return _result;
    }

    private void Write(
        EvmLog log,
        EigenLayerContract contract,
        EventDescription description,
        Action<DecodedEvent> write
    )
    {
        try
        {
            _at = new Origin(log.TransactionHash, log.LogIndex, (long)log.BlockNumber);
            write(description.Decode(log));
            _result.LogsUsed++;
        }
        catch (Exception cause) when (cause is AbiException or OverflowException or DivideByZeroException)
        {
            throw ApportionException.Malformed(
                "eigenlayer.log",
                log.Where,
                $"the event {description} of {contract}",
                $"data that does not decode ({cause.Message})",
                "Fetch this log again; if it stays so, the contract address is not the one of this network.",
                cause
            );
        }
    }

    private static void RefuseHugeNumber(EvmLog log)
    {
        if (log.BlockNumber > uint.MaxValue)
            throw ApportionException.Malformed(
                "eigenlayer.block-number",
                log.Where,
                "a block number of at most 32 bits, as effectBlock of the contracts has",
                Invariant($"{log.BlockNumber}"),
                "Fetch this log again."
            );
    }

    /// <summary>Rows of a block whose time was not in the log get it now; a block without time cannot be used.</summary>
    private void FillTimes()
    {
        foreach (var block in _seen.Blocks())
            if (!_blocks.TryFind(block, out _))
                throw ApportionException.Missing(
                    "eigenlayer.block-time",
                    Invariant($"logs of block {block}"),
                    "the time of the block",
                    "Give the blocks as a table (number, hash, block_time), or logs with blockTimestamp."
                );
        var (number, time) = (-1L, 0L);
        foreach (ref var row in CollectionsMarshal.AsSpan(_result.Facts.StakerShareDeltas))
            row = row with { BlockTime = TimeOf(row.BlockNumber) };
        foreach (ref var row in CollectionsMarshal.AsSpan(_result.Facts.OperatorShareDeltas))
            row = row with { BlockTime = TimeOf(row.BlockNumber) };

        long TimeOf(long block)
        {
            if (block != number && _blocks.TryFind(block, out var known))
                (number, time) = (block, known.BlockTime);
            return time;
        }
    }

    private IEnumerable<Finding> Notices()
    {
        if (_removed > 0)
            yield return Finding.Notice(
                EvmLogSequence.RemovedCode,
                "log list",
                Invariant($"the node marked {_removed} logs as removed; left out")
            );
        foreach (var notice in _seen.Notices())
            yield return notice;
    }

    /// <summary>An allocation of a block that is on the chain but not listed would silently never take effect.</summary>
    private void CheckEffectBlocks()
    {
        foreach (var allocation in _result.Facts.OperatorAllocations)
        {
            if (allocation.EffectiveBlock <= _newest && !_blocks.TryFind(allocation.EffectiveBlock, out _))
            {
                _findings.Add(
                    Finding.Missing(
                        "eigenlayer.effect-block",
                        Invariant($"allocation of block {allocation.BlockNumber}, log {allocation.LogIndex}"),
                        Invariant($"the time of block {allocation.EffectiveBlock}, in which it takes effect"),
                        "Add this block to the table of blocks."
                    )
                );
            }
        }
    }

    private void SortRows()
    {
        var facts = _result.Facts;
        facts.StakerShareDeltas.SortByPlace();
        facts.OperatorShareDeltas.SortByPlace();
        facts.StakerDelegationChanges.SortByPlace();
        facts.AvsOperatorStateChanges.SortByPlace();
        facts.RewardSubmissions.SortByPlace();
        facts.OperatorDirectedRewardSubmissions.SortByPlace();
        facts.OperatorDirectedOperatorSetRewardSubmissions.SortByPlace();
        facts.UniqueStakeRewardSubmissions.SortByPlace();
        facts.TotalStakeRewardSubmissions.SortByPlace();
        facts.OperatorAvsSplits.SortByPlace();
        facts.OperatorPiSplits.SortByPlace();
        facts.OperatorSetSplits.SortByPlace();
        facts.DefaultOperatorSplits.SortByPlace();
        facts.OperatorSetOperatorRegistrations.SortByPlace();
        facts.OperatorSetStrategyRegistrations.SortByPlace();
        facts.OperatorAllocations.SortByPlace();
        facts.OperatorMaxMagnitudes.SortByPlace();
        facts.QueuedSlashingWithdrawals.SortByPlace();
        facts.SlashedOperators.SortByPlace();
        _result.SubmittedDistributionRoots.SortByPlace();
        _result.DisabledDistributionRoots.SortByPlace();
        _result.RewardsClaims.SortByPlace();
        _result.ClaimerChanges.SortByPlace();
        _result.BeaconChainSlashes.SortByPlace();
        _slashes.SortByPlace();
        _nonces.SortByPlace();
    }

    private void On(EigenLayerContract contract, string canonical, Action<DecodedEvent> write)
    {
        var topic = new EventSignature(canonical).Topic0;
        if (!EigenLayerEvents.TryFind(contract, topic, out var description))
        {
            throw new BrokenInvariantException("known events", $"{canonical} is not an event of {contract}");
        }

        _writers.Add(description, write);
    }

    /// <summary>Where the log that is being written comes from.</summary>
    private readonly record struct Origin(Hash256 Transaction, long LogIndex, long Block)
    {
        public override string ToString() => Invariant($"block {Block}, log {LogIndex}, transaction {Transaction}");
    }
}
