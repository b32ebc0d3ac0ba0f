namespace Apportion.Core;

/// <summary>Where an input of a derivation comes from.</summary>
/// <param name="Text">E.g. <c>block 100 log 4</c>, <c>state.json: protocol.rplPrice</c>, <c>shares.csv line 7: shares</c>.</param>
public sealed record FactSource(string Text)
{
    /// <summary>A log of a block.</summary>
    public static FactSource Log(ulong block, ulong logIndex, string? transactionHash = null) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"block {block} log {logIndex}{(transactionHash is null ? "" : $" tx {transactionHash}")}"
            )
        );

    /// <summary>A field of a document.</summary>
    public static FactSource Field(string document, string path) => new($"{document}: {path}");

    /// <summary>A rule's constant, with the section of our spec that names it.</summary>
    public static FactSource Rule(string section) => new($"rule: {section}");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
