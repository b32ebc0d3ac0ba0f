using Apportion.Core;
using Apportion.Livepeer;

namespace Apportion.Cli.Livepeer;

/// <summary>A finished replay.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Facts">The facts it was given.</param>
/// <param name="InputFindings">What was found while reading.</param>
internal sealed record Replayed(
    LivepeerEngine Engine,
    IReadOnlyList<LivepeerFact> Facts,
    IReadOnlyList<Finding> InputFindings
)
{
    public LivepeerState State => Engine.State;

    /// <summary>Everything found.</summary>
    public IReadOnlyList<Finding> Findings => [.. InputFindings, .. Engine.Findings];

    /// <summary>The account of an address that a user typed.</summary>
    /// <exception cref="ApportionException">No address, or no log names it.</exception>
    public Account Account(string? text)
    {
        if (!Address.TryParse(text, out var address))
            throw ApportionException.Malformed(
                "livepeer.address",
                "command line",
                "0x and 40 hex digits",
                text,
                "check the address"
            );
        return State.Find(address)
            ?? throw ApportionException.Missing(
                "livepeer.account",
                address.ToString(),
                "an account that the logs name",
                "check the address, or give logs up to its first bond"
            );
    }

    /// <summary>A range of rounds, <c>A..B</c>, <c>A..</c>, <c>..B</c> or one round; all rounds for null.</summary>
    /// <exception cref="ApportionException">The text is no range, or ends after the last round.</exception>
    public (ulong From, ulong To) Rounds(string? text)
    {
        var (first, last) = (State.FirstInitialized(), State.Round);
        if (text is null)
            return (first, last);
        var parts = text.Split("..");
        var from = Number(parts[0], text, first);
        var to = Number(parts[^1], text, last);
        if (parts.Length > 2 || from > to)
            throw BadRange(text);
        if (to > last)
            throw ApportionException.Missing(
                "livepeer.round",
                $"round {to.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                $"at most {last.ToString(System.Globalization.CultureInfo.InvariantCulture)}, the last round of the logs",
                "give the logs up to that round"
            );
        return (from, to);
    }

    private static ulong Number(string part, string text, ulong whenEmpty)
    {
        if (part.Length == 0)
            return whenEmpty;
        return ulong.TryParse(
            part,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var round
        )
            ? round
            : throw BadRange(text);
    }

    private static ApportionException BadRange(string text) =>
        ApportionException.Malformed(
            "livepeer.round",
            "command line",
            "rounds such as 3000..3100",
            text,
            "give the first and the last round"
        );
}
