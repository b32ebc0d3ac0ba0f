using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Facts;

/// <summary>docs/reference/eigenlayer-facts.md names what the program reads.</summary>
public class FactsDocumentTests
{
    [Fact]
    public void Every_table_stands_there_with_its_columns()
    {
        var text = Document();
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
        var text = Document();
        Assert.All(LogFactsBuilder.EventsRead, name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.All(
            EigenLayerContracts.KnownNetworks,
            name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal)
        );
    }

    private static string Document() => File.ReadAllText(Repository.At("docs/reference/eigenlayer-facts.md"));
}
