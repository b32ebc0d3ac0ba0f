namespace Apportion.Core.Evm;

/// <summary>A named argument of an event or a named member of a tuple.</summary>
/// <param name="Name">Its name, empty if it has none.</param>
/// <param name="Type">Its type.</param>
/// <param name="Indexed">Whether an event carries it as a topic.</param>
public sealed record AbiParameter(string Name, AbiType Type, bool Indexed = false);
