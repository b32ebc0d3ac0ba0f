using System.Buffers.Binary;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Which logs were read already: place and fingerprint, 16 bytes a log. A log that comes again is used once; two different
/// logs at one place are a finding.
/// </summary>
internal sealed class SeenLogs
{
    private readonly OrderedStore<ulong, SeenLog> _seen = new(log => log.Key);
    private (long Count, string First) _repeated;

    /// <summary>Blocks with logs, ascending, each once.</summary>
    public IEnumerable<long> Blocks()
    {
        var last = -1L;
        foreach (var log in _seen.InOrder())
        {
            if (log.Block != last)
                yield return log.Block;
            last = log.Block;
        }
    }

    /// <summary>Takes a log; false if one of its place was there before.</summary>
    /// <param name="log">The log.</param>
    /// <param name="findings">Receives a conflict.</param>
    public bool TryAdd(EvmLog log, List<Finding> findings)
    {
        var seen = new SeenLog((uint)log.BlockNumber, log.LogIndex, Fingerprint(log));
        if (!_seen.TryGet(seen.Key, out var before))
        {
            _seen.Set(seen);
            return true;
        }
        if (before.Fingerprint == seen.Fingerprint)
            _repeated = (_repeated.Count + 1, _repeated.First ?? log.Where);
        else
            findings.Add(
                Finding.Malformed(
                    EvmLogSequence.ConflictCode,
                    log.Where,
                    "one log at one place of the chain",
                    "two different ones",
                    "Fetch the logs of this block again from a node that has settled."
                )
            );
        return false;
    }

    /// <summary>What was repaired: logs out of order, logs given more than once.</summary>
    public IEnumerable<Finding> Notices()
    {
        if (!_seen.IsAscending)
            yield return Finding.Notice(EvmLogSequence.OrderCode, "log list", "not in the order of the chain; sorted");
        if (_repeated.Count > 0)
            yield return Finding.Notice(
                EvmLogSequence.RepeatedCode,
                _repeated.First,
                FormattableString.Invariant(
                    $"{_repeated.Count} logs are there more than once, this the first; used once"
                )
            );
    }

    /// <summary>Whether every log was above all before it.</summary>
    public bool IsAscending => _seen.IsAscending;

    /// <summary>The first 64 bits of a Keccak hash over everything rows are made of.</summary>
    private static ulong Fingerprint(EvmLog log)
    {
        var bytes = new byte[
            Address.Length + sizeof(uint) + (Hash256.Size * (1 + log.Topics.Length)) + log.Data.Length
        ];
        var rest = bytes.AsSpan();
        log.Address.CopyTo(rest);
        BinaryPrimitives.WriteUInt32BigEndian(rest = rest[Address.Length..], log.TransactionIndex);
        log.TransactionHash.CopyTo(rest = rest[sizeof(uint)..]);
        foreach (var topic in log.Topics)
            topic.CopyTo(rest = rest[Hash256.Size..]);
        log.Data.Span.CopyTo(rest[Hash256.Size..]);
        Span<byte> hash = stackalloc byte[Hash256.Size];
        Keccak256.Hash(bytes).CopyTo(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private readonly record struct SeenLog(uint Block, uint LogIndex, ulong Fingerprint)
    {
        public ulong Key => ((ulong)Block << 32) | LogIndex;
    }
}
