using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Tests.Facts;

/// <summary>docs/reference/eigenlayer-facts.md names what the program reads.</summary>
public class FactsDocumentTests
{
    [Fact]
    public void Every_table_stands_there_with_its_columns()
    {
        if (Document() is not { } text)
            return;
        foreach (var table in FactTables.All)
            Assert.Contains(
                $"| `{table.Name}` | `{string.Join(' ', table.Columns)}` |",
                text,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Every_event_that_gives_rows_and_every_network_stands_there()
    {
        if (Document() is not { } text)
            return;
        Assert.All(LogFactsBuilder.EventsRead, name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.All(
            EigenLayerContracts.KnownNetworks,
            name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal)
        );
    }

    private static string? Document()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (
                Path.Combine(folder.FullName, "docs", "reference", "eigenlayer-facts.md") is var path
                && File.Exists(path)
            )
                return File.ReadAllText(path);
        return null;
    }
}
