using Apportion.Core.Evm;

namespace Apportion.Livepeer.Facts;

/// <summary>Makes a fact of the arguments of a log.</summary>
/// <param name="of">The arguments, to be taken in the order of the declaration.</param>
/// <param name="origin">The log.</param>
/// <param name="role">The contract that emitted it.</param>
internal delegate LivepeerFact ReadFact(ref EventArguments of, LogOrigin origin, ContractRole role);

/// <summary>One event of the contracts: who emits it, how it is declared, and the fact it becomes.</summary>
/// <param name="contract">Who emits it; None for an event of any contract.</param>
/// <param name="declaration">As Solidity writes it.</param>
/// <param name="read">Makes the fact.</param>
internal sealed class LivepeerEvent(ContractRole contract, string declaration, ReadFact read)
{
    /// <summary>Who emits it; None for an event of any contract.</summary>
    public ContractRole Contract { get; } = contract;

    /// <summary>Name and arguments.</summary>
    public EventDescription Description { get; } = EventDescription.Parse(declaration);

    /// <summary>The fact of a log.</summary>
    /// <exception cref="AbiException">The log is not what its first topic says.</exception>
    public LivepeerFact Read(EvmLog log, ContractRole role)
    {
        var arguments = new EventArguments(Description, log);
        return read(ref arguments, LogDecoder.Origin(log), role);
    }
}
