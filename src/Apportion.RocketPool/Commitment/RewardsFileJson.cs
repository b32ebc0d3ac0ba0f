using Apportion.Core;
using Apportion.RocketPool.Commitment.Json;

namespace Apportion.RocketPool.Commitment;

/// <summary>Rewards files as JSON, versions 1 to 4. Source: spec rocket-pool section 12.1.</summary>
public static class RewardsFileJson
{
    /// <summary>The newest version of the format that this build knows.</summary>
    public const int NewestVersion = 4;

    /// <summary>Reads a rewards file as a stream; memory is the nodes and their proofs, not the text.</summary>
    /// <param name="stream">UTF-8 JSON, already unpacked; not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="notices">Takes what is worth knowing: unknown fields, nodes out of order.</param>
    /// <exception cref="RewardsFileException">Not a rewards file: every value that could not be read, with its place.</exception>
    /// <exception cref="ApportionException">Not JSON, or a version newer than this build.</exception>
    public static RewardsFile Read(Stream stream, string file, ICollection<Finding>? notices = null)
    {
        using var reader = new ArtifactReader(stream, file);
        RewardsFile read = new RewardsFileReader(reader).Read();
        foreach (Finding notice in reader.Notices)
            notices?.Add(notice);
        return reader.Problems.Count == 0 ? read : throw new RewardsFileException(reader.Problems);
    }

    /// <summary>Writes a rewards file as upstream does: its field order, two blanks of indentation, a line feed at the end.</summary>
    /// <param name="file">The file; a proof is written where it has one.</param>
    /// <param name="stream">Takes UTF-8; not closed.</param>
    /// <param name="indented">False writes it without blanks and without the line feed.</param>
    public static void Write(RewardsFile file, Stream stream, bool indented = true) =>
        RewardsFileWriter.Write(file, stream, indented);
}
