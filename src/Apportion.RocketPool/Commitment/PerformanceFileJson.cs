using Apportion.Core;
using Apportion.RocketPool.Commitment.Json;

namespace Apportion.RocketPool.Commitment;

/// <summary>Performance files as JSON, all forms. Source: spec rocket-pool section 12.3.</summary>
public static class PerformanceFileJson
{
    /// <summary>Reads a performance file as a stream.</summary>
    /// <param name="stream">UTF-8 JSON, already unpacked; not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="RewardsFileException">Every value that could not be read, with its place.</exception>
    /// <exception cref="ApportionException">Not JSON.</exception>
    public static PerformanceFile Read(Stream stream, string file)
    {
        using var reader = new ArtifactReader(stream, file);
        PerformanceFile read = new PerformanceFileReader(reader).Read();
        return reader.Problems.Count == 0 ? read : throw new RewardsFileException(reader.Problems);
    }

    /// <summary>Writes a performance file as upstream does: its field order, two blanks of indentation, a line feed at the end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stream">Takes UTF-8; not closed.</param>
    /// <param name="indented">False writes it without blanks and without the line feed.</param>
    public static void Write(PerformanceFile file, Stream stream, bool indented = true) =>
        PerformanceFileWriter.Write(file, stream, indented);
}
