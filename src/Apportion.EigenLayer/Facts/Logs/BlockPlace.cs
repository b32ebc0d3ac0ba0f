using Apportion.Core.Evm;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>Where in its block something happened: first by transaction, then by log.</summary>
internal readonly record struct BlockPlace(uint TransactionIndex, uint LogIndex)
{
    public static BlockPlace Of(EvmLog log) => new(log.TransactionIndex, log.LogIndex);

    public bool IsAfter(BlockPlace other) =>
        TransactionIndex > other.TransactionIndex
        || (TransactionIndex == other.TransactionIndex && LogIndex > other.LogIndex);
}
