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
        var arguments = new EventArguments(definition!, topics, data);
        var words = new UInt256[definition!.Parameters.Length];
        byte[]? bytes = null;
        for (var i = 0; i < words.Length; i++)
            if (definition.Parameters[i].Type.IsDynamic)
                bytes = arguments.Bytes();
            else
                words[i] = arguments.UInt256();
        return new ContractLog(emitter, definition, words, bytes);
    }

    /// <inheritdoc cref="Decode(Address, ReadOnlySpan{Hash256}, ReadOnlySpan{byte})"/>
    public static ContractLog? Decode(EvmLog log) => Decode(log.Address, log.Topics.AsSpan(), log.Data.Span);
}
