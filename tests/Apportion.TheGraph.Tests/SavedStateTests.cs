using Apportion.TheGraph.Replay;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Tests;

public sealed class SavedStateTests
{
    [Fact]
    public void A_run_saved_and_resumed_at_any_point_ends_with_the_same_bytes()
    {
        foreach (var name in (string[])["gip0088-s4", "upgrade-s1", "baseline-s1", "allocator-issuance"])
        {
            var lines = ReadLines(name);
            var whole = new SequenceReplayer(SequenceReplayer.ReadHeader(lines[0]));
            foreach (var line in lines.Skip(1))
                whole.Step(line);
            var expected = Save(whole.Engine);
            foreach (var cut in (int[])[1, lines.Count / 3, lines.Count - 5])
                Assert.Equal(expected, SavedAt(lines, cut));
        }
    }

    private static string SavedAt(List<JsonLine> lines, int cut)
    {
        var first = new SequenceReplayer(SequenceReplayer.ReadHeader(lines[0]));
        foreach (var line in lines.Skip(1).Take(cut))
            first.Step(line);
        var saved = Save(first.Engine);
        var resumed = new TheGraphEngine(
            StateDocument.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(saved)))
        );
        Assert.Equal(saved, Save(resumed));
        var second = new SequenceReplayer(resumed);
        foreach (var line in lines.Skip(1 + cut))
            second.Step(line);
        Assert.Empty(second.Findings);
        return Save(resumed);
    }

    private static List<JsonLine> ReadLines(string name)
    {
        var lines = new List<JsonLine>();
        using var stream = GzipVector.Named(name).Open();
        foreach (var line in JsonLines.Read(stream, name))
            lines.Add(new JsonLine(line.Utf8.ToArray(), line.File, line.Number));
        return lines;
    }

    private static string Save(TheGraphEngine engine)
    {
        using var stream = new MemoryStream();
        StateDocument.Save(engine, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
