using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Turns raw logs into the rows of the input tables, block by block. Logs are chosen by contract address and first topic;
/// all others are counted and left out.
/// </summary>
/// <remarks>Source: spec eigenlayer section 2; eigenlayer-logs-notes section 1.</remarks>
public sealed partial class LogFactsBuilder
{
    private readonly EigenLayerContracts _contracts;
    private readonly Dictionary<long, Block> _blocks = [];
    private readonly Dictionary<EventDescription, Action<DecodedEvent>> _writers = [];
    private readonly StakerShares _shares = new();
    private readonly LogFacts _result = new();
    private Block _block = new(-1, default, 0);

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

    /// <summary>Reads a list of logs in any order.</summary>
    /// <param name="logs">Logs of the contracts, possibly with others between them.</param>
    /// <param name="contracts">Where the contracts live.</param>
    /// <param name="blocks">
    /// Blocks with their times: needed where logs carry no time, and for blocks without logs in which an allocation takes
    /// effect.
    /// </param>
    /// <exception cref="ApportionException">A log cannot be decoded or the time of its block is not known.</exception>
    public static LogFacts Read(
        IReadOnlyList<EvmLog> logs,
        EigenLayerContracts contracts,
        IEnumerable<Block>? blocks = null
    )
    {
        var builder = new LogFactsBuilder(contracts);
        foreach (var block in blocks ?? [])
        {
            builder.AddBlock(block);
        }

        foreach (var log in EvmLogSequence.Order(logs, builder._result.Findings))
        {
            builder.Add(log);
        }

        return builder.Build();
    }

    /// <summary>Names a block and its time. A block may be added before or after its logs, and more than once.</summary>
    /// <exception cref="ApportionException">The block is known with another hash or time.</exception>
    public void AddBlock(Block block)
    {
        if (_blocks.TryGetValue(block.Number, out var known) && known != block)
        {
            if (known.BlockTime != block.BlockTime || (!known.Hash.IsZero && !block.Hash.IsZero))
            {
                throw ApportionException.Malformed(
                    "eigenlayer.block",
                    FormattableString.Invariant($"block {block.Number}"),
                    FormattableString.Invariant($"{known.Hash} at {known.BlockTime}"),
                    FormattableString.Invariant($"{block.Hash} at {block.BlockTime}"),
                    "The blocks and the logs come from two forks of the chain: fetch them again."
                );
            }

            block = known.Hash.IsZero ? block : known;
        }

        _blocks[block.Number] = block;
    }

    /// <summary>Takes one log; logs come in the order of the chain (see <see cref="EvmLogSequence"/>).</summary>
    /// <exception cref="ApportionException">It cannot be decoded, comes too late, or the time of its block is not known.</exception>
    public void Add(EvmLog log)
    {
        if (!_contracts.TryFind(log.Address, out var contract))
        {
            _result.LogsIgnored++;
            return;
        }

        BeginBlock(log);
        if (
            !EigenLayerEvents.TryFind(contract.Value, log.Topic0, out var description)
            || !_writers.TryGetValue(description, out var write)
        )
        {
            _result.LogsIgnored++;
            return;
        }

        try
        {
            write(description.Decode(log));
            _result.LogsUsed++;
        }
        catch (Exception cause) when (cause is AbiException or OverflowException or DivideByZeroException)
        {
            throw ApportionException.Malformed(
                "eigenlayer.log",
                log.Where,
                $"the event {description} of {contract}",
                cause.Message,
                "Fetch this log again; if it stays so, the contract address is not the one of this network.",
                cause
            );
        }
    }

    /// <summary>Ends the last block and gives all rows.</summary>
    public LogFacts Build()
    {
        EndBlock();
        CheckEffectBlocks();
        _result.Facts.Blocks.AddRange(_blocks.Values.OrderBy(block => block.Number));
        return _result;
    }

    private void BeginBlock(EvmLog log)
    {
        var number = checked((long)log.BlockNumber);
        if (number == _block.Number)
        {
            return;
        }

        if (number < _block.Number)
        {
            throw new BrokenInvariantException("logs in order", log.Where);
        }

        EndBlock();
        if (log.BlockTimestamp is { } time)
        {
            AddBlock(new Block(number, log.BlockHash ?? Hash256.Zero, checked((long)time)));
        }

        _block = _blocks.TryGetValue(number, out var block)
            ? block
            : throw ApportionException.Missing(
                "eigenlayer.block-time",
                log.Where,
                "the time of the block",
                "Give the blocks as a table (number, hash, block_time), or logs with blockTimestamp."
            );
    }

    private void EndBlock()
    {
        if (_block.Number >= 0)
        {
            _shares.EndBlock(_block, _result);
        }
    }

    /// <summary>An allocation of a block that is on the chain but not listed would silently never take effect.</summary>
    private void CheckEffectBlocks()
    {
        foreach (var allocation in _result.Facts.OperatorAllocations)
        {
            if (allocation.EffectiveBlock <= _block.Number && !_blocks.ContainsKey(allocation.EffectiveBlock))
            {
                _result.Findings.Add(
                    Finding.Missing(
                        "eigenlayer.effect-block",
                        FormattableString.Invariant(
                            $"allocation of block {allocation.BlockNumber}, log {allocation.LogIndex}"
                        ),
                        FormattableString.Invariant(
                            $"the time of block {allocation.EffectiveBlock}, in which it takes effect"
                        ),
                        "Add this block to the table of blocks."
                    )
                );
            }
        }
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
}
