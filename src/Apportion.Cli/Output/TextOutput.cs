using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Apportion.Cli.Output;

/// <summary>Text for people. Lines are never wrapped and carry no colour, so a terminal and a file show the same.</summary>
internal sealed class TextOutput(TextWriter writer)
{
    private const int NeverWrap = 10_000;

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>Writes a table: the first row of names, then rows; columns named in <paramref name="right"/> are aligned right.</summary>
    public void Table(
        IReadOnlyList<string> headers,
        IEnumerable<IReadOnlyList<string>> rows,
        params ReadOnlySpan<int> right
    )
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < headers.Count; i++)
        {
            var column = new TableColumn(new Text(headers[i])).NoWrap();
            table.AddColumn(right.Contains(i) ? column.RightAligned() : column);
        }
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        Write(table);
    }

    /// <summary>Writes a tree.</summary>
    public void Write(IRenderable renderable)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new WideOutput(text, NeverWrap),
            }
        );
        console.Profile.Capabilities.Unicode = true;
        console.Write(renderable);
        foreach (var line in text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            writer.WriteLine(line.TrimEnd());
    }

    private sealed class WideOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;
        public bool IsTerminal => false;
        public int Width => width;
        public int Height => 25;

        public void SetEncoding(System.Text.Encoding encoding) { }
    }
}
