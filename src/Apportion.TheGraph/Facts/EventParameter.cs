namespace Apportion.TheGraph.Facts;

/// <summary>One parameter of an event.</summary>
/// <param name="Type">Solidity type, e.g. <c>uint256</c>.</param>
/// <param name="Name">The contract's own name.</param>
/// <param name="Indexed">True if it is in a topic.</param>
public sealed record EventParameter(string Type, string Name, bool Indexed)
{
    /// <summary>True for <c>bytes</c> and <c>string</c>.</summary>
    public bool IsDynamic => Type is "bytes" or "string";
}
