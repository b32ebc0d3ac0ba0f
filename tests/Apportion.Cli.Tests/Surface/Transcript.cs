using System.Globalization;
using System.Text;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Surface;

/// <summary>
/// What a person sees of one verb of one protocol: the line, the exit code, stdout, stderr. Kept as a file
/// <c>Transcripts/PROTOCOL/VERB.txt</c>; with APPORTION_UPDATE=1 the tests write what the program prints now, for review.
/// </summary>
internal sealed record Transcript(string Protocol, string Verb, string Line, int ExitCode, string Out, string Error)
{
    private const string OutMark = "-- stdout";
    private const string ErrorMark = "-- stderr";

    public static string Folder => Repository.At("tests/Apportion.Cli.Tests/Transcripts");

    public static bool IsUpdating => Environment.GetEnvironmentVariable("APPORTION_UPDATE") == "1";

    /// <summary>Every transcript, in order.</summary>
    public static IReadOnlyList<Transcript> All { get; } =
    [.. Directory.GetFiles(Folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public static Transcript Of(string protocol, string verb) =>
        All.Single(transcript => transcript.Protocol == protocol && transcript.Verb == verb);

    private string File => Path.Combine(Folder, Protocol, Verb + ".txt");

    public void Save()
    {
        var text = new StringBuilder();
        text.Append("$ ").Append(Line).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"exit {ExitCode}\n");
        text.Append(OutMark).Append('\n').Append(Out);
        text.Append(ErrorMark).Append('\n').Append(Error);
        System.IO.File.WriteAllText(File, text.ToString());
    }

    private static Transcript Read(string path)
    {
        var protocol = Path.GetFileName(Path.GetDirectoryName(path)!);
        var verb = Path.GetFileNameWithoutExtension(path);
        var lines = System.IO.File.ReadAllText(path).Split('\n');
        var line = lines[0][2..];
        var output = Array.IndexOf(lines, OutMark);
        if (output < 0)
            return new Transcript(protocol, verb, line, 0, "", "");
        var error = Array.LastIndexOf(lines, ErrorMark);
        return new Transcript(
            protocol,
            verb,
            line,
            int.Parse(lines[1]["exit ".Length..], CultureInfo.InvariantCulture),
            Lines(lines[(output + 1)..error]),
            Lines(lines[(error + 1)..^1])
        );
    }

    private static string Lines(string[] lines) => string.Concat(lines.Select(line => line + "\n"));
}
