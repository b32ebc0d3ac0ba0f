using System.Text.RegularExpressions;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Surface;

/// <summary>Each cell of the table of verbs and protocols in docs/reference/commands.md has a transcript, and it is true.</summary>
public partial class TranscriptTests
{
    private static readonly string[] Verbs =
    [
        "compute",
        "verify",
        "explain",
        "diff",
        "history",
        "prove",
        "simulate",
        "export",
    ];

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var transcript in Transcript.All)
            cells.Add(transcript.Protocol, transcript.Verb);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_program_prints_what_the_transcript_shows(string protocol, string verb)
    {
        var transcript = Transcript.Of(protocol, verb);
        using var runner = new CommandLineRunner();
        var run = runner.Run(transcript.Line);
        if (Transcript.IsUpdating)
            (transcript with { ExitCode = run.ExitCode, Out = run.Out, Error = run.Error }).Save();
        else
            Assert.Equal(
                (transcript.ExitCode, Levelled(transcript.Out), transcript.Error),
                (run.ExitCode, Levelled(run.Out), run.Error)
            );
    }

    /// <summary>
    /// Without the padding of columns: a column that names a file is as wide as the folder the tests run in makes it.
    /// </summary>
    private static string Levelled(string text) => Padding().Replace(text, match => match.Value[..1]);

    [GeneratedRegex(" {2,}|─{2,}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Padding();

    /// <summary>As in the transcript, and with <c>--json</c> one document of the verb's committed shape.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void A_verb_prints_the_same_json_shape_for_every_protocol(string protocol, string verb)
    {
        var transcript = Transcript.Of(protocol, verb);
        using var runner = new CommandLineRunner();
        var run = runner.Run(transcript.Line, "--json");
        Assert.Equal(transcript.ExitCode, run.ExitCode);
        if (run.ExitCode == ExitCode.Usage || verb == "export")
            return;
        Assert.Equal([], JsonSchema.Check(verb, run.Out));
    }

    [Fact]
    public void Every_protocol_has_every_verb_in_the_order_of_the_design()
    {
        foreach (var protocol in Protocols.All)
        {
            var command = protocol.BuildCommand(
                new CommandHost
                {
                    Out = TextWriter.Null,
                    Error = TextWriter.Null,
                    StandardInput = () => Stream.Null,
                }
            );
            Assert.Equal(Verbs, command.Subcommands.Select(verb => verb.Name).Take(Verbs.Length));
            Assert.Equal(
                Verbs.Order(StringComparer.Ordinal),
                Transcript.All.Where(cell => cell.Protocol == protocol.Name).Select(cell => cell.Verb)
            );
        }
    }

    [Fact]
    public void Every_cell_of_the_table_is_a_transcript_and_every_transcript_a_cell()
    {
        var text = File.ReadAllText(Repository.At("docs/reference/commands.md"));
        var cells = Regex
            .Matches(
                text,
                @"^\| (\w+) \| (\w+) \| `(apportion [^`]+)` \|",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(5)
            )
            .Select(match =>
                (Verb: match.Groups[1].Value, Protocol: match.Groups[2].Value, Line: match.Groups[3].Value)
            );
        Assert.Equal(Transcript.All.Select(cell => (cell.Verb, cell.Protocol, cell.Line)).Order(), cells.Order());
    }
}
