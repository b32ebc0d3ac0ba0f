namespace Apportion.Core.Evm;

/// <summary>Bytes that are not the ABI encoding of the expected types; the message names the position and the rule.</summary>
public sealed class AbiException : FormatException
{
    /// <summary>States what is wrong.</summary>
    public AbiException(string message)
        : base(message) { }

    /// <summary>States what is wrong and what it was found by.</summary>
    public AbiException(string message, Exception inner)
        : base(message, inner) { }
}
