using System.CommandLine;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli;

/// <summary>One command being run: what was parsed, the global options, and the way to show results.</summary>
internal sealed class Invocation(CommandHost host, ParseResult parsed)
{
    /// <summary>The program's streams.</summary>
    public CommandHost Host { get; } = host;

    /// <summary>True for <c>--json</c>.</summary>
    public bool Json { get; } = parsed.GetValue<bool>(GlobalOptions.JsonName);

    /// <summary>How many threads may be used, at least 1. Results never depend on it.</summary>
    public int Threads { get; } = Math.Max(1, parsed.GetValue<int>(GlobalOptions.ThreadsName));

    /// <summary>Stops long work.</summary>
    public CancellationToken Cancellation => Host.Cancellation;

    /// <summary>How inputs are read: bound, standard input.</summary>
    public InputOptions Inputs { get; } =
        new()
        {
            MaxBytes = parsed.GetValue<long>(GlobalOptions.MaxInputName),
            StandardInput = host.StandardInput,
            Opened = host.InputOpened,
        };

    /// <summary>The value of an option or argument.</summary>
    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <inheritdoc cref="Value{T}(Option{T})"/>
    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>Starts a progress line on stderr; shown only on a terminal and after a second.</summary>
    public ProgressLine Progress(string what, long? total = null) => new(Host, what, total);

    /// <summary>Says something to the user beside the result, on stderr.</summary>
    public void Warn(string text) => Host.Error.WriteLine(text);

    /// <summary>Writes a result as text or, with <c>--json</c>, as one JSON document, and gives the exit code of its verdict.</summary>
    public int Show(IResultView view)
    {
        if (Json)
            ShowJson(view);
        else
            view.WriteText(new TextOutput(Host.Out));
        return ExitCode.Of(view.Verdict);
    }

    private void ShowJson(IResultView view)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            if (view.Schema is { } schema)
                writer.WriteString("schema", schema);
            view.WriteJson(writer);
            writer.WriteEndObject();
        }
        memory.Position = 0;
        using var reader = new StreamReader(memory);
        Span<char> buffer = new char[8192];
        int read;
        while ((read = reader.Read(buffer)) > 0)
            Host.Out.Write(buffer[..read]);
        Host.Out.WriteLine();
    }
}
