using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.RocketPool.Tests.Commitment;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Reports;

/// <summary>One changed character anywhere in a published file is found, and the place is named.</summary>
public sealed class MutationTests
{
    private const int PlacesPerFile = 6;

    [VectorFact("rocket-pool/real")]
    public void A_single_changed_digit_hash_or_address_is_found_and_named()
    {
        var failures = new ConcurrentBag<string>();
        int places = 0;
        Parallel.ForEach(
            PublishedFiles.All().Select((path, seed) => (path, seed)),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            file =>
            {
                byte[] original = PublishedFiles.Read(file.path);
                var random = new Random(1000 + file.seed);
                for (int i = 0; i < PlacesPerFile; i++)
                {
                    byte[] mutated = (byte[])original.Clone();
                    int at = i == 0 ? InHeader(original, random) : Anywhere(original, random);
                    mutated[at] = Another(original[at], random);
                    Interlocked.Increment(ref places);
                    if (Complaint(original, mutated, at) is { } complaint)
                        failures.Add(
                            FormattableString.Invariant($"{Path.GetFileName(file.path)} byte {at}: {complaint}")
                        );
                }
            }
        );
        Assert.True(places >= 200, FormattableString.Invariant($"only {places} places"));
        Assert.Empty(failures);
    }

    /// <summary>What is wrong with the answer to a mutation, or null.</summary>
    private static string? Complaint(byte[] original, byte[] mutated, int at)
    {
        VerificationReport report = Verifying.One(mutated);
        if (report.Verdict is not (Verdict.Mismatch or Verdict.Malformed))
            return $"verdict {report.Verdict}";
        string[] path = PathOf(original, at);
        string[] places =
        [
            .. report.Findings.Where(finding => finding.Kind != FindingKind.Notice).Select(finding => finding.Where),
        ];
        bool named = path.Reverse()
            .Take(2)
            .Any(name => places.Any(place => place.Contains(name, StringComparison.Ordinal)));
        // An address in a file without proofs leaves every sum as it was: only the root tells, and it cannot tell which.
        bool isLoneAddress =
            path is ["nodeRewards", _]
            && !Encoding.UTF8.GetString(original).Contains("merkleProof", StringComparison.Ordinal);
        bool saysRoot = places.Any(place => place.EndsWith("merkleRoot", StringComparison.Ordinal));
        return named || (isLoneAddress && saysRoot)
            ? null
            : $"{string.Join('.', path)} is not named: {string.Join(" | ", places)}";
    }

    /// <summary>Names of the fields around a byte; a key counts as inside itself.</summary>
    private static string[] PathOf(byte[] json, int at)
    {
        var path = new Stack<string>();
        var reader = new Utf8JsonReader(json);
        string? pending = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                if (path.Count > 0)
                    path.Pop();
                continue;
            }
            bool inside = at >= reader.TokenStartIndex && at < reader.BytesConsumed;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                pending = reader.GetString();
                if (inside)
                    return [.. path.Reverse().Where(name => name.Length > 0), pending!];
                continue;
            }
            if (inside)
                return
                [
                    .. path.Reverse().Where(name => name.Length > 0),
                    .. pending is null ? (string[])[] : [pending],
                ];
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                path.Push(pending ?? "");
                pending = null;
            }
            else if (
                path.Count == 0
                || json[(int)reader.TokenStartIndex - 1] != (byte)','
                    && json[(int)reader.TokenStartIndex - 1] != (byte)'['
            )
            {
                pending = null;
            }
        }
        return [];
    }

    private static int InHeader(byte[] json, Random random)
    {
        int end = json.AsSpan().IndexOf("\"nodeRewards\""u8);
        return Pick(json, random, 0, end);
    }

    private static int Anywhere(byte[] json, Random random) => Pick(json, random, 0, json.Length);

    /// <summary>A digit or a hexadecimal letter of a value, hash or address, chosen at random.</summary>
    private static int Pick(byte[] json, Random random, int from, int to)
    {
        while (true)
        {
            int at = random.Next(from, to);
            if (json[at] is >= (byte)'0' and <= (byte)'9' && json[at + 1] != (byte)'x')
                return at;
        }
    }

    private static byte Another(byte digit, Random random)
    {
        byte other;
        do other = (byte)('0' + random.Next(10));
        while (other == digit);
        return other;
    }
}
