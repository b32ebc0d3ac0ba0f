using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>Blocks with their times, as tables, histories and the logs themselves name them, in any order.</summary>
internal sealed class KnownBlocks
{
    private const string Advice = "The blocks and the logs come from two forks of the chain: fetch them again.";

    private readonly OrderedStore<long, Block> _blocks = new(block => block.Number);
    private readonly HashSet<long> _forked = [];
    private Block _last = new(-1, default, 0);

    /// <summary>Adds a block of a table or a history.</summary>
    /// <exception cref="ApportionException">It is known with another hash or time.</exception>
    public void Add(Block block)
    {
        if (Conflict(block) is { } known)
            throw new ApportionException(Fork("eigenlayer.block", known, block));
    }

    /// <summary>Adds the block of a log, if the log carries its time.</summary>
    /// <param name="log">The log.</param>
    /// <param name="findings">Receives a conflict, one a block.</param>
    public void Add(EvmLog log, List<Finding> findings)
    {
        if (log.BlockTimestamp is not { } time)
            return;
        var block = new Block((long)log.BlockNumber, log.BlockHash ?? Hash256.Zero, checked((long)time));
        if (block != _last && Conflict(block) is { } known && _forked.Add(block.Number))
            findings.Add(Fork(EvmLogSequence.ForkCode, known, block));
        _last = block;
    }

    /// <summary>Finds a block.</summary>
    public bool TryFind(long number, out Block block) => _blocks.TryGet(number, out block);

    /// <summary>All blocks by number.</summary>
    /// <param name="findings">Receives blocks that are older than one before them.</param>
    public List<Block> InOrder(List<Finding> findings)
    {
        var blocks = _blocks.InOrder().ToList();
        for (var i = 1; i < blocks.Count; i++)
            if (blocks[i].BlockTime < blocks[i - 1].BlockTime)
                findings.Add(
                    Finding.Malformed(
                        EvmLogSequence.TimeCode,
                        Invariant($"block {blocks[i].Number}"),
                        Invariant($"a time not before {blocks[i - 1].BlockTime}, that of block {blocks[i - 1].Number}"),
                        Invariant($"{blocks[i].BlockTime}"),
                        Advice
                    )
                );
        return blocks;
    }

    /// <summary>Keeps a block, or gives the one it contradicts.</summary>
    private Block? Conflict(Block block)
    {
        if (_blocks.TryGet(block.Number, out var known))
        {
            if (
                known.BlockTime != block.BlockTime
                || (known.Hash != block.Hash && !known.Hash.IsZero && !block.Hash.IsZero)
            )
                return known;
            if (!known.Hash.IsZero || block.Hash.IsZero)
                return null;
        }
        _blocks.Set(block);
        return null;
    }

    private static Finding Fork(string code, Block known, Block block) =>
        Finding.Malformed(
            code,
            Invariant($"block {block.Number}"),
            Invariant($"{known.Hash} at {known.BlockTime}"),
            Invariant($"{block.Hash} at {block.BlockTime}"),
            Advice
        );
}
