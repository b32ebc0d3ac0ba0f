using System.Text.Json;
using System.Text.Json.Serialization;
using Apportion.Core;

namespace Apportion.Cli.Bundle;

/// <summary>What a bundle says of itself, in <c>bundle.json</c>.</summary>
internal sealed record BundleManifest
{
    public const string FileName = "bundle.json";
    public const string CurrentSchema = "apportion/bundle/1";

    /// <summary>Name and version of this shape.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the program that made the bundle.</summary>
    public required string Version { get; init; }

    /// <summary>The command, without the program's name; paths are relative to the bundle.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Every file the command read.</summary>
    public required IReadOnlyList<BundleFile> Inputs { get; init; }

    /// <summary>What the command printed.</summary>
    public required BundleFile Result { get; init; }

    /// <summary>How the command ended.</summary>
    public required int ExitCode { get; init; }

    // The reader asks that members are there, not that they are something.
    private bool IsWhole =>
        Version is not null
        && Command?.Contains(null!) == false
        && Inputs?.Any(file => file?.Path is null || file.Sha256 is null) == false
        && Result is { Path: not null, Sha256: not null };

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ApportionException">The document has another shape or version.</exception>
    public static BundleManifest Read(Stream stream, string where)
    {
        BundleManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(stream, BundleJson.Default.BundleManifest);
            if (manifest is { IsWhole: false })
                throw new JsonException("a member is null");
        }
        catch (JsonException e)
        {
            throw ApportionException.Malformed(
                "bundle.manifest",
                where,
                "a manifest written by bundle create",
                ParseEdge.Found(e),
                "Restore the bundle from where it came from",
                e
            );
        }
        if (manifest?.Schema != CurrentSchema)
            throw ApportionException.Unsupported(
                "bundle.schema",
                where,
                CurrentSchema,
                manifest?.Schema,
                "Verify it with the version that made it"
            );
        return manifest;
    }

    /// <summary>Writes the manifest.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, BundleJson.Default.BundleManifest);
}

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Relative to the bundle, with <c>/</c>.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Hash of the bytes as stored, lower-case hex.</param>
internal sealed record BundleFile(string Path, long Bytes, string Sha256);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(BundleManifest))]
internal sealed partial class BundleJson : JsonSerializerContext;
