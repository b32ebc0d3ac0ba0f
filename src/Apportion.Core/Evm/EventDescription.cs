using System.Collections.Immutable;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>An event with the names and types of its arguments; decodes its logs.</summary>
public sealed class EventDescription
{
    private EventDescription(string name, ImmutableArray<AbiParameter> parameters)
    {
        Parameters = parameters;
        IndexedCount = parameters.Count(parameter => parameter.Indexed);
        Signature = new EventSignature(name + AbiType.Tuple(parameters).Canonical);
    }

    /// <summary>Name and canonical signature.</summary>
    public EventSignature Signature { get; }

    /// <summary>The name alone.</summary>
    public string Name => Signature.Name;

    /// <summary>The first topic of its logs.</summary>
    public Hash256 Topic0 => Signature.Topic0;

    /// <summary>How many arguments are topics.</summary>
    public int IndexedCount { get; }

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
        var arguments = new EventArguments(this, log);
        var values = new AbiValue[Parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments.Value();
        }

        return new DecodedEvent(this, log, values);
    }

    /// <inheritdoc/>
    public override string ToString() => Signature.Canonical;
}
