using System.Globalization;
using Apportion.Core;
using Apportion.Livepeer;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;

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

    /// <summary>The account of an address.</summary>
    /// <exception cref="ApportionException">No log names it.</exception>
    public Account Account(Address address) =>
        State.Find(address)
        ?? throw ApportionException.Missing(
            "livepeer.account",
            address.ToString(),
            "an account that the logs name",
            "check the address, or give logs up to its first bond"
        );

    /// <summary>First and last round of a range that a user gave; open ends are the first and the last one.</summary>
    /// <exception cref="ApportionException">It ends after the last round.</exception>
    public (ulong From, ulong To) Rounds((ulong? From, ulong? To) range) =>
        (range.From ?? State.FirstInitialized(), Round(range.To));

    /// <summary>A round that a user gave; the last one for null.</summary>
    /// <exception cref="ApportionException">It lies after the last round.</exception>
    public ulong Round(ulong? round)
    {
        if (round > State.Round)
            throw ApportionException.Missing(
                "livepeer.round",
                string.Create(CultureInfo.InvariantCulture, $"round {round}"),
                string.Create(CultureInfo.InvariantCulture, $"at most {State.Round}, the last round of the logs"),
                "give the logs up to that round"
            );
        return round ?? State.Round;
    }
}
