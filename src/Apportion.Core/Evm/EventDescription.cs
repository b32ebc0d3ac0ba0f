using System.Collections.Immutable;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>An event with the names and types of its arguments; decodes its logs.</summary>
public sealed class EventDescription
{
    private EventDescription(string name, ImmutableArray<AbiParameter> parameters)
    {
        Parameters = parameters;
        Signature = new EventSignature(name + AbiType.Tuple(parameters).Canonical);
    }

    /// <summary>Name and canonical signature.</summary>
    public EventSignature Signature { get; }

    /// <summary>The name alone.</summary>
    public string Name => Signature.Name;

    /// <summary>The first topic of its logs.</summary>
    public Hash256 Topic0 => Signature.Topic0;

    /// <summary>The arguments in the order of the declaration.</summary>
    public ImmutableArray<AbiParameter> Parameters { get; }

    /// <summary>
    /// Reads a declaration as Solidity writes it, with tuples in place of structs:
    /// <c>Deposit(address indexed staker, (address avs, uint32 id) operatorSet, uint256[] shares)</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is not such a declaration.</exception>
    public static EventDescription Parse(string declaration)
    {
        var parser = new EventDeclaration(declaration);
        var name = parser.ReadName();
        return new EventDescription(name, parser.ReadParameters());
    }

    /// <summary>Decodes one log of this event; the data must be used up by heads and tails, extra bytes at its end are allowed.</summary>
    /// <exception cref="AbiException">The first topic, the number of topics or the data do not fit.</exception>
    public DecodedEvent Decode(EvmLog log)
    {
        var indexed = Parameters.Count(parameter => parameter.Indexed);
        if (log.Topic0 != Topic0 || log.Topics.Length != indexed + 1)
        {
            throw new AbiException(
                FormattableString.Invariant(
                    $"{log.Topics.Length} topics that start with {log.Topic0}, expected {indexed + 1} that start with {Topic0}"
                )
            );
        }

        var values = new AbiValue[Parameters.Length];
        var data = log.ReadData();
        var topic = 1;
        Span<byte> word = stackalloc byte[AbiReader.Word];
        for (var i = 0; i < values.Length; i++)
        {
            if (Parameters[i].Indexed)
            {
                log.Topics[topic++].CopyTo(word);
                values[i] = ReadTopic(Parameters[i].Type, word);
            }
            else
            {
                values[i] = Parameters[i].Type.Read(ref data);
            }
        }

        return new DecodedEvent(this, log, values);
    }

    /// <inheritdoc/>
    public override string ToString() => Signature.Canonical;

    private static AbiValue ReadTopic(AbiType type, ReadOnlySpan<byte> word)
    {
        // A topic holds the hash of a value that does not fit into one word.
        var topicType = type.IsDynamic || type.Kind == AbiKind.Tuple ? AbiType.Elementary("bytes32") : type;
        var reader = new AbiReader(word);
        return topicType.Read(ref reader);
    }
}
