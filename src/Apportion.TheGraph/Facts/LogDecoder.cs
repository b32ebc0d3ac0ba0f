using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <summary>Decodes raw logs by our own interface of the contracts.</summary>
public static class LogDecoder
{
    /// <summary>The event of a log; null if we do not know its first topic.</summary>
    /// <exception cref="AbiException">The log does not have the shape of its event.</exception>
    public static ContractLog? Decode(Address emitter, ReadOnlySpan<Hash256> topics, ReadOnlySpan<byte> data)
    {
        if (topics.IsEmpty || !GraphEvents.TryFind(topics[0], out var definition))
            return null;
        if (topics.Length - 1 != definition!.IndexedCount)
            throw new AbiException(
                FormattableString.Invariant(
                    $"{definition} has {definition.IndexedCount} indexed arguments, the log {topics.Length - 1}"
                )
            );
        var words = new UInt256[definition.Parameters.Count];
        byte[]? bytes = null;
        var reader = new AbiReader(data);
        var topic = 1;
        for (var i = 0; i < words.Length; i++)
        {
            var parameter = definition.Parameters[i];
            if (parameter.Indexed)
                words[i] = Word.Of(topics[topic++]);
            else if (parameter.IsDynamic)
                bytes = reader.ReadBytes().ToArray();
            else
                words[i] = reader.ReadUInt256();
        }
        return new ContractLog(emitter, definition, words, bytes);
    }

    /// <inheritdoc cref="Decode(Address, ReadOnlySpan{Hash256}, ReadOnlySpan{byte})"/>
    public static ContractLog? Decode(EvmLog log) => Decode(log.Address, log.Topics.AsSpan(), log.Data.Span);
}
