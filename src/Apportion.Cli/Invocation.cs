using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli;

/// <summary>One command being run: what was parsed, the global options, and the way to show results.</summary>
internal sealed class Invocation(CommandHost host, ParseResult parsed) : IDisposable
{
    private readonly InputProgress _reading = new(host);
    private readonly List<ProgressLine> _lines = [];
    private InputOptions? _inputs;

    /// <summary>The program's streams.</summary>
    public CommandHost Host { get; } = host;

    /// <summary>True for <c>--json</c>.</summary>
    public bool Json { get; } = parsed.GetValue<bool>(GlobalOptions.JsonName);

    /// <summary>How many threads may be used, at least 1. Results never depend on it.</summary>
    public int Threads { get; } = Math.Max(1, parsed.GetValue<int>(GlobalOptions.ThreadsName));

    /// <summary>Stops long work.</summary>
    public CancellationToken Cancellation => Host.Cancellation;

    /// <summary>How inputs are read: bound, standard input.</summary>
    public InputOptions Inputs =>
        _inputs ??= new InputOptions
        {
            MaxBytes = parsed.GetValue<long>(GlobalOptions.MaxInputName),
            StandardInput = Host.StandardInput,
            Opened = Host.InputOpened,
            LengthKnown = Host.ErrorIsTerminal ? _reading.Opened : null,
            RawBytesRead = BytesRead,
        };

    /// <summary>The inputs as the user named them.</summary>
    public string InputText =>
        string.Join(
            ' ',
            parsed
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
        );

    /// <summary>The value of an option or argument.</summary>
    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <inheritdoc cref="Value{T}(Option{T})"/>
    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    private void BytesRead(int bytes)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (Host.ErrorIsTerminal)
            _reading.Read(bytes);
    }

    /// <summary>Starts a progress line on stderr; shown only on a terminal and after a second.</summary>
    public ProgressLine Progress(string what, long? total = null)
    {
        _reading.Pause();
        return new ProgressLine(Host, what, total) { Ended = _reading.Resume };
    }

    /// <summary>Progress of something that tells how many of how many are done; its line goes when the result is shown.</summary>
    public Action<int, int> Counter(string what)
    {
        var line = Progress(what);
        _lines.Add(line);
        return (done, of) =>
        {
            Cancellation.ThrowIfCancellationRequested();
            line.Report(done, of);
        };
    }

    /// <summary>Counts what passes, on a progress line, and stops when the user asks.</summary>
    public IEnumerable<T> Counted<T>(IReadOnlyCollection<T> all, string what)
    {
        using var progress = Progress(what, all.Count);
        long done = 0;
        foreach (var one in all)
        {
            if ((++done & 0xff) == 0)
            {
                Cancellation.ThrowIfCancellationRequested();
                progress.Report(done);
            }
            yield return one;
        }
    }

    /// <summary>Clears what is left of progress lines.</summary>
    public void Dispose()
    {
        foreach (var line in _lines)
            line.Dispose();
        _lines.Clear();
        _reading.Dispose();
    }

    /// <summary>Says something to the user beside the result, on stderr.</summary>
    public void Warn(string text) => Host.Error.WriteLine(text);

    /// <summary>Writes a result as text or, with <c>--json</c>, as one JSON document, and gives the exit code of its verdict.</summary>
    public int Show(IResultView view)
    {
        Dispose();
        if (Json)
            ShowJson(view);
        else
            view.WriteText(new TextOutput(Host.Out));
        return ExitCode.Of(view.Verdict);
    }

    /// <summary>Shows the same facts under two rules. That they differ is an answer, not a discrepancy in something published.</summary>
    public int ShowDiff(string protocol, Comparison comparison) =>
        Show(new ComparisonView("diff", protocol, comparison, comparison.Findings.ToVerdict()));

    /// <summary>Shows a computation and, if a folder is named, writes it there too, as <c>compute.json</c>.</summary>
    public int ShowAndWrite(ComputationView view, string? folder)
    {
        if (folder is null)
            return Show(view);
        var path = Path.Combine(folder, "compute.json");
        OutputFile.Write(path, stream => WriteJson(view, stream));
        return Show(view with { Facts = [.. view.Facts, new("written", path)], IsWritten = true });
    }

    private void ShowJson(IResultView view)
    {
        using var memory = new MemoryStream();
        WriteJson(view, memory);
        memory.Position = 0;
        using var reader = new StreamReader(memory);
        Span<char> buffer = new char[8192];
        int read;
        while ((read = reader.Read(buffer)) > 0)
            Host.Out.Write(buffer[..read]);
    }

    private static void WriteJson(IResultView view, Stream stream)
    {
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            if (view.Schema is { } schema)
                writer.WriteString("schema", schema);
            view.WriteJson(writer);
            writer.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }
}
