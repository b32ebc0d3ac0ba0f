using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Commitment;
using Apportion.Merkle;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>A claim call from calldata or JSON, given outright or in a file.</summary>
internal static class ClaimInputs
{
    private const string Advice =
        "Give the calldata as 0x hexadecimal text, or JSON with the names of the ABI as prove --json writes it.";

    /// <summary>Reads a call; a JSON claim is one that is checked and paid to its earner.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="given">Calldata as text, a file, or <c>-</c>.</param>
    /// <exception cref="ApportionException">It is not a claim.</exception>
    public static ClaimCall Read(Invocation run, string given)
    {
        var text = given.StartsWith("0x", StringComparison.Ordinal) ? given : ReadText(run, given);
        try
        {
            return text.StartsWith("0x", StringComparison.Ordinal)
                ? ClaimCalldata.Decode(Convert.FromHexString(text.AsSpan(2)))
                : ReadJson(text);
        }
        catch (Exception cause) when (ParseEdge.IsShape(cause))
        {
            var where = given.Length <= 40 ? given : $"{given[..37]}...";
            throw ApportionException.Malformed(
                "eigenlayer.claim.unreadable",
                where,
                "a claim",
                ParseEdge.Found(cause),
                Advice,
                cause
            );
        }
    }

    private static string ReadText(Invocation run, string path)
    {
        using var stream = new InputFile(path).Open(run.Inputs);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }

    private static ClaimCall ReadJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var claim = ClaimJson.Read(root.TryGetProperty("claim", out var inner) ? inner : root);
        var recipient =
            root.TryGetProperty("recipient", out var named) && named.GetString() is { } address
                ? Address.Parse(address)
                : claim.Earner;
        return ClaimCall.Process(claim, recipient);
    }

    /// <summary>A root as the user typed it.</summary>
    public static Hash256 ParseRoot(string text) =>
        Hash256.TryParse(text, out var root)
            ? root
            : throw ApportionException.Malformed(
                "eigenlayer.root.text",
                "--root",
                "0x and 64 hex digits",
                $"'{text}'",
                "Copy the root from the event DistributionRootSubmitted."
            );

    /// <summary>An address as the user typed it.</summary>
    public static Address ParseAddress(string option, string text) =>
        Address.TryParse(text, out var address)
            ? address
            : throw ApportionException.Malformed(
                "eigenlayer.address.text",
                option,
                "0x and 40 hex digits",
                $"'{text}'",
                "Give the whole address."
            );
}
