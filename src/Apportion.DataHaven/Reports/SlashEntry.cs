using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Reports;

/// <summary>One line of the slash ledger: what happened, in order.</summary>
/// <param name="Where">The fact during which it happened.</param>
/// <param name="Event">The event.</param>
public sealed record SlashEntry(string Where, ChainEvent Event);

/// <summary>A slashes message as it was attempted.</summary>
/// <param name="Where">The fact during which it happened.</param>
/// <param name="Era">Era it names.</param>
/// <param name="Slashes">Its slashes.</param>
/// <param name="EncodedLength">Encoded length in bytes.</param>
/// <param name="Failure">Why it failed; null if it was sent.</param>
public sealed record SlashMessageEntry(
    string Where,
    uint Era,
    IReadOnlyList<Slash> Slashes,
    int EncodedLength,
    string? Failure
);
