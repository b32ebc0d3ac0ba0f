using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli.Commands;

/// <summary>A result that was computed before: the document that <c>compute --json</c> prints, by this program or by another.</summary>
/// <param name="Name">How the user named it.</param>
/// <param name="Ruleset">The ruleset it names.</param>
/// <param name="Facts">Its named facts.</param>
/// <param name="Totals">Who got how much and why.</param>
internal sealed record ComputedResult(
    string Name,
    string Ruleset,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<LedgerTotal> Totals
)
{
    private const string Schema = "apportion/compute/1";
    private const int HeadLength = 256;

    /// <summary>The file of a result: itself, or <c>compute.json</c> in the folder that <c>compute --out</c> wrote; null if it is none.</summary>
    public static InputFile? Find(Invocation run, string path)
    {
        var file = new InputFile(
            Directory.Exists(path) && Path.Combine(path, "compute.json") is var inside && File.Exists(inside)
                ? inside
                : path
        );
        if (Directory.Exists(file.Path) || file.IsStandardInput)
            return null;
        using var stream = file.Open(run.Inputs);
        Span<byte> head = stackalloc byte[HeadLength];
        var read = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head[..read]).Contains(Schema, StringComparison.Ordinal) ? file : null;
    }

    /// <summary>Reads a result.</summary>
    /// <exception cref="ApportionException">It is of another protocol, or not of the shape of <c>compute --json</c>.</exception>
    public static ComputedResult Read(Invocation run, InputFile file, string protocol)
    {
        try
        {
            using var stream = file.Open(run.Inputs);
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            var found = Text(root, "protocol");
            if (found != protocol)
                throw UsageException.Of(
                    "diff.protocol",
                    file.Path,
                    $"a result of {protocol}",
                    $"one of {found}",
                    $"compare it with 'apportion {found} diff'"
                );
            return new(
                file.Path,
                Text(root, "ruleset"),
                root.GetProperty("facts")
                    .EnumerateObject()
                    .ToDictionary(fact => fact.Name, fact => fact.Value.GetString() ?? "", StringComparer.Ordinal),
                [.. root.GetProperty("totals").EnumerateArray().Select(Total)]
            );
        }
        catch (Exception cause)
            when (cause
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
            )
        {
            throw ApportionException.Malformed(
                "diff.shape",
                file.Path,
                "the document that compute --json prints: facts by name, totals with account, asset, decimals, reason, kind and amount",
                ParseEdge.Found(cause),
                "give the document as it was printed; docs/reference/schemas/compute.schema.json has its shape",
                cause
            );
        }
    }

    private static LedgerTotal Total(JsonElement row) =>
        new(
            Text(row, "account"),
            new Asset(Text(row, "asset"), row.GetProperty("decimals").GetInt32()),
            Text(row, "reason"),
            Enum.Parse<PostingKind>(Text(row, "kind")),
            BigInteger.Parse(Text(row, "amount"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        );

    private static string Text(JsonElement row, string name) =>
        row.GetProperty(name).GetString() ?? throw new FormatException($"{name}: nothing");
}
