using System.Text.Json;
using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <summary>
/// Reads a network-state document from a stream. Memory is that of the facts; duties become columns of slots as they
/// are read. Every bad or missing field is a finding with its path; all of them are collected.
/// </summary>
/// <remarks>Source: spec rocket-pool section 14.</remarks>
public static class NetworkStateReader
{
    /// <summary>Reads a whole document.</summary>
    /// <param name="stream">UTF-8 JSON, already decompressed.</param>
    public static NetworkStateDocument Read(Stream stream)
    {
        var findings = new List<Finding>();
        var cursor = new JsonCursor(stream);
        try
        {
            var state = cursor.Read() ? new StateParser(cursor, findings).ReadState("") : null;
            if (state is null && findings.Count == 0)
            {
                findings.Add(Empty());
            }

            return new NetworkStateDocument(findings.Any(IsFatal) ? null : state, findings);
        }
        catch (JsonException e)
        {
            findings.Add(NotJson(e));
            return new NetworkStateDocument(null, findings);
        }
    }

    /// <summary>Whether a finding means that the document cannot be used.</summary>
    public static bool IsFatal(Finding finding) => finding.Kind != FindingKind.Notice;

    internal static Finding NotJson(JsonException e) =>
        Finding.Malformed(
            "rocketpool.state.not-json",
            FormattableString.Invariant($"line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}"),
            "a JSON document",
            ParseEdge.Found(e, withPlace: false),
            "the file is damaged or cut off; fetch it again"
        );

    private static Finding Empty() =>
        Finding.Malformed(
            "rocketpool.state.not-json",
            "start of the document",
            "a JSON object",
            "nothing",
            "the file is empty; fetch it again"
        );
}
